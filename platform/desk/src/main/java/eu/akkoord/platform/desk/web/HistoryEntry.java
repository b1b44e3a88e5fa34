package eu.akkoord.platform.desk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.store.HistoryRecord;
import eu.akkoord.platform.web.PeriodView;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the history of something, with what it was called, where it stood and when it was meant to be.
 *
 * @param href where the event that told of it can be read
 * @param party of whoever made it; absent, with all else of who made it, for whom that is not shown
 * @param deputation by which whoever made it stood in for a coordinator
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEntry(
        URI href,
        long revision,
        String type,
        LocalDate occurred,
        Instant registered,
        @Nullable String party,
        @Nullable String organisation,
        @Nullable String deputation,
        @Nullable String reason,
        @Nullable String status,
        @Nullable String title,
        @Nullable PeriodView period,
        @Nullable List<String> struck,
        @JsonUnwrapped Remarks remarks) {
    /**
     * Remarks about a change.
     *
     * @param occurredPeriod when it happened, with the words of the source
     * @param recordedAfterwards true when it was entered long after it happened
     * @param correction true when it set right what was over
     * @param corrects the change whose day it sets right
     * @param corrected by which change its day was set right
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Remarks(
            @Nullable PeriodView occurredPeriod,
            @Nullable Boolean recordedAfterwards,
            @Nullable Boolean correction,
            @Nullable Redated corrects,
            @Nullable Redated corrected) {
        /** @param words whether the words of the source stand beside when it happened */
        public static Remarks of(HistoryRecord.Remarks said, boolean words) {
            var stated = said.occurredPeriod();
            var period = stated == null || words ? stated : Period.of(stated.edtf(), null);
            return new Remarks(
                    period == null ? null : PeriodView.of(period),
                    said.afterwards() ? Boolean.TRUE : null,
                    said.correction() ? Boolean.TRUE : null,
                    Redated.of(said.corrects()),
                    Redated.of(said.corrected()));
        }
    }

    /**
     * Another day for a change.
     *
     * @param revision of the other
     * @param from the day that was stated before
     * @param to the day that counts
     */
    public record Redated(long revision, LocalDate from, LocalDate to) {
        static @Nullable Redated of(HistoryRecord.@Nullable Redated redated) {
            return redated == null ? null : new Redated(redated.revision(), redated.from(), redated.to());
        }
    }

    /**
     * An entry without why, which is not for every reader.
     *
     * @param event where the event that told of it can be read
     */
    public static HistoryEntry of(
            HistoryRecord<?> past,
            URI event,
            @Nullable String status,
            @Nullable String title,
            @Nullable Period period) {
        return new HistoryEntry(
                event,
                past.revision(),
                past.type(),
                past.occurred(),
                past.registered(),
                past.by().party(),
                past.by().organisation(),
                past.by().deputation(),
                null,
                status,
                title,
                period == null ? null : PeriodView.of(period),
                past.struck().isEmpty() ? null : past.struck(),
                Remarks.of(past.remarks(), past.offer() == null));
    }

    /** An entry of something of a kind, without why, which is not for every reader. */
    static <A> HistoryEntry of(Kind<A, ?> kind, HistoryRecord<A> past, Links links) {
        var heading = kind.heading(past.after());
        var event = links.toEvent(kind.collection(), kind.id(past.after()), past.revision());
        return of(past, event, heading.status(), heading.title(), heading.period());
    }

    /** The same without who made it. */
    HistoryEntry withoutMaker() {
        return new HistoryEntry(
                href,
                revision,
                type,
                occurred,
                registered,
                null,
                null,
                null,
                null,
                status,
                title,
                period,
                struck,
                remarks);
    }

    /** The same, with why and with the words beside when it happened. */
    HistoryEntry because(HistoryRecord<?> past) {
        return new HistoryEntry(
                href,
                revision,
                type,
                occurred,
                registered,
                party,
                organisation,
                deputation,
                past.reason(),
                status,
                title,
                period,
                struck,
                Remarks.of(past.remarks(), true));
    }
}
