package eu.akkoord.dossiers;

import static eu.akkoord.dossiers.visit.VisitForms.VISITS;

import eu.akkoord.dossiers.access.ChangePolicy;
import eu.akkoord.dossiers.access.ClearancePolicy;
import eu.akkoord.dossiers.access.GrantDesk;
import eu.akkoord.dossiers.access.Grants;
import eu.akkoord.dossiers.access.GuardedDesk;
import eu.akkoord.dossiers.access.Origin;
import eu.akkoord.dossiers.access.RecoveryDesk;
import eu.akkoord.dossiers.access.References;
import eu.akkoord.dossiers.access.Takeovers;
import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.dossiers.agreement.Milestones;
import eu.akkoord.dossiers.bulk.BulkDesk;
import eu.akkoord.dossiers.document.DocumentAnnouncements;
import eu.akkoord.dossiers.document.DocumentDesk;
import eu.akkoord.dossiers.document.DocumentRights;
import eu.akkoord.dossiers.document.Documents;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierAnnouncements;
import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.dossiers.dossier.DossierEvent;
import eu.akkoord.dossiers.dossier.DossierRights;
import eu.akkoord.dossiers.dossier.Dossiers;
import eu.akkoord.dossiers.participant.ParticipantDesk;
import eu.akkoord.dossiers.participant.ParticipantRetention;
import eu.akkoord.dossiers.participant.Participants;
import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.dossiers.person.PersonDesk;
import eu.akkoord.dossiers.session.InvitationDesk;
import eu.akkoord.dossiers.session.SessionAnnouncements;
import eu.akkoord.dossiers.session.SessionDesk;
import eu.akkoord.dossiers.session.SessionEnding;
import eu.akkoord.dossiers.session.SessionRights;
import eu.akkoord.dossiers.session.Sessions;
import eu.akkoord.dossiers.visit.FollowUps;
import eu.akkoord.dossiers.visit.PublishedReferences;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitAnnouncements;
import eu.akkoord.dossiers.visit.VisitDesk;
import eu.akkoord.dossiers.visit.VisitEvent;
import eu.akkoord.dossiers.visit.VisitRights;
import eu.akkoord.dossiers.visit.Visits;
import eu.akkoord.platform.core.authority.Subjects;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.desk.consent.Lapsing;
import eu.akkoord.platform.desk.web.CorrectionController;
import eu.akkoord.platform.desk.web.EventController;
import eu.akkoord.platform.desk.web.StrikingController;
import eu.akkoord.platform.store.Hints;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Dossiers, visits and sessions; puts the plain Java of the domain together. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({EventController.class, CorrectionController.class, StrikingController.class})
public class DossierServiceApplication {
    /** Time that a writer waits for news of something just registered. */
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
    References references(Parties parties, Agreements agreements, Milestones milestones, Origin origin) {
        return new References(parties, agreements, milestones, origin, PATIENCE);
    }

    @Bean
    DossierDesk dossierDesk(
            Dossiers dossiers,
            DossierRights rights,
            Trail trail,
            Clock clock,
            ClearancePolicy policy,
            ChangePolicy changes,
            Takeovers takeovers,
            References references) {
        return new DossierDesk(dossiers, rights, trail, clock, policy, changes, takeovers, references);
    }

    @Bean
    VisitDesk visitDesk(
            Visits visits,
            VisitRights rights,
            Trail trail,
            Clock clock,
            ClearancePolicy policy,
            ChangePolicy changes,
            Takeovers takeovers,
            DossierDesk dossiers,
            References references) {
        return new VisitDesk(visits, rights, trail, clock, policy, changes, takeovers, dossiers, references);
    }

    @Bean
    DossierAnnouncements dossierAnnouncements(Links links, Milestones milestones) {
        return new DossierAnnouncements(links, milestones);
    }

    @Bean
    DocumentAnnouncements documentAnnouncements(Links links) {
        return new DocumentAnnouncements(links);
    }

    @Bean
    SessionAnnouncements sessionAnnouncements(Links links) {
        return new SessionAnnouncements(links);
    }

    @Bean
    VisitAnnouncements visitAnnouncements(Links links, ObjectProvider<PublishedReferences> references) {
        return new VisitAnnouncements(links, references::getObject);
    }

    @Bean
    PublishedReferences toldReferences(Dossiers dossiers, Visits visits, ClearancePolicy policy) {
        return new PublishedReferences(dossiers, visits, policy);
    }

    @Bean
    DocumentRights documentRights(Dossiers dossiers, ClearancePolicy policy) {
        return new DocumentRights(dossiers, policy);
    }

    @Bean
    DocumentDesk documentDesk(
            Documents documents,
            DocumentRights rights,
            Trail trail,
            Clock clock,
            ChangePolicy changes,
            DossierDesk dossiers) {
        return new DocumentDesk(documents, rights, trail, clock, changes, dossiers);
    }

    @Bean
    GrantDesk grantDesk(
            List<GuardedDesk<?, ?, ?>> things,
            ClearancePolicy policy,
            ChangePolicy changes,
            Grants grants,
            References references,
            Subjects subjects,
            Clock clock) {
        return new GrantDesk(things, policy, changes, grants, references, subjects, clock);
    }

    @Bean
    RecoveryDesk recoveryDesk(List<GuardedDesk<?, ?, ?>> things, ClearancePolicy policy, Grants grants, Clock clock) {
        return new RecoveryDesk(things, policy, grants, clock);
    }

    @Bean
    BulkDesk bulkDesk(List<GuardedDesk<?, ?, ?>> things, ClearancePolicy policy, References references) {
        return new BulkDesk(things, policy, references);
    }

    @Bean
    SessionRights sessionRights(Visits visits, ClearancePolicy policy, Parties parties) {
        return new SessionRights(visits, policy, parties);
    }

    @Bean
    SessionDesk sessionDesk(
            Sessions sessions,
            SessionRights rights,
            Trail trail,
            Clock clock,
            VisitDesk visits,
            References references) {
        return new SessionDesk(sessions, rights, trail, clock, visits, references);
    }

    @Bean
    FollowUps followUps(SessionDesk sessions) {
        return sessions::ahead;
    }

    @Bean
    SessionEnding sessionEnding(Sessions sessions, Visits visits, Hints hints) {
        var ending = new SessionEnding(sessions, visits);
        hints.listen((collection, id) -> {
            if (collection.equals(VISITS.collection())) {
                ending.follow(id);
            }
        });
        return ending;
    }

    @Bean
    InvitationDesk invitationDesk(SessionDesk sessions, SessionRights rights, PersonDesk persons, Links links) {
        return new InvitationDesk(sessions, rights, persons, links);
    }

    @Bean
    ParticipantDesk participantDesk(Participants participants, VisitDesk visits, PersonDesk persons, Links links) {
        return new ParticipantDesk(participants, visits, persons, links);
    }

    @Bean
    ParticipantRetention participantRetention(
            Participants participants, Visits visits, PersonDesk persons, Hints hints) {
        var retention = new ParticipantRetention(participants, visits, persons);
        hints.listen((collection, id) -> {
            if (collection.equals(VISITS.collection())) {
                retention.follow(id);
            }
        });
        return retention;
    }
}
