package eu.akkoord.agreements.overview.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.agreements.overview.Alert;
import eu.akkoord.agreements.overview.Words;
import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.message.Message;
import eu.akkoord.platform.desk.consent.Represented;
import eu.akkoord.platform.web.PeriodView;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The representation of an alert. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlertView(
        URI href,
        String id,
        String kind,
        LocalDate since,
        List<String> parties,
        List<String> agreements,
        @Nullable String title,
        @Nullable PeriodView period,
        @Nullable List<Represented> represented,
        ActionView action) {
    /** @param label what to do */
    record ActionView(String code, String label) {
        static ActionView of(Alert.Action action, Language language) {
            var label = Message.of(
                    switch (action) {
                        case SETTLE_COMMITMENT -> "action.settleCommitment";
                        case PLAN_RETURN -> "action.planReturn";
                        case CONFIRM_PERIOD -> "action.confirmPeriod";
                        case RECORD_OUTCOME -> "action.recordOutcome";
                        case ANSWER_REQUEST -> "action.answerRequest";
                        case REVISE_DOSSIER -> "action.reviseDossier";
                        case REVIEW_AGREEMENT -> "action.reviewAgreement";
                    });
            return new ActionView(Words.of(action), label.in(language));
        }
    }

    static AlertView of(Alert alert, Language language) {
        var period = alert.period();
        return new AlertView(
                alert.href(),
                Words.of(alert.kind()) + "." + alert.id(),
                Words.of(alert.kind()),
                alert.since(),
                alert.parties(),
                alert.agreements().stream().sorted().toList(),
                alert.title(),
                period == null ? null : PeriodView.of(period),
                alert.represented().isEmpty() ? null : alert.represented(),
                ActionView.of(alert.kind().action(), language));
    }

    /** Its place in a list. */
    String key() {
        return since + "." + id;
    }
}
