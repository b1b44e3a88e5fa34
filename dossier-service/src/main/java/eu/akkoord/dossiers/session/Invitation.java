package eu.akkoord.dossiers.session;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One place at a session that someone asked for or was offered. A session may have a thousand, and each of its revisions is stored with all
 * of them, so an invitation holds the least that identifies it.
 *
 * @param person random id of the details of the person invited
 * @param asked the day it was asked for or offered
 * @param since the day its stage began
 * @param answer id of the last answer; absent before the first
 * @param party code of the party that asked for it; absent where the host did, for somebody
 * @param host code of the party that was host then; absent from before it was recorded
 */
public record Invitation(
        String id,
        String person,
        InvitationStage stage,
        LocalDate asked,
        LocalDate since,
        @Nullable String answer,
        @Nullable String party,
        @Nullable String host) {
    /** Stands where an invitation was not answered yet, and where the host made it. */
    private static final String NONE = "-";

    /** Spells it as one line, since a thousand documents of six properties would not fit in a state. */
    String line() {
        var line = String.join(
                " ",
                id,
                person,
                stage.word(),
                asked.toString(),
                since.toString(),
                Objects.requireNonNullElse(answer, NONE));
        if (host != null) {
            return String.join(" ", line, Objects.requireNonNullElse(party, NONE), host);
        }
        return party == null ? line : line + " " + party;
    }

    /** Reads what {@link #line} has spelled. */
    static Invitation of(String line) {
        var words = line.split(" ", -1);
        return new Invitation(
                words[0],
                words[1],
                InvitationStage.of(words[2]),
                LocalDate.parse(words[3]),
                LocalDate.parse(words[4]),
                word(words, 5),
                word(words, 6),
                word(words, 7));
    }

    private static @Nullable String word(String[] words, int place) {
        return place >= words.length || words[place].equals(NONE) ? null : words[place];
    }

    /** Code of the party whose person it is for; absent where the host then is not known. */
    @Nullable
    String writer() {
        return party == null ? host : party;
    }

    /**
     * Tells whether somebody of a party may know who it is for: the party whose person it is, and the host as long as it is the one of then.
     *
     * @param hosts whether that party is host now
     */
    boolean isKnownTo(String reader, boolean hosts) {
        return reader.equals(writer()) || (hosts && (host == null || host.equals(reader)));
    }

    Invitation to(InvitationStage next, LocalDate on) {
        return new Invitation(id, person, next, asked, on, answer, party, host);
    }

    Invitation answered(String by) {
        return new Invitation(id, person, stage, asked, since, by, party, host);
    }
}
