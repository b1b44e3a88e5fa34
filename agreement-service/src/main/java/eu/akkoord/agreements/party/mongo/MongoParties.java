package eu.akkoord.agreements.party.mongo;

import eu.akkoord.agreements.party.Parties;
import eu.akkoord.agreements.party.Party;
import eu.akkoord.agreements.party.PartyEvent;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.StoredAggregates;
import java.util.function.BiFunction;
import org.springframework.stereotype.Repository;

@Repository
class MongoParties extends StoredAggregates<Party, PartyEvent> implements Parties {
    MongoParties(AggregateStores stores, BiFunction<Party, PartyEvent, Announcement> announcements) {
        super(stores.open("parties", "party", new PartyShape(announcements)));
    }
}
