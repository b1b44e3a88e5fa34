package eu.akkoord.agreements.commitment;

import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The source of a commitment: a clause of its agreement, a visit, or a session that followed a visit.
 *
 * @param clause its number, or the words of the text; only of a clause, and absent where the text has no number
 * @param visit id of the visit; of a visit and of a session
 * @param session id of the session, which belongs to the visit; only of a session
 */
public record Source(
        Kind kind,
        @Nullable String clause,
        @Nullable @Code String visit,
        @Nullable @Code String session) {
    /** Stands for what is named and may not be known of. Nothing bears it: ids have three characters at least. */
    private static final String HIDDEN = "-";

    /** Kind of occasion. */
    public enum Kind implements Word {
        CLAUSE,
        VISIT,
        SESSION;

        public static Kind of(String word) {
            return Word.of(Kind.class, word);
        }
    }

    /** Returns the source without references that a reader may not know of. */
    public Source shownTo(CommitmentReferences seen) {
        return new Source(kind, clause, seen.visit(), seen.visit() == null ? null : seen.session());
    }

    /** Returns the same as far as somebody may know of it, for that one to change. */
    Source shown(CommitmentReferences seen) {
        return new Source(
                kind,
                clause,
                visit == null || visit.equals(seen.visit()) ? visit : HIDDEN,
                session == null || session.equals(seen.session()) ? session : HIDDEN);
    }

    /** Returns the same with what was hidden from the writer, and was left as it is. */
    Source restored(Source whole) {
        return new Source(
                kind,
                clause,
                HIDDEN.equals(visit) ? whole.visit : visit,
                HIDDEN.equals(session) ? whole.session : session);
    }

    /** Returns the properties that its kind lacks or forbids. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        judge(faults, "clause", clause, false, kind == Kind.CLAUSE);
        judge(faults, "visit", visit, kind != Kind.CLAUSE, kind != Kind.CLAUSE);
        judge(faults, "session", session, kind == Kind.SESSION, kind == Kind.SESSION);
        return faults;
    }

    private void judge(List<Fault> faults, String name, @Nullable String value, boolean needed, boolean fits) {
        if (needed && value == null) {
            faults.add(new Fault("/source/" + name, null, "source.incomplete", Refusal.inWords(kind.word()), name));
        }
        if (!fits && value != null) {
            faults.add(new Fault(
                    "/source/" + name,
                    HIDDEN.equals(value) ? null : value,
                    "source.tooMuch",
                    Refusal.inWords(kind.word()),
                    name));
        }
    }
}
