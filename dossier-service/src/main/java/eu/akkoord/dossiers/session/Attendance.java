package eu.akkoord.dossiers.session;

import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of who came to a session.
 *
 * @param count how many came, also without an invitation; absent when nobody has counted
 * @param present ids of the invitations of those of whom it is known
 */
public record Attendance(@Nullable Integer count, List<String> present) {
    public static final Attendance UNKNOWN = new Attendance(null, List.of());

    public Attendance {
        present = List.copyOf(present);
    }

    boolean isUnknown() {
        return equals(UNKNOWN);
    }

    /** How many came; absent when it is not known. */
    @Nullable
    Integer attended() {
        if (count != null && count < present.size()) {
            throw new Refusal.Contradiction(new Fault(
                    "/attendance/count", count.toString(), "Er zijn niet minder mensen gekomen dan er genoemd worden"));
        }
        return count == null && !present.isEmpty() ? Integer.valueOf(present.size()) : count;
    }
}
