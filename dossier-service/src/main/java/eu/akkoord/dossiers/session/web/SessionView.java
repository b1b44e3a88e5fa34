package eu.akkoord.dossiers.session.web;

import eu.akkoord.dossiers.dossier.DossierFacts.Theme;
import eu.akkoord.dossiers.session.InvitationStage;
import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.session.SessionStatus;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.web.Link;
import eu.akkoord.platform.web.Links;
import eu.akkoord.platform.web.PeriodView;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session as a reader sees it: how many, never who. */
record SessionView(
        URI self,
        String id,
        Link visit,
        String title,
        List<String> topics,
        List<Theme> themes,
        @Nullable String place,
        PeriodView period,
        @Nullable String language,
        @Nullable Integer capacity,
        int requested,
        int invited,
        int accepted,
        int declined,
        int waitlisted,
        @Nullable Integer attended,
        @Nullable LocalDate unansweredSince,
        String status,
        LocalDate since,
        @Nullable String reason,
        Instant created,
        Instant modified) {
    static SessionView of(Recorded<Session> recorded, Links links) {
        var session = recorded.value();
        var facts = session.facts();
        var invitations = session.invitations();
        return new SessionView(
                links.to("visits", session.visit(), "sessions", session.id()),
                session.id(),
                Link.to("visits", session.visit(), links),
                facts.title(),
                facts.topics(),
                facts.themes(),
                facts.place(),
                PeriodView.of(facts.period()),
                facts.language(),
                facts.capacity(),
                invitations.count(InvitationStage.REQUESTED),
                invitations.count(InvitationStage.INVITED),
                invitations.count(InvitationStage.ACCEPTED),
                invitations.count(InvitationStage.DECLINED),
                invitations.count(InvitationStage.WAITLISTED),
                session.attended(),
                session.unansweredSince(),
                session.status().stage().word(),
                session.status().since(),
                reason(session.status()),
                recorded.created(),
                recorded.registered());
    }

    private static @Nullable String reason(SessionStatus status) {
        return switch (status) {
            case SessionStatus.Announced announced -> null;
            case SessionStatus.Open open -> null;
            case SessionStatus.Held held -> null;
            case SessionStatus.Cancelled cancelled -> cancelled.reason();
        };
    }
}
