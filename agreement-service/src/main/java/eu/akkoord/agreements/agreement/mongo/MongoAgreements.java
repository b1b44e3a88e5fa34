package eu.akkoord.agreements.agreement.mongo;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementEvent;
import eu.akkoord.agreements.agreement.Agreements;
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
class MongoAgreements implements Agreements {
    private final Aggregates<Agreement, AgreementEvent> all;

    MongoAgreements(AggregateStores stores, BiFunction<Agreement, AgreementEvent, Announcement> announcements) {
        all = stores.open("agreements", "agreement", new AgreementShape(announcements));
    }

    @Override
    public Optional<Recorded<Agreement>> find(String id) {
        return all.find(id);
    }

    @Override
    public Map<String, Recorded<Agreement>> find(Collection<String> ids) {
        return all.find(ids);
    }

    @Override
    public Recorded<Agreement> add(
            String id, Agreement agreement, AgreementEvent event, Made made, @Nullable Repeat repeat) {
        return all.add(id, agreement, event, made, repeat);
    }

    @Override
    public Recorded<Agreement> save(
            String id, Recorded<Agreement> before, Agreement after, AgreementEvent event, Made made) {
        return all.save(id, before, after, event, made);
    }

    @Override
    public Optional<Recorded<Agreement>> find(String id, Moment moment) {
        return all.find(id, moment);
    }

    @Override
    public List<Past<Agreement>> history(String id) {
        return all.history(id);
    }

    @Override
    public Optional<byte[]> event(String id, long revision) {
        return all.event(id, revision);
    }
}
