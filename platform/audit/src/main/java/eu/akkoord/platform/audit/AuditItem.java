package eu.akkoord.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.desk.AuditLine;
import eu.akkoord.platform.store.Actor;
import eu.akkoord.platform.store.ReadEvent;
import eu.akkoord.platform.store.ReadLogEntry;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit, as a list shows it.
 *
 * @param id of a change, that of its event
 * @param kind {@link #READ} and {@link #ACT}; of a change the word that its collection has for it
 * @param collection of the things, such as {@code notes}; absent of a refusal
 * @param action what happened: of a change the last word of its event's type, otherwise what was asked of the API
 * @param party that the actor worked for
 * @param subject pseudonymous
 * @param deputation by which the actor stood in for a coordinator
 * @param occurred the day the change is said to have happened
 * @param times how many refusals of an hour it stands for
 * @param trace the trace of the request, as in W3C Trace Context
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditItem(
        String id,
        URI href,
        String kind,
        @Nullable String collection,
        List<Thing> things,
        String action,
        String party,
        String organisation,
        String subject,
        String client,
        @Nullable String deputation,
        Instant registered,
        @Nullable LocalDate occurred,
        @Nullable String reason,
        @Nullable Long times,
        @Nullable String trace) {
    /** The kind of an entry that tells that something was shown. */
    static final String READ = "read";

    /** The kind of one that tells that something was asked to be done that no history tells. */
    static final String ACT = "act";

    /** The aggregate changed or shown, at a revision; absent without one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Thing(String id, @Nullable Long revision) {}

    static AuditItem of(AuditLine change, Links links) {
        return of(
                change.entry(),
                change.kind(),
                change.collection(),
                List.of(new Thing(change.id(), change.revision())),
                change.type(),
                change.by(),
                change.registered(),
                change.occurred(),
                change.reason(),
                null,
                change.traceparent(),
                links);
    }

    /** @param things those of the reading that are shown */
    static AuditItem of(ReadLogEntry read, Map<String, Long> things, Links links) {
        var reading = read.reading();
        return of(
                read.entry(),
                reading.kind() == ReadEvent.Kind.SHOWN ? READ : ACT,
                reading.things().isEmpty() ? null : reading.collection(),
                things.entrySet().stream()
                        .map(thing -> new Thing(thing.getKey(), thing.getValue() == 0 ? null : thing.getValue()))
                        .sorted(java.util.Comparator.comparing(Thing::id))
                        .toList(),
                reading.operation(),
                reading.by(),
                read.registered(),
                null,
                null,
                reading.kind() == ReadEvent.Kind.REFUSED ? reading.times() : null,
                read.traceparent(),
                links);
    }

    private static AuditItem of(
            String id,
            String kind,
            @Nullable String collection,
            List<Thing> things,
            String action,
            Actor by,
            Instant registered,
            @Nullable LocalDate occurred,
            @Nullable String reason,
            @Nullable Long times,
            @Nullable String trace,
            Links links) {
        return new AuditItem(
                id,
                links.to("audits", id),
                kind,
                collection,
                things,
                action,
                by.party(),
                by.organisation(),
                by.subject(),
                by.client(),
                by.deputation(),
                registered,
                occurred,
                reason,
                times,
                trace);
    }

    AuditItem withoutReason() {
        return new AuditItem(
                id,
                href,
                kind,
                collection,
                things,
                action,
                party,
                organisation,
                subject,
                client,
                deputation,
                registered,
                occurred,
                null,
                times,
                trace);
    }
}
