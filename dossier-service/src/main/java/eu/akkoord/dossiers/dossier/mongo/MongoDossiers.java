package eu.akkoord.dossiers.dossier.mongo;

import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierEvent;
import eu.akkoord.dossiers.dossier.Dossiers;
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
class MongoDossiers implements Dossiers {
    private final Aggregates<Dossier, DossierEvent> all;

    MongoDossiers(AggregateStores stores, BiFunction<Dossier, DossierEvent, Announcement> announcements) {
        all = stores.open("dossiers", "dossier", new DossierShape(announcements));
    }

    @Override
    public Optional<Recorded<Dossier>> find(String id) {
        return all.find(id);
    }

    @Override
    public Map<String, Recorded<Dossier>> find(Collection<String> ids) {
        return all.find(ids);
    }

    @Override
    public Recorded<Dossier> add(String id, Dossier dossier, DossierEvent event, Made made, @Nullable Repeat repeat) {
        return all.add(id, dossier, event, made, repeat);
    }

    @Override
    public Recorded<Dossier> save(String id, Recorded<Dossier> before, Dossier after, DossierEvent event, Made made) {
        return all.save(id, before, after, event, made);
    }

    @Override
    public Optional<Recorded<Dossier>> find(String id, Moment moment) {
        return all.find(id, moment);
    }

    @Override
    public List<Past<Dossier>> history(String id) {
        return all.history(id);
    }

    @Override
    public Optional<byte[]> event(String id, long revision) {
        return all.event(id, revision);
    }
}
