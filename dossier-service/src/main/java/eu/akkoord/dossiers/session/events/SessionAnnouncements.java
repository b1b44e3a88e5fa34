package eu.akkoord.dossiers.session.events;

import eu.akkoord.dossiers.session.InvitationStage;
import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.session.SessionEvent;
import eu.akkoord.dossiers.session.SessionEvent.InvitationAnswered;
import eu.akkoord.dossiers.session.SessionEvent.InvitationRequested;
import eu.akkoord.dossiers.session.SessionEvent.Invited;
import eu.akkoord.dossiers.session.SessionEvent.SessionAmended;
import eu.akkoord.dossiers.session.SessionEvent.SessionAnnounced;
import eu.akkoord.dossiers.session.SessionEvent.SessionMoved;
import eu.akkoord.dossiers.session.SessionEvent.SessionStatusChanged;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Forms;
import eu.akkoord.platform.web.Links;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/**
 * Tells of a session how many asked, were invited, accepted and came; never who. While its visit is concealed, so is the session.
 */
@Component
class SessionAnnouncements implements BiFunction<Session, SessionEvent, Announcement> {
    private final Links links;

    SessionAnnouncements(Links links) {
        this.links = links;
    }

    @Override
    public Announcement apply(Session after, SessionEvent event) {
        if (after.within().isConcealed()) {
            return Announcement.concealed("changed", href(after));
        }
        var data = new LinkedHashMap<String, Object>();
        var type = switch (event) {
            case SessionAnnounced announced -> "announced";
            case SessionAmended amended -> {
                data.put("changed", amended.changed());
                yield "amended";
            }
            case SessionMoved moved -> {
                data.put("changed", moved.changed());
                data.put("slip", Map.of("from", Forms.told(moved.from()), "to", Forms.told(moved.to())));
                yield "moved";
            }
            case SessionStatusChanged changed -> {
                data.put("previousStatus", changed.previous().word());
                yield "statusChanged";
            }
            case InvitationRequested requested -> "invitationRequested";
            case Invited invited -> "invited";
            case InvitationAnswered answered -> {
                data.put("answer", answered.led().word());
                data.put("promoted", answered.promoted());
                yield "invitationAnswered";
            }
        };
        data.put("session", summary(after));
        return new Announcement(type, data);
    }

    private URI href(Session session) {
        return links.to("visits", session.visit(), "sessions", session.id());
    }

    private Map<String, Object> summary(Session session) {
        var facts = session.facts();
        var summary = new LinkedHashMap<String, Object>();
        summary.put("id", session.id());
        summary.put("href", href(session).toString());
        summary.put("visit", session.visit());
        summary.put("title", facts.title());
        summary.put("topics", facts.topics());
        summary.put(
                "themes",
                facts.themes().stream()
                        .map(theme -> Map.of("agreement", theme.agreement(), "code", theme.code()))
                        .toList());
        Forms.put(summary, "place", facts.place());
        summary.put("period", Forms.told(facts.period()));
        Forms.put(summary, "language", facts.language());
        Forms.put(summary, "capacity", facts.capacity());
        summary.put("status", session.status().stage().word());
        summary.put("since", session.status().since().toString());
        var invitations = session.invitations();
        summary.put("requested", invitations.count(InvitationStage.REQUESTED));
        summary.put("invited", invitations.count(InvitationStage.INVITED));
        summary.put("accepted", invitations.count(InvitationStage.ACCEPTED));
        summary.put("declined", invitations.count(InvitationStage.DECLINED));
        summary.put("waitlisted", invitations.count(InvitationStage.WAITLISTED));
        Forms.put(summary, "attended", session.attended());
        Forms.put(summary, "unansweredSince", Forms.text(session.unansweredSince()));
        return summary;
    }
}
