package eu.akkoord.agreements.commitment.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.agreements.commitment.CommitmentFacts;
import eu.akkoord.agreements.commitment.CommitmentReferences;
import eu.akkoord.agreements.commitment.Evidence;
import eu.akkoord.agreements.commitment.Source;
import eu.akkoord.platform.web.PeriodView;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be written of a commitment, as JSON; the target of a merge patch. The contract at the door has checked it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CommitmentBody(
        String text,
        @Nullable String agreement,
        SourceBody source,
        List<String> debtors,
        List<String> creditors,
        @Nullable PeriodView due,
        @Nullable List<String> dossiers) {
    static CommitmentBody of(CommitmentFacts facts) {
        var due = facts.due();
        return new CommitmentBody(
                facts.text(),
                facts.agreement(),
                SourceBody.of(facts.source()),
                List.copyOf(facts.debtors()),
                List.copyOf(facts.creditors()),
                due == null ? null : PeriodView.of(due),
                List.copyOf(facts.dossiers()));
    }

    CommitmentFacts facts() {
        return new CommitmentFacts(
                text,
                agreement,
                source.source(),
                new LinkedHashSet<>(debtors),
                new LinkedHashSet<>(creditors),
                due == null ? null : due.toPeriod("/due"),
                dossiers == null ? Set.of() : new LinkedHashSet<>(dossiers));
    }

    /** The same without the visit and the session of its source that the reader may not see. */
    CommitmentBody seen(CommitmentReferences seen) {
        return new CommitmentBody(
                text,
                agreement,
                new SourceBody(
                        source.kind(), source.clause(), seen.visit(), seen.visit() == null ? null : seen.session()),
                debtors,
                creditors,
                due,
                null);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SourceBody(
            String kind,
            @Nullable String clause,
            @Nullable String visit,
            @Nullable String session) {
        static SourceBody of(Source source) {
            return new SourceBody(source.kind().word(), source.clause(), source.visit(), source.session());
        }

        Source source() {
            return new Source(Source.Kind.of(kind), clause, visit, session);
        }
    }

    /** What shows that it was kept. */
    record Fulfilment(EvidenceBody evidence) {
        /** @param id of the fulfilment */
        Evidence evidence(String id) {
            return new Evidence(id, evidence.title(), evidence.href(), evidence.date());
        }
    }

    record EvidenceBody(String title, URI href, LocalDate date) {}
}
