package eu.akkoord.dossiers.session.mongo;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.dossier.DossierFacts.Theme;
import eu.akkoord.dossiers.session.Invitation;
import eu.akkoord.dossiers.session.InvitationStage;
import eu.akkoord.dossiers.session.Invitations;
import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.session.SessionEvent;
import eu.akkoord.dossiers.session.SessionFacts;
import eu.akkoord.dossiers.session.SessionStage;
import eu.akkoord.dossiers.session.SessionStatus;
import eu.akkoord.dossiers.session.SessionStatus.Announced;
import eu.akkoord.dossiers.session.SessionStatus.Cancelled;
import eu.akkoord.dossiers.session.SessionStatus.Held;
import eu.akkoord.dossiers.session.SessionStatus.Open;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Forms;
import eu.akkoord.platform.store.Shape;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.bson.Document;

final class SessionShape implements Shape<Session, SessionEvent> {
    /** Stands where an invitation was not answered yet. */
    private static final String NONE = "-";

    private final BiFunction<Session, SessionEvent, Announcement> announcements;

    SessionShape(BiFunction<Session, SessionEvent, Announcement> announcements) {
        this.announcements = announcements;
    }

    @Override
    public Announcement announce(Session after, SessionEvent event) {
        return announcements.apply(after, event);
    }

    @Override
    public Document write(Session session) {
        var facts = session.facts();
        var state = new Document("visit", session.visit())
                .append("within", session.within().word())
                .append("title", facts.title())
                .append("topics", facts.topics())
                .append(
                        "themes",
                        facts.themes().stream()
                                .map(theme -> new Document("agreement", theme.agreement()).append("code", theme.code()))
                                .toList())
                .append("period", Forms.stored(facts.period()))
                .append("status", status(session.status()))
                .append(
                        "invitations",
                        session.invitations().all().stream()
                                .map(SessionShape::line)
                                .toList());
        Forms.put(state, "place", facts.place());
        Forms.put(state, "language", facts.language());
        Forms.put(state, "capacity", facts.capacity());
        return state;
    }

    /** One line, since a thousand documents of six properties would not fit in a state. */
    private static String line(Invitation invitation) {
        var party = invitation.party();
        var line = String.join(
                " ",
                invitation.id(),
                invitation.person(),
                invitation.stage().word(),
                invitation.asked().toString(),
                invitation.since().toString(),
                Objects.requireNonNullElse(invitation.answer(), NONE));
        return party == null ? line : line + " " + party;
    }

    private static Invitation invitation(String line) {
        var words = line.split(" ", -1);
        return new Invitation(
                words[0],
                words[1],
                InvitationStage.of(words[2]),
                LocalDate.parse(words[3]),
                LocalDate.parse(words[4]),
                words[5].equals(NONE) ? null : words[5],
                words.length > 6 ? words[6] : null);
    }

    private static Document status(SessionStatus status) {
        var stored = new Document("stage", status.stage().word())
                .append("since", status.since().toString());
        switch (status) {
            case Announced announced -> {}
            case Open open -> {}
            case Held held -> Forms.put(stored, "attended", held.attended());
            case Cancelled cancelled -> stored.append("reason", cancelled.reason());
        }
        return stored;
    }

    @Override
    public Set<String> texts() {
        return Set.of("title", "topics", "place", "period.label", "status.reason");
    }

    @Override
    public Session read(String id, Document state) {
        var facts = new SessionFacts(
                state.getString("title"),
                Forms.texts(state, "topics"),
                Forms.documents(state, "themes").stream()
                        .map(theme -> new Theme(theme.getString("agreement"), theme.getString("code")))
                        .toList(),
                state.getString("place"),
                Objects.requireNonNull(Forms.period(state, "period")),
                state.getString("language"),
                state.getInteger("capacity"));
        return new Session(
                id,
                state.getString("visit"),
                facts,
                readStatus(state.get("status", Document.class)),
                new Invitations(Forms.texts(state, "invitations").stream()
                        .map(SessionShape::invitation)
                        .toList()),
                Confidentiality.of(state.getString("within")));
    }

    private static SessionStatus readStatus(Document stored) {
        var since = LocalDate.parse(stored.getString("since"));
        return switch (SessionStage.of(stored.getString("stage"))) {
            case ANNOUNCED -> new Announced(since);
            case OPEN -> new Open(since);
            case HELD -> new Held(since, stored.getInteger("attended"));
            case CANCELLED -> new Cancelled(since, stored.getString("reason"));
        };
    }
}
