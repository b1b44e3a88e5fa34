package eu.akkoord.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.desk.Striking;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.time.ChangeNote;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** A striking as it was registered; it does not repeat the text. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StrikingView(
        String field,
        @Nullable Long revision,
        LocalDate occurred,
        @Nullable String reason,
        Instant registered) {
    /**
     * The answer to a striking.
     *
     * @param event where the event that tells of it can be read
     */
    public static ResponseEntity<StrikingView> answer(URI event, Recorded<?> after, Striking struck, ChangeNote note) {
        return Answers.created(
                event,
                after,
                new StrikingView(
                        struck.field(), struck.revision(), after.occurred(), note.reason(), after.registered()));
    }
}
