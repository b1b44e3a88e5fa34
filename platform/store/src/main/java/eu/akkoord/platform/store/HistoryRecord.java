package eu.akkoord.platform.store;

import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an aggregate's history.
 *
 * @param type the past participle of the event, such as {@code statusChanged}
 * @param occurred the day it happened, as it was set right since
 * @param created when the aggregate was first stored
 * @param by who made the change
 * @param reason why, in the writer's words
 * @param offer id of the offer that it makes or answers; absent of all else, and on what was stored before it was recorded
 * @param traceparent the trace of the request that made it, as in W3C Trace Context
 * @param after the aggregate after the change
 * @param stored the same as it is stored; not to be changed
 * @param remarks said of the change beside what it changed
 * @param struck pointers to the texts that were struck from it, into the state, or such as {@link #REASON}
 * @param <A> the aggregate
 */
public record HistoryRecord<A>(
        long revision,
        String type,
        LocalDate occurred,
        Instant registered,
        Instant created,
        Actor by,
        @Nullable String reason,
        @Nullable String offer,
        @Nullable String traceparent,
        A after,
        Map<String, Object> stored,
        Remarks remarks,
        List<String> struck) {
    /** A change of which nothing is said beside what it changed. */
    public HistoryRecord(
            long revision,
            String type,
            LocalDate occurred,
            Instant registered,
            Instant created,
            Actor by,
            @Nullable String reason,
            @Nullable String offer,
            @Nullable String traceparent,
            A after,
            Map<String, Object> stored,
            List<String> struck) {
        this(
                revision,
                type,
                occurred,
                registered,
                created,
                by,
                reason,
                offer,
                traceparent,
                after,
                stored,
                Remarks.NONE,
                struck);
    }

    /**
     * Remarks about a change.
     *
     * @param occurredPeriod when it happened, with the words of the source; absent where the day says it
     * @param afterwards whether it was entered long after it happened
     * @param correction whether it set right what was over
     * @param corrects the change whose day it sets right; absent of any other change
     * @param corrected what its day was set right by; absent when it was not
     */
    public record Remarks(
            @Nullable Period occurredPeriod,
            boolean afterwards,
            boolean correction,
            @Nullable Redated corrects,
            @Nullable Redated corrected) {
        static final Remarks NONE = new Remarks(null, false, false, null, null);
    }

    /**
     * Another day for a change.
     *
     * @param revision of the other: of the change that is corrected, or of the correction
     * @param from the day that it had
     * @param to the day that it has
     */
    public record Redated(long revision, LocalDate from, LocalDate to) {}

    /** Begins the pointers to texts that are said of the change itself. */
    public static final String CHANGE = "/change/";

    /** Points to why the change was made. */
    public static final String REASON = "/change/reason";

    public HistoryRecord {
        struck = List.copyOf(struck);
    }

    /**
     * The same, without what it corrects or is corrected by where that is not among some revisions. When and why a change happened that is
     * not among them goes along.
     */
    public HistoryRecord<A> withoutCorrected(Collection<Long> seen) {
        var corrects = among(remarks.corrects(), seen);
        boolean ofHidden = remarks.corrects() != null && corrects == null;
        var less = new Remarks(
                ofHidden ? null : remarks.occurredPeriod(),
                remarks.afterwards(),
                remarks.correction(),
                corrects,
                among(remarks.corrected(), seen));
        return new HistoryRecord<>(
                revision,
                type,
                occurred,
                registered,
                created,
                by,
                ofHidden ? null : reason,
                offer,
                traceparent,
                after,
                stored,
                less,
                struck);
    }

    private static @Nullable Redated among(@Nullable Redated other, Collection<Long> seen) {
        return other == null || seen.contains(other.revision()) ? other : null;
    }

    /** Tells whether it says exactly this somewhere: in what is stored, or as its reason or its period. */
    public boolean says(String text) {
        var period = remarks.occurredPeriod();
        return text.equals(reason) || (period != null && text.equals(period.label())) || holds(stored, text);
    }

    private static boolean holds(@Nullable Object value, String text) {
        return switch (value) {
            case null -> false;
            case Map<?, ?> properties -> properties.values().stream().anyMatch(each -> holds(each, text));
            case Collection<?> items -> items.stream().anyMatch(each -> holds(each, text));
            default -> value.equals(text);
        };
    }

    public Recorded<A> recorded() {
        return new Recorded<>(after, revision, occurred, registered, created);
    }
}
