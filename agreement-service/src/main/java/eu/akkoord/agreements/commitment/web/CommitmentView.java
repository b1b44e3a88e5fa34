package eu.akkoord.agreements.commitment.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.agreements.commitment.Commitment;
import eu.akkoord.agreements.commitment.CommitmentReferences;
import eu.akkoord.agreements.commitment.CommitmentStatus.Fulfilled;
import eu.akkoord.agreements.commitment.CommitmentStatus.Withdrawn;
import eu.akkoord.agreements.commitment.Evidence;
import eu.akkoord.agreements.commitment.Source;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.web.Link;
import eu.akkoord.platform.web.Links;
import eu.akkoord.platform.web.PeriodView;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A commitment as readers see it: what it names and the reader may not see is left out.
 *
 * @param overdue as long as it is to be kept: whether its last day has passed
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CommitmentView(
        URI self,
        String id,
        String text,
        @Nullable Link agreement,
        SourceView source,
        Set<String> debtors,
        Set<String> creditors,
        @Nullable PeriodView due,
        @Nullable Boolean overdue,
        List<Link> dossiers,
        String status,
        LocalDate since,
        @Nullable Evidence evidence,
        @Nullable String reportedBy,
        @Nullable Boolean confirmed,
        @Nullable String reason,
        @Nullable String statedBy,
        Set<String> confirmedBy,
        Set<String> sharedWith,
        Instant created,
        Instant modified) {
    /**
     * @param seen what it names of which the reader may know
     * @param day the one that decides what is overdue
     */
    static CommitmentView of(Recorded<Commitment> recorded, CommitmentReferences seen, LocalDate day, Links links) {
        var commitment = recorded.value();
        var facts = commitment.facts();
        var agreement = facts.agreement();
        var due = facts.due();
        var status = commitment.status();
        var consent = commitment.consent();
        return new CommitmentView(
                links.to("commitments", commitment.id()),
                commitment.id(),
                facts.text(),
                agreement == null ? null : Link.to("agreements", agreement, links),
                SourceView.of(facts.source(), seen, links),
                facts.debtors(),
                facts.creditors(),
                due == null ? null : PeriodView.of(due),
                commitment.awaited() ? commitment.isOverdue(day) : null,
                seen.dossiers().stream()
                        .map(id -> Link.to("dossiers", id, links))
                        .toList(),
                status.stage().word(),
                status.since(),
                status instanceof Fulfilled fulfilled ? fulfilled.evidence() : null,
                status instanceof Fulfilled fulfilled ? fulfilled.reportedBy() : null,
                status instanceof Fulfilled fulfilled ? fulfilled.confirmedBy() != null : null,
                status instanceof Withdrawn withdrawn ? withdrawn.reason() : null,
                consent.by(),
                consent.confirmed(),
                consent.sharedWith() == null ? Set.of() : consent.sharedWith(),
                recorded.created(),
                recorded.registered());
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SourceView(
            String kind,
            @Nullable String clause,
            @Nullable Link visit,
            @Nullable Link session) {
        static SourceView of(Source source, CommitmentReferences seen, Links links) {
            var visit = seen.visit();
            var session = seen.session();
            return new SourceView(
                    source.kind().word(),
                    source.clause(),
                    visit == null ? null : Link.to("visits", visit, links),
                    visit == null || session == null
                            ? null
                            : new Link(session, links.to("visits", visit, "sessions", session)));
        }
    }

    /** A fulfilment as it was registered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FulfilmentView(
            Evidence evidence, LocalDate occurred, @Nullable String reason, Instant registered) {}
}
