package eu.akkoord.agreements.overview.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.agreements.overview.Balance;
import eu.akkoord.agreements.overview.KnownVisit;
import eu.akkoord.agreements.overview.Words;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.desk.consent.Represented;
import eu.akkoord.platform.web.PeriodView;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The representation of the visits that two parties received and owe each other. */
record BalanceView(URI href, List<String> parties, List<SideView> sides) {
    record SideView(String debtor, String creditor, Tally received, Tally returned, Tally promised, Tally owed) {
        static SideView of(Balance.Side side) {
            return new SideView(
                    side.debtor(),
                    side.creditor(),
                    Tally.of(side.received()),
                    Tally.of(side.returned()),
                    Tally.of(side.promised()),
                    Tally.of(side.owed()));
        }
    }

    /** A number, with the visits behind it. */
    record Tally(int count, List<VisitView> visits) {
        static Tally of(List<KnownVisit> visits) {
            return new Tally(visits.size(), visits.stream().map(VisitView::of).toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VisitView(
            String id,
            URI href,
            String title,
            PeriodView period,
            String status,
            int slips,
            @Nullable List<Represented> represented) {
        static VisitView of(KnownVisit visit) {
            return new VisitView(
                    visit.id(),
                    visit.link().href(),
                    visit.link().title(),
                    PeriodView.of(visit.period()),
                    Words.of(visit.stage()),
                    visit.slips().count(),
                    visit.represented().isEmpty() ? null : visit.represented());
        }
    }

    static BalanceView of(Balance balance, Links links) {
        var pair = balance.pair();
        return new BalanceView(
                UriComponentsBuilder.fromUri(links.to("balances"))
                        .queryParam("party", pair.first(), pair.second())
                        .build()
                        .toUri(),
                List.of(pair.first(), pair.second()),
                balance.sides().stream().map(SideView::of).toList());
    }

    /** Its place in a list. */
    String key() {
        return String.join(".", parties);
    }
}
