package eu.akkoord.agreements.agreement.registration;

import static eu.akkoord.agreements.agreement.AgreementForms.AGREEMENTS;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementDesk;
import eu.akkoord.agreements.agreement.AgreementFacts;
import eu.akkoord.agreements.agreement.AgreementRights;
import eu.akkoord.agreements.agreement.Relations;
import eu.akkoord.agreements.party.PartyDesk;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.desk.consent.Lapsing;
import eu.akkoord.platform.lists.Catalogues;
import eu.akkoord.platform.lists.kind.Endpoints;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.CommonAnnouncements;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers agreements: their forms, rights, events, list and endpoints are all named here. */
@Configuration(proxyBeanMethods = false)
class AgreementRegistration {
    @Bean
    AgreementDesk agreementDesk(
            AggregateStores stores, PartyDesk parties, Relations relations, Links links, Trail trail, Clock clock) {
        var all = stores.open(AGREEMENTS, new CommonAnnouncements<>(AGREEMENTS, links));
        return new AgreementDesk(all, new AgreementRights(), trail, clock, parties.all(), relations);
    }

    @Bean
    Endpoints<Agreement, AgreementFacts> agreementEndpoints(
            AgreementDesk desk, Catalogues catalogues, PartyDesk parties, Links links) {
        return Endpoints.of(AGREEMENTS, desk, new AgreementSource(parties.all(), links), catalogues, links);
    }

    @Bean
    Lapsing<Agreement, CommonEvent> lapsingAgreementOffers(AgreementDesk desk) {
        return new Lapsing<>(desk.all(), Agreement::offers, Agreement::lapse);
    }
}
