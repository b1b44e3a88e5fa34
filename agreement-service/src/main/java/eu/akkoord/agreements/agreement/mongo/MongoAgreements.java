package eu.akkoord.agreements.agreement.mongo;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementEvent;
import eu.akkoord.agreements.agreement.Agreements;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.StoredAggregates;
import java.util.function.BiFunction;
import org.springframework.stereotype.Repository;

@Repository
class MongoAgreements extends StoredAggregates<Agreement, AgreementEvent> implements Agreements {
    MongoAgreements(AggregateStores stores, BiFunction<Agreement, AgreementEvent, Announcement> announcements) {
        super(stores.open("agreements", "agreement", new AgreementShape(announcements)));
    }
}
