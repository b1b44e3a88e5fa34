package eu.akkoord.dossiers.session;

import static eu.akkoord.dossiers.session.SessionForms.SESSIONS;

import eu.akkoord.dossiers.session.SessionEvent.InvitationAnswered;
import eu.akkoord.dossiers.session.SessionEvent.InvitationRequested;
import eu.akkoord.dossiers.session.SessionEvent.Invited;
import eu.akkoord.dossiers.session.SessionEvent.SessionAmended;
import eu.akkoord.dossiers.session.SessionEvent.SessionAnnounced;
import eu.akkoord.dossiers.session.SessionEvent.SessionEnded;
import eu.akkoord.dossiers.session.SessionEvent.SessionFixed;
import eu.akkoord.dossiers.session.SessionEvent.SessionMoved;
import eu.akkoord.dossiers.session.SessionEvent.SessionStatusChanged;
import eu.akkoord.platform.core.facts.Addresses;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Announcements;
import eu.akkoord.platform.store.Forms;
import java.util.LinkedHashMap;

/**
 * The published form of a session: numbers of people asking, invited, accepted and present, never who they are. While its visit is
 * concealed, so is the session.
 */
public final class SessionAnnouncements implements Announcements<Session, SessionEvent> {
    private final Addresses addresses;

    public SessionAnnouncements(Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public Announcement of(Session after, SessionEvent event) {
        if (after.within().isConcealed()) {
            return Announcement.concealed("changed", addresses.to(SESSIONS.path(after)));
        }
        var data = new LinkedHashMap<String, Object>();
        var type = switch (event) {
            case SessionAnnounced announced -> "announced";
            case SessionAmended amended -> {
                data.put("changed", amended.changed());
                yield "amended";
            }
            case SessionFixed fixed -> {
                data.put("changed", fixed.changed());
                data.put("fixing", Forms.moved(fixed.from(), fixed.to()));
                yield "amended";
            }
            case SessionMoved moved -> {
                data.put("changed", moved.changed());
                data.put("slip", Forms.moved(moved.from(), moved.to()));
                yield "moved";
            }
            case SessionStatusChanged changed -> {
                data.put("previousStatus", changed.previous().word());
                yield "statusChanged";
            }
            case SessionEnded ended -> {
                data.put("previousStatus", ended.previous().word());
                data.put("withVisit", true);
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
        data.put("session", SESSIONS.summary(after, addresses));
        return new Announcement(type, data);
    }
}
