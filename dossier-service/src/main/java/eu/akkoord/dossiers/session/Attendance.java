package eu.akkoord.dossiers.session;

import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attendance of a session, as far as it is known.
 *
 * @param count number of people who came, also without an invitation; absent when nobody has counted
 * @param present ids of the invitations of people known to have come
 */
public record Attendance(@Nullable Integer count, List<String> present) {
    public static final Attendance UNKNOWN = new Attendance(null, List.of());

    public Attendance {
        present = List.copyOf(present);
    }

    boolean isUnknown() {
        return equals(UNKNOWN);
    }

    /**
     * Returns the number of people who came; absent when it is not known.
     *
     * @throws Refusal.Contradiction when fewer are counted than named
     */
    @Nullable
    Integer attended() {
        if (count != null && count < present.size()) {
            throw new Refusal.Contradiction(new Fault("/attendance/count", count.toString(), "attendance.tooFew"));
        }
        return count == null && !present.isEmpty() ? Integer.valueOf(present.size()) : count;
    }
}
