package eu.akkoord.dossiers.visit.mongo;

import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitEvent;
import eu.akkoord.dossiers.visit.Visits;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Made;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.Moment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class MongoVisits implements Visits {
    private final Aggregates<Visit, VisitEvent> all;

    MongoVisits(AggregateStores stores, BiFunction<Visit, VisitEvent, Announcement> announcements) {
        all = stores.open("visits", "visit", new VisitShape(announcements));
    }

    @Override
    public Optional<Recorded<Visit>> find(String id) {
        return all.find(id);
    }

    @Override
    public Map<String, Recorded<Visit>> find(Collection<String> ids) {
        return all.find(ids);
    }

    @Override
    public Recorded<Visit> add(String id, Visit visit, VisitEvent event, Made made, @Nullable Repeat repeat) {
        return all.add(id, visit, event, made, repeat);
    }

    @Override
    public Recorded<Visit> save(String id, Recorded<Visit> before, Visit after, VisitEvent event, Made made) {
        return all.save(id, before, after, event, made);
    }

    @Override
    public Optional<Recorded<Visit>> find(String id, Moment moment) {
        return all.find(id, moment);
    }

    @Override
    public List<Past<Visit>> history(String id) {
        return all.history(id);
    }

    @Override
    public Optional<byte[]> event(String id, long revision) {
        return all.event(id, revision);
    }
}
