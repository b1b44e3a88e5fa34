package eu.akkoord.agreements.agreement.catalogue;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.Theme;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.time.Period;
import eu.akkoord.platform.web.Links;
import eu.akkoord.platform.web.PeriodView;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a list shows of an agreement. */
record AgreementItem(
        String id,
        URI href,
        String title,
        String instrument,
        String status,
        LocalDate since,
        @Nullable PeriodView signed,
        @Nullable PeriodView review,
        List<String> parties,
        List<Theme> themes,
        Instant modified) {
    static AgreementItem of(Recorded<Agreement> recorded, Links links) {
        var agreement = recorded.value();
        var facts = agreement.facts();
        return new AgreementItem(
                agreement.id(),
                links.to("agreements", agreement.id()),
                facts.title(),
                agreement.instrument().word(),
                agreement.status().stage().word(),
                agreement.status().since(),
                view(facts.signed()),
                view(facts.review()),
                facts.parties(),
                facts.themes(),
                recorded.registered());
    }

    private static @Nullable PeriodView view(@Nullable Period period) {
        return period == null ? null : PeriodView.of(period);
    }
}
