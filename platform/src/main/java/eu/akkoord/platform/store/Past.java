package eu.akkoord.platform.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an aggregate's history.
 *
 * @param type the past participle of the event, such as {@code statusChanged}
 * @param created when the aggregate was first stored
 * @param by who made the change
 * @param reason why, in the writer's words
 * @param traceparent the trace of the request that made it, as in W3C Trace Context
 * @param after the aggregate after the change
 * @param stored the same as it is stored; not to be changed
 * @param struck pointers to the texts that were struck from it, into the state, or {@link #REASON}
 * @param <A> the aggregate
 */
public record Past<A>(
        long revision,
        String type,
        LocalDate occurred,
        Instant registered,
        Instant created,
        Actor by,
        @Nullable String reason,
        @Nullable String traceparent,
        A after,
        Map<String, Object> stored,
        List<String> struck) {
    /** Points to why the change was made. */
    public static final String REASON = "/change/reason";

    public Past {
        struck = List.copyOf(struck);
    }

    public Recorded<A> recorded() {
        return new Recorded<>(after, revision, occurred, registered, created);
    }
}
