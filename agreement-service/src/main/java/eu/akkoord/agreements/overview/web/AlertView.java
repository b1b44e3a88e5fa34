package eu.akkoord.agreements.overview.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.agreements.overview.Alert;
import eu.akkoord.agreements.overview.Words;
import eu.akkoord.platform.web.PeriodView;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What asks for attention, as readers see it. */
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
        ActionView action) {
    /** @param label what to do, in Dutch */
    record ActionView(String code, String label) {
        static ActionView of(Alert.Action action) {
            return new ActionView(
                    Words.of(action),
                    switch (action) {
                        case SETTLE_COMMITMENT ->
                            "Leg vast dat de afspraak is nagekomen, stel haar termijn bij of trek haar in";
                        case PLAN_RETURN -> "Plan het tegenbezoek dat nog verschuldigd is";
                        case CONFIRM_PERIOD -> "Ga na of de nieuwe periode haalbaar is, en bevestig het werkbezoek";
                        case RECORD_OUTCOME -> "Leg vast dat het werkbezoek is gehouden, verschuif het of annuleer het";
                        case ANSWER_REQUEST -> "Beantwoord de aanvragen voor een uitnodiging";
                        case REVISE_DOSSIER -> "Werk het dossier bij, schort het op of sluit het af";
                        case REVIEW_AGREEMENT -> "Begin met de herziening van het akkoord, of verschuif haar";
                    });
        }
    }

    static AlertView of(Alert alert) {
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
                ActionView.of(alert.kind().action()));
    }

    /** Its place in a list. */
    String key() {
        return since + "." + id;
    }
}
