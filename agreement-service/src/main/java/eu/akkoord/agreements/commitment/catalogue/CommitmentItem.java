package eu.akkoord.agreements.commitment.catalogue;

import eu.akkoord.agreements.commitment.Commitment;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.web.Link;
import eu.akkoord.platform.web.Links;
import eu.akkoord.platform.web.PeriodView;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a commitment: no more than whoever may see it may know, so not which dossiers, visits and sessions it
 * names. Whether it is overdue depends on the day, and is for who asks by id.
 */
record CommitmentItem(
        String id,
        URI href,
        String text,
        @Nullable Link agreement,
        String kind,
        Set<String> debtors,
        Set<String> creditors,
        @Nullable PeriodView due,
        String status,
        LocalDate since,
        Instant modified) {
    static CommitmentItem of(Recorded<Commitment> recorded, Links links) {
        var commitment = recorded.value();
        var facts = commitment.facts();
        var agreement = facts.agreement();
        var due = facts.due();
        return new CommitmentItem(
                commitment.id(),
                links.to("commitments", commitment.id()),
                facts.text(),
                agreement == null ? null : Link.to("agreements", agreement, links),
                facts.source().kind().word(),
                facts.debtors(),
                facts.creditors(),
                due == null ? null : PeriodView.of(due),
                commitment.status().stage().word(),
                commitment.status().since(),
                recorded.registered());
    }
}
