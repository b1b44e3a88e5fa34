package eu.akkoord.dossiers;

import eu.akkoord.dossiers.access.ChangePolicy;
import eu.akkoord.dossiers.access.ClearancePolicy;
import eu.akkoord.dossiers.access.GrantDesk;
import eu.akkoord.dossiers.access.Grants;
import eu.akkoord.dossiers.access.GuardedThings;
import eu.akkoord.dossiers.access.Origin;
import eu.akkoord.dossiers.access.References;
import eu.akkoord.dossiers.access.Takeovers;
import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.dossiers.document.DocumentDesk;
import eu.akkoord.dossiers.document.DocumentEvent;
import eu.akkoord.dossiers.document.DocumentRights;
import eu.akkoord.dossiers.document.Documents;
import eu.akkoord.dossiers.document.DossierDocument;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.dossiers.dossier.DossierEvent;
import eu.akkoord.dossiers.dossier.DossierRights;
import eu.akkoord.dossiers.dossier.Dossiers;
import eu.akkoord.dossiers.participant.ParticipantDesk;
import eu.akkoord.dossiers.participant.Participants;
import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.dossiers.person.PersonDesk;
import eu.akkoord.dossiers.session.InvitationDesk;
import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.session.SessionDesk;
import eu.akkoord.dossiers.session.SessionEvent;
import eu.akkoord.dossiers.session.SessionRights;
import eu.akkoord.dossiers.session.Sessions;
import eu.akkoord.dossiers.visit.ToldReferences;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitDesk;
import eu.akkoord.dossiers.visit.VisitEvent;
import eu.akkoord.dossiers.visit.VisitRights;
import eu.akkoord.dossiers.visit.Visits;
import eu.akkoord.platform.consent.Lapsing;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.Strikings;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.security.Subjects;
import eu.akkoord.platform.web.EventController;
import eu.akkoord.platform.web.StrikingController;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Dossiers, visits and sessions; puts the plain Java of the domain together. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({EventController.class, StrikingController.class})
public class DossierServiceApplication {
    /** How long a writer waits for news of something that was registered a moment ago. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    public static void main(String[] arguments) {
        SpringApplication.run(DossierServiceApplication.class, arguments);
    }

    @Bean
    ClearancePolicy clearancePolicy(Agreements agreements, Grants grants, Clock clock) {
        return new ClearancePolicy(agreements, grants, clock);
    }

    @Bean
    Takeovers takeovers(ClearancePolicy policy, Grants grants, References references, Clock clock) {
        return new Takeovers(policy, grants, references, clock);
    }

    @Bean
    Lapsing<Dossier, DossierEvent> lapsingOfDossiers(Dossiers dossiers) {
        return new Lapsing<>(dossiers, Dossier::offers, Dossier::lapse);
    }

    @Bean
    Lapsing<Visit, VisitEvent> lapsingOfVisits(Visits visits) {
        return new Lapsing<>(visits, Visit::offers, Visit::lapse);
    }

    @Bean
    ChangePolicy changePolicy(ClearancePolicy policy) {
        return new ChangePolicy(policy);
    }

    @Bean
    DossierRights dossierRights(ClearancePolicy policy) {
        return new DossierRights(policy);
    }

    @Bean
    VisitRights visitRights(ClearancePolicy policy) {
        return new VisitRights(policy);
    }

    @Bean
    References references(Parties parties, Agreements agreements, Origin origin) {
        return new References(parties, agreements, origin, PATIENCE);
    }

    @Bean
    Desk<Dossier, DossierEvent> dossiers(Dossiers dossiers, DossierRights rights, Trail trail, Clock clock) {
        return new Desk<>(dossiers, rights, trail, clock);
    }

    @Bean
    Strikings<Dossier, DossierEvent> dossierStrikings(Desk<Dossier, DossierEvent> dossiers) {
        return new Strikings<>(dossiers, DossierEvent.DossierAmended::new);
    }

    @Bean
    Strikings<Visit, VisitEvent> visitStrikings(Desk<Visit, VisitEvent> visits) {
        return new Strikings<>(visits, VisitEvent.VisitAmended::new);
    }

    @Bean
    Strikings<DossierDocument, DocumentEvent> documentStrikings(Desk<DossierDocument, DocumentEvent> documents) {
        return new Strikings<>(documents, DossierDocument::dossier, DocumentEvent.DocumentAmended::new);
    }

    @Bean
    Strikings<Session, SessionEvent> sessionStrikings(Desk<Session, SessionEvent> sessions) {
        return new Strikings<>(sessions, Session::visit, SessionEvent.SessionAmended::new);
    }

    @Bean
    DossierDesk dossierDesk(
            Desk<Dossier, DossierEvent> dossiers,
            DossierRights rights,
            ClearancePolicy policy,
            ChangePolicy changes,
            Takeovers takeovers,
            References references) {
        return new DossierDesk(dossiers, rights, policy, changes, takeovers, references);
    }

    @Bean
    Desk<Visit, VisitEvent> visits(Visits visits, VisitRights rights, Trail trail, Clock clock) {
        return new Desk<>(visits, rights, trail, clock);
    }

    @Bean
    VisitDesk visitDesk(
            Desk<Visit, VisitEvent> visits,
            VisitRights rights,
            ClearancePolicy policy,
            ChangePolicy changes,
            Takeovers takeovers,
            DossierDesk dossiers,
            References references) {
        return new VisitDesk(visits, rights, policy, changes, takeovers, dossiers, references);
    }

    @Bean
    ToldReferences toldReferences(Dossiers dossiers, Visits visits, ClearancePolicy policy) {
        return new ToldReferences(dossiers, visits, policy);
    }

    @Bean
    DocumentRights documentRights(Dossiers dossiers, ClearancePolicy policy) {
        return new DocumentRights(dossiers, policy);
    }

    @Bean
    Desk<DossierDocument, DocumentEvent> documents(
            Documents documents, DocumentRights rights, Trail trail, Clock clock) {
        return new Desk<>(documents, rights, trail, clock);
    }

    @Bean
    DocumentDesk documentDesk(
            Desk<DossierDocument, DocumentEvent> documents,
            DocumentRights rights,
            ChangePolicy changes,
            DossierDesk dossiers) {
        return new DocumentDesk(documents, rights, changes, dossiers);
    }

    @Bean
    GrantDesk grantDesk(
            List<GuardedThings> things,
            ClearancePolicy policy,
            ChangePolicy changes,
            Grants grants,
            References references,
            Subjects subjects,
            Clock clock) {
        return new GrantDesk(things, policy, changes, grants, references, subjects, clock);
    }

    @Bean
    SessionRights sessionRights(Visits visits, ClearancePolicy policy) {
        return new SessionRights(visits, policy);
    }

    @Bean
    Desk<Session, SessionEvent> sessions(Sessions sessions, SessionRights rights, Trail trail, Clock clock) {
        return new Desk<>(sessions, rights, trail, clock);
    }

    @Bean
    SessionDesk sessionDesk(
            Desk<Session, SessionEvent> sessions, SessionRights rights, VisitDesk visits, References references) {
        return new SessionDesk(sessions, rights, visits, references);
    }

    @Bean
    InvitationDesk invitationDesk(
            SessionDesk sessions, Desk<Session, SessionEvent> desk, SessionRights rights, PersonDesk persons) {
        return new InvitationDesk(sessions, desk, rights, persons);
    }

    @Bean
    ParticipantDesk participantDesk(Participants participants, VisitDesk visits, PersonDesk persons) {
        return new ParticipantDesk(participants, visits, persons);
    }
}
