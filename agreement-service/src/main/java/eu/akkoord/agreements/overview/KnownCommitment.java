package eu.akkoord.agreements.overview;

import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.desk.consent.Represented;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A commitment after its last event, which leaves out its text.
 *
 * @param agreement id of the agreement it stands under
 * @param visit id of the visit it was made at, when it was made at one
 * @param session id of the session it was made at, when it was made at one
 * @param debtors codes of the parties that promised
 * @param creditors codes of the parties they promised it to
 * @param due its deadline
 * @param sharedWith codes of the parties that had joined its agreement when it was filed; absent unless published
 * @param entered the day on which it was first registered; absent unless published
 * @param represented those of its parties that had nobody of their own when it was written
 */
public record KnownCommitment(
        String id,
        URI href,
        @Nullable String agreement,
        @Nullable String visit,
        @Nullable String session,
        Set<String> debtors,
        Set<String> creditors,
        @Nullable Period due,
        Stage stage,
        @Nullable Set<String> sharedWith,
        @Nullable LocalDate entered,
        List<Represented> represented) {
    /** In the order of its life. */
    public enum Stage {
        OPEN,
        IN_PROGRESS,
        FULFILLED,
        WITHDRAWN
    }

    public KnownCommitment {
        debtors = Set.copyOf(debtors);
        creditors = Set.copyOf(creditors);
        sharedWith = sharedWith == null ? null : Set.copyOf(sharedWith);
        represented = List.copyOf(represented);
    }

    public boolean concerns(String party) {
        return debtors.contains(party) || creditors.contains(party);
    }

    /** The first day on which it is late; absent when it is never late, or settled. */
    @Nullable
    LocalDate overdueFrom() {
        var latest = due == null ? null : due.latest();
        var waits = stage == Stage.OPEN || stage == Stage.IN_PROGRESS;
        return latest == null || !waits ? null : latest.plusDays(1);
    }

    /** Tells whether its last day has passed and it is neither fulfilled nor withdrawn. */
    public boolean isOverdue(LocalDate today) {
        var from = overdueFrom();
        return from != null && !from.isAfter(today);
    }
}
