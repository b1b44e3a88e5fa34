package eu.akkoord.agreements.party.mongo;

import eu.akkoord.agreements.party.Parties;
import eu.akkoord.agreements.party.Party;
import eu.akkoord.agreements.party.PartyEvent;
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
class MongoParties implements Parties {
    private final Aggregates<Party, PartyEvent> all;

    MongoParties(AggregateStores stores, BiFunction<Party, PartyEvent, Announcement> announcements) {
        all = stores.open("parties", "party", new PartyShape(announcements));
    }

    @Override
    public Optional<Recorded<Party>> find(String code) {
        return all.find(code);
    }

    @Override
    public Map<String, Recorded<Party>> find(Collection<String> codes) {
        return all.find(codes);
    }

    @Override
    public Recorded<Party> add(String code, Party party, PartyEvent event, Made made, @Nullable Repeat repeat) {
        return all.add(code, party, event, made, repeat);
    }

    @Override
    public Recorded<Party> save(String code, Recorded<Party> before, Party after, PartyEvent event, Made made) {
        return all.save(code, before, after, event, made);
    }

    @Override
    public Optional<Recorded<Party>> find(String code, Moment moment) {
        return all.find(code, moment);
    }

    @Override
    public List<Past<Party>> history(String code) {
        return all.history(code);
    }

    @Override
    public Optional<byte[]> event(String code, long revision) {
        return all.event(code, revision);
    }
}
