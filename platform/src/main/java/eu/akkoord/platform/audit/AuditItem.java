package eu.akkoord.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.desk.Audited;
import eu.akkoord.platform.store.Actor;
import eu.akkoord.platform.store.Read;
import eu.akkoord.platform.store.Reading;
import eu.akkoord.platform.web.Links;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit, as a list shows it.
 *
 * @param id of a change, that of its event
 * @param collection of the things, such as {@code notes}; absent of a refusal
 * @param action what happened: of a change the last word of its event's type, otherwise what was asked of the API
 * @param party that the actor worked for
 * @param subject pseudonymous
 * @param occurred the day the change is said to have happened
 * @param times how many refusals of an hour it stands for
 * @param trace the trace of the request, as in W3C Trace Context
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditItem(
        String id,
        URI href,
        Kind kind,
        @Nullable String collection,
        List<Thing> things,
        String action,
        String party,
        String organisation,
        String subject,
        String client,
        Instant registered,
        @Nullable LocalDate occurred,
        @Nullable String reason,
        @Nullable Long times,
        @Nullable String trace) {
    /** What a file has of each: its properties, with a dot before a property of a property. */
    public static final List<String> COLUMNS = List.of(
            "id",
            "kind",
            "collection",
            "things.id",
            "things.revision",
            "action",
            "party",
            "organisation",
            "subject",
            "client",
            "registered",
            "occurred",
            "times",
            "trace");

    /** What kind of entry it is. */
    public enum Kind {
        /** Something became other than it was; its history tells. */
        CHANGE,
        /** Something was shown. */
        READ,
        /** Something was asked to be done that no history tells. */
        ACT;

        @com.fasterxml.jackson.annotation.JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was changed or shown, at which revision; absent of what has none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Thing(String id, @Nullable Long revision) {}

    static AuditItem of(Audited change, Links links) {
        var past = change.past();
        return of(
                change.entry(),
                Kind.CHANGE,
                change.collection(),
                List.of(new Thing(change.id(), past.revision())),
                past.type(),
                past.by(),
                past.registered(),
                past.occurred(),
                past.reason(),
                null,
                past.traceparent(),
                links);
    }

    /** @param things those of the reading that are shown */
    static AuditItem of(Read read, Map<String, Long> things, Links links) {
        var reading = read.reading();
        return of(
                read.entry(),
                reading.kind() == Reading.Kind.SHOWN ? Kind.READ : Kind.ACT,
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
                reading.kind() == Reading.Kind.REFUSED ? reading.times() : null,
                read.traceparent(),
                links);
    }

    private static AuditItem of(
            String id,
            Kind kind,
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
                registered,
                occurred,
                null,
                times,
                trace);
    }
}
