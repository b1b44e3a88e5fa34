package eu.akkoord.platform.core.time;

import eu.akkoord.platform.core.authority.RequestKey;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The remarks of a writer about a change itself: the property {@code change} of any write body.
 *
 * @param occurred the day it happened, in Europe/Brussels; absent means the last possible one of the period, or the rule of
 *     {@link Occurrence}
 * @param occurredPeriod when it happened, as precisely as the source says; absent where the day is all there is to say
 * @param reason why, in the writer's words
 * @param afterwards whether it is entered long after it happened, so that stages of which no source tells may be missing
 * @param request the key of the request that asks for it; absent where the writer gave none
 */
public record ChangeNote(
        @Nullable LocalDate occurred,
        @Nullable Period occurredPeriod,
        @Nullable String reason,
        boolean afterwards,
        @Nullable RequestKey request) {
    public static final ChangeNote NONE = new ChangeNote(null, null);

    /** Remarks of a request without a key. */
    public ChangeNote(@Nullable LocalDate occurred, @Nullable String reason) {
        this(occurred, null, reason, false, null);
    }

    /** The same, of what is entered afterwards. */
    public ChangeNote enteredAfterwards() {
        return new ChangeNote(occurred, occurredPeriod, reason, true, request);
    }

    /** Tells whether the writer says when it happened. */
    public boolean isDated() {
        return occurred != null || occurredPeriod != null;
    }
}
