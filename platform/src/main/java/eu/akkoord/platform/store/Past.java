package eu.akkoord.platform.store;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an aggregate's history.
 *
 * @param type the past participle of the event, such as {@code statusChanged}
 * @param created when the aggregate was first stored
 * @param organisation the actor's organisation
 * @param party the actor's party
 * @param after the aggregate after the change
 * @param <A> the aggregate
 */
public record Past<A>(
        long revision,
        String type,
        LocalDate occurred,
        Instant registered,
        Instant created,
        String party,
        String organisation,
        @Nullable String reason,
        A after) {
    public Recorded<A> recorded() {
        return new Recorded<>(after, revision, occurred, registered, created);
    }
}
