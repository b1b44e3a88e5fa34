package eu.akkoord.agreements.commitment.mongo;

import eu.akkoord.agreements.commitment.Commitment;
import eu.akkoord.agreements.commitment.CommitmentEvent;
import eu.akkoord.agreements.commitment.Commitments;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.StoredAggregates;
import java.util.function.BiFunction;
import org.springframework.stereotype.Repository;

@Repository
class MongoCommitments extends StoredAggregates<Commitment, CommitmentEvent> implements Commitments {
    MongoCommitments(AggregateStores stores, BiFunction<Commitment, CommitmentEvent, Announcement> announcements) {
        super(stores.open("commitments", "commitment", new CommitmentShape(announcements)));
    }
}
