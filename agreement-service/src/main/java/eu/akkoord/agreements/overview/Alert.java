package eu.akkoord.agreements.overview;

import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.desk.consent.Represented;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something an officer must act on. Alerts are not stored: each follows from events and from today's date.
 *
 * @param id of its subject, and of the party that is owed something where there may be several
 * @param since the first day of the alert
 * @param parties codes of the parties concerned, in order
 * @param agreements ids of the agreements concerned
 * @param href address at which to deal with it
 * @param title of the subject, where it may be shown
 * @param period the period it is about
 * @param represented those of the parties of its subject that had nobody of their own when that was written
 */
public record Alert(
        Kind kind,
        String id,
        LocalDate since,
        List<String> parties,
        Set<String> agreements,
        URI href,
        @Nullable String title,
        @Nullable Period period,
        List<Represented> represented) {
    /** The reason of an alert, which decides the action. */
    public enum Kind {
        OVERDUE_COMMITMENT(Action.SETTLE_COMMITMENT),
        OWED_RETURN(Action.PLAN_RETURN),
        SLIPPED_VISIT(Action.CONFIRM_PERIOD),
        PASSED_VISIT(Action.RECORD_OUTCOME),
        UNANSWERED_REQUEST(Action.ANSWER_REQUEST),
        QUIET_DOSSIER(Action.REVISE_DOSSIER),
        DUE_REVIEW(Action.REVIEW_AGREEMENT);

        private final Action action;

        Kind(Action action) {
            this.action = action;
        }

        public Action action() {
            return action;
        }
    }

    /** The action it asks for. */
    public enum Action {
        SETTLE_COMMITMENT,
        PLAN_RETURN,
        CONFIRM_PERIOD,
        RECORD_OUTCOME,
        ANSWER_REQUEST,
        REVISE_DOSSIER,
        REVIEW_AGREEMENT
    }

    public Alert {
        parties = parties.stream().sorted().toList();
        agreements = Set.copyOf(agreements);
        represented = List.copyOf(represented);
    }

    /** Its place in a list: by day, then by kind and id. */
    public String key() {
        return "%s.%s.%s".formatted(since, Words.of(kind), id);
    }
}
