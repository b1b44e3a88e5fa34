package eu.akkoord.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.store.Recorded;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A change of status as it was registered.
 *
 * @param party who took the step, where it is one party's to take
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransitionView(
        String status,
        @Nullable String party,
        LocalDate occurred,
        @Nullable String reason,
        Instant registered) {
    /**
     * The answer to a transition.
     *
     * @param event where the event that tells of it can be read
     */
    public static ResponseEntity<TransitionView> answer(
            URI event, Recorded<?> after, String status, @Nullable String party, @Nullable String reason) {
        return Answers.created(
                event, after, new TransitionView(status, party, after.occurred(), reason, after.registered()));
    }
}
