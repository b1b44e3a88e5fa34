package eu.akkoord.agreements.milestone;

import eu.akkoord.platform.core.facts.Facts;
import eu.akkoord.platform.core.facts.Word;
import eu.akkoord.platform.core.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a milestone, as an officer writes them.
 *
 * @param period the time it is planned for, as precisely as the source says
 * @param description the goal to be reached by then
 */
public record MilestoneFacts(
        String title, Kind kind, Period period, @Nullable String description) {
    /** All forms of the facts of a milestone. */
    public static final Facts<MilestoneFacts> FORM = Facts.of(MilestoneFacts.class);

    /** Kind of milestone: a meeting of those who lead the parties, a look back at the agreement, or a day by which something is due. */
    public enum Kind implements Word {
        TOP,
        REVIEW,
        DEADLINE
    }
}
