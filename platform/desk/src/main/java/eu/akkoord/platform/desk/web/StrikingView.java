package eu.akkoord.platform.desk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.desk.Striking;
import eu.akkoord.platform.web.Answers;
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
     * The answer to a striking of what has no day of its own: that is the one said, or else the one of its registration.
     *
     * @param address of what it was struck from
     */
    public static ResponseEntity<StrikingView> answer(URI address, Instant registered, String field, ChangeNote note) {
        var said = note.occurred();
        var occurred = said == null ? registered.atZone(Occurrence.ZONE).toLocalDate() : said;
        return ResponseEntity.created(address).body(new StrikingView(field, null, occurred, note.reason(), registered));
    }

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
