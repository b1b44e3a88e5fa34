package eu.akkoord.agreements.commitment;

import eu.akkoord.platform.desk.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a commitment was made: in a clause of its agreement, at a visit, or at a session that followed a visit.
 *
 * @param clause which one, by its number or in the words of the text; only of a clause, and absent where the text has no number
 * @param visit id of the visit; of a visit and of a session
 * @param session id of the session, which belongs to the visit; only of a session
 */
public record Source(
        Kind kind,
        @Nullable String clause,
        @Nullable String visit,
        @Nullable String session) {
    /** What kind of occasion it was. */
    public enum Kind {
        CLAUSE("clause"),
        VISIT("visit"),
        SESSION("session");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As it is written on the wire and in the store. */
        public String word() {
            return word;
        }

        public static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(word + " is no kind of source"));
        }
    }

    /** What is missing for its kind, and what belongs to another. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        judge(faults, "clause", clause, false, kind == Kind.CLAUSE);
        judge(faults, "visit", visit, kind != Kind.CLAUSE, kind != Kind.CLAUSE);
        judge(faults, "session", session, kind == Kind.SESSION, kind == Kind.SESSION);
        return faults;
    }

    private void judge(List<Fault> faults, String name, @Nullable String value, boolean needed, boolean fits) {
        if (needed && value == null) {
            faults.add(new Fault("/source/" + name, null, "Bij %s hoort %s".formatted(kind.word(), name)));
        }
        if (!fits && value != null) {
            faults.add(new Fault("/source/" + name, value, "Bij %s hoort geen %s".formatted(kind.word(), name)));
        }
    }
}
