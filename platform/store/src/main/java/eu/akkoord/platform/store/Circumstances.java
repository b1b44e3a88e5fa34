package eu.akkoord.platform.store;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.RequestKey;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Period;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Circumstances of a change, beside what it changes.
 *
 * @param by who made it
 * @param occurred the day it happened, already decided and checked
 * @param reason why, in the writer's words
 * @param offer id of the offer that is made or answered by it, and that the reason is said with; absent of all else
 * @param occurredPeriod when it happened, as precisely as the source says; absent where the day says it
 * @param afterwards whether it is entered long after it happened
 * @param correction whether it sets right what is over
 * @param request the key of the request that asked for it; absent where it has none
 */
public record Circumstances(
        Caller by,
        LocalDate occurred,
        @Nullable String reason,
        @Nullable String offer,
        @Nullable Period occurredPeriod,
        boolean afterwards,
        boolean correction,
        @Nullable RequestKey request) {
    /** One that was asked for with the remarks of a writer. */
    public static Circumstances by(Caller by, LocalDate occurred, ChangeNote note, @Nullable String offer) {
        return new Circumstances(
                by, occurred, note.reason(), offer, note.occurredPeriod(), note.afterwards(), false, note.request());
    }

    /** The same of a change of what is over. */
    public Circumstances correcting() {
        return new Circumstances(by, occurred, reason, offer, occurredPeriod, afterwards, true, request);
    }

    /** One that was asked for without a key. */
    public Circumstances(Caller by, LocalDate occurred, @Nullable String reason, @Nullable String offer) {
        this(by, occurred, reason, offer, null, false, false, null);
    }

    /** One that neither makes nor answers an offer. */
    public Circumstances(Caller by, LocalDate occurred, @Nullable String reason) {
        this(by, occurred, reason, null);
    }
}
