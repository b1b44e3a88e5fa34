package eu.akkoord.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.time.Period;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the history of something, with what it was called, where it stood and when it was meant to be.
 *
 * @param href where the event that told of it can be read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEntry(
        URI href,
        long revision,
        String type,
        LocalDate occurred,
        Instant registered,
        String party,
        String organisation,
        @Nullable String reason,
        @Nullable String status,
        @Nullable String title,
        @Nullable PeriodView period,
        @Nullable List<String> struck) {
    /** @param event where the event that told of it can be read */
    public static HistoryEntry of(
            Past<?> past, URI event, @Nullable String status, @Nullable String title, @Nullable Period period) {
        return new HistoryEntry(
                event,
                past.revision(),
                past.type(),
                past.occurred(),
                past.registered(),
                past.by().party(),
                past.by().organisation(),
                past.reason(),
                status,
                title,
                period == null ? null : PeriodView.of(period),
                past.struck().isEmpty() ? null : past.struck());
    }
}
