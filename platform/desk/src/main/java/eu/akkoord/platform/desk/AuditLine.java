package eu.akkoord.platform.desk;

import eu.akkoord.platform.store.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change without its states, as lists of the audit have it: of many of these a service holds little.
 *
 * @param entry the id of the change, which is that of its event
 * @param collection of what was changed
 * @param id of what was changed
 * @param kind as in {@link Audited}
 * @param type the past participle of the event
 * @param reason why, in the writer's words
 * @param traceparent the trace of the request that made it, as in W3C Trace Context
 * @param parties codes of those whose auditors see that there was a change
 */
public record AuditLine(
        String entry,
        String collection,
        String id,
        long revision,
        String kind,
        String type,
        Actor by,
        Instant registered,
        LocalDate occurred,
        @Nullable String reason,
        @Nullable String traceparent,
        Set<String> parties) {
    static AuditLine of(Audited change) {
        var past = change.past();
        return new AuditLine(
                change.entry(),
                change.collection(),
                change.id(),
                past.revision(),
                change.kind(),
                past.type(),
                past.by(),
                past.registered(),
                past.occurred(),
                past.reason(),
                past.traceparent(),
                Set.copyOf(change.parties()));
    }
}
