package eu.akkoord.dossiers.session.catalogue;

import eu.akkoord.dossiers.dossier.DossierFacts.Theme;
import eu.akkoord.dossiers.session.InvitationStage;
import eu.akkoord.dossiers.session.Session;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.web.Links;
import eu.akkoord.platform.web.PeriodView;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a list shows of a session: how many, never who. */
record SessionItem(
        String id,
        URI href,
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
        String status,
        LocalDate since,
        Instant modified) {
    static SessionItem of(Recorded<Session> recorded, Links links) {
        var session = recorded.value();
        var facts = session.facts();
        var invitations = session.invitations();
        return new SessionItem(
                session.id(),
                links.to("visits", session.visit(), "sessions", session.id()),
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
                session.status().stage().word(),
                session.status().since(),
                recorded.registered());
    }
}
