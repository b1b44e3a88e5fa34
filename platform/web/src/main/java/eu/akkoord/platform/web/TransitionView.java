package eu.akkoord.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.facts.Word;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.time.ChangeNote;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A change of status as it was registered.
 *
 * @param party who took the step, where it is one party's to take
 * @param occurredPeriod when it happened, as precisely as the source says; absent where the day says it
 * @param recordedAfterwards true when it was entered long after it happened
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransitionView(
        String status,
        @Nullable String party,
        LocalDate occurred,
        @Nullable PeriodView occurredPeriod,
        @Nullable Boolean recordedAfterwards,
        @Nullable String reason,
        Instant registered) {
    /** The answer to a transition that is nobody's in particular to take. */
    public static <A> ResponseEntity<TransitionView> answer(
            Kind<A, ?> kind, Recorded<A> after, Word stage, ChangeNote note, Links links) {
        var event = links.toEvent(kind.collection(), kind.id(after.value()), after.revision());
        return answer(event, after, stage.word(), null, note);
    }

    /**
     * The answer to a transition.
     *
     * @param event where the event that tells of it can be read
     */
    public static ResponseEntity<TransitionView> answer(
            URI event, Recorded<?> after, String status, @Nullable String party, ChangeNote note) {
        var period = note.occurredPeriod();
        return Answers.created(
                event,
                after,
                new TransitionView(
                        status,
                        party,
                        after.occurred(),
                        period == null ? null : PeriodView.of(period),
                        note.afterwards() ? Boolean.TRUE : null,
                        note.reason(),
                        after.registered()));
    }
}
