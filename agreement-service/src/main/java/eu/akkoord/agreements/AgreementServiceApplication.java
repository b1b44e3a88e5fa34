package eu.akkoord.agreements;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementDesk;
import eu.akkoord.agreements.agreement.AgreementEvent;
import eu.akkoord.agreements.agreement.AgreementRights;
import eu.akkoord.agreements.agreement.Agreements;
import eu.akkoord.agreements.agreement.Relations;
import eu.akkoord.agreements.commitment.Commitment;
import eu.akkoord.agreements.commitment.CommitmentDesk;
import eu.akkoord.agreements.commitment.CommitmentEvent;
import eu.akkoord.agreements.commitment.CommitmentRights;
import eu.akkoord.agreements.commitment.Commitments;
import eu.akkoord.agreements.commitment.Elsewhere;
import eu.akkoord.agreements.commitment.References;
import eu.akkoord.agreements.overview.Knowledge;
import eu.akkoord.agreements.overview.OverviewDesk;
import eu.akkoord.agreements.party.Parties;
import eu.akkoord.agreements.party.Party;
import eu.akkoord.agreements.party.PartyDesk;
import eu.akkoord.agreements.party.PartyEvent;
import eu.akkoord.agreements.party.PartyRights;
import eu.akkoord.platform.consent.Lapsing;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.Strikings;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.desk.Visibility;
import eu.akkoord.platform.web.EventController;
import eu.akkoord.platform.web.Links;
import eu.akkoord.platform.web.StrikingController;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Parties, the agreements between them, what they promised each other, and what all of it has brought. The domain is plain Java, so
 * its desks are set up here.
 */
@SpringBootApplication(proxyBeanMethods = false)
@Import({EventController.class, StrikingController.class})
public class AgreementServiceApplication {
    /** How long a writer waits for news of something that was registered a moment ago. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    public static void main(String... arguments) {
        SpringApplication.run(AgreementServiceApplication.class, arguments);
    }

    @Bean
    Desk<Party, PartyEvent> parties(Parties parties, Trail trail, Clock clock) {
        return new Desk<>(parties, new PartyRights(), trail, clock);
    }

    @Bean
    Strikings<Party, PartyEvent> partyStrikings(Desk<Party, PartyEvent> parties) {
        return new Strikings<>(parties, PartyEvent.PartyAmended::new);
    }

    @Bean
    Strikings<Agreement, AgreementEvent> agreementStrikings(Desk<Agreement, AgreementEvent> agreements) {
        return new Strikings<>(agreements, AgreementEvent.AgreementAmended::new);
    }

    @Bean
    Strikings<Commitment, CommitmentEvent> commitmentStrikings(Desk<Commitment, CommitmentEvent> commitments) {
        return new Strikings<>(commitments, CommitmentEvent.CommitmentAmended::new);
    }

    @Bean
    PartyDesk partyDesk(Desk<Party, PartyEvent> parties) {
        return new PartyDesk(parties);
    }

    @Bean
    Desk<Agreement, AgreementEvent> agreements(Agreements agreements, Trail trail, Clock clock) {
        return new Desk<>(agreements, new AgreementRights(), trail, clock);
    }

    @Bean
    AgreementDesk agreementDesk(
            Desk<Agreement, AgreementEvent> desk, Agreements agreements, Parties parties, Relations relations) {
        return new AgreementDesk(desk, agreements, parties, relations);
    }

    @Bean
    Lapsing<Agreement, AgreementEvent> lapsingAgreementOffers(Agreements agreements) {
        return new Lapsing<>(agreements, Agreement::offers, Agreement::lapse);
    }

    @Bean
    Desk<Commitment, CommitmentEvent> commitments(
            Commitments commitments, Agreements agreements, Trail trail, Clock clock) {
        return new Desk<>(commitments, new CommitmentRights(agreements), trail, clock);
    }

    @Bean
    Lapsing<Commitment, CommitmentEvent> lapsingCommitmentOffers(Commitments commitments) {
        return new Lapsing<>(commitments, Commitment::offers, Commitment::lapse);
    }

    @Bean
    CommitmentDesk commitmentDesk(
            Desk<Commitment, CommitmentEvent> desk, Agreements agreements, Parties parties, References references) {
        return new CommitmentDesk(desk, new CommitmentRights(agreements), agreements, parties, references);
    }

    @Bean
    References references(Elsewhere elsewhere, Agreements agreements) {
        return new References(elsewhere, agreements, PATIENCE);
    }

    @Bean
    Visibility knownDossiers(References references) {
        return references.of("dossiers");
    }

    @Bean
    Visibility knownVisits(References references) {
        return references.of("visits");
    }

    @Bean
    Visibility knownSessions(References references) {
        return references.of("sessions");
    }

    @Bean
    OverviewDesk overviewDesk(AgreementDesk agreements, Knowledge knowledge, Links links, Clock clock) {
        return new OverviewDesk(agreements, knowledge, id -> links.to("agreements", id), clock);
    }
}
