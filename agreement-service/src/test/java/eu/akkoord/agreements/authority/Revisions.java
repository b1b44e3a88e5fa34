package eu.akkoord.agreements.authority;

import eu.akkoord.agreements.agreement.AgreementFacts;
import eu.akkoord.agreements.commitment.CommitmentFacts;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts with one of them other than it was. */
final class Revisions {
    private Revisions() {}

    static AgreementFacts titled(AgreementFacts facts, String title) {
        return new AgreementFacts(
                title,
                facts.parties(),
                facts.themes(),
                facts.signed(),
                facts.review(),
                facts.summary(),
                facts.relations());
    }

    static AgreementFacts named(AgreementFacts facts, List<String> parties) {
        return new AgreementFacts(
                facts.title(),
                parties,
                facts.themes(),
                facts.signed(),
                facts.review(),
                facts.summary(),
                facts.relations());
    }

    static CommitmentFacts worded(CommitmentFacts facts, String text) {
        return of(facts, text, facts.agreement(), facts.debtors(), facts.creditors(), facts.dossiers());
    }

    static CommitmentFacts filed(CommitmentFacts facts, @Nullable String agreement) {
        return of(facts, facts.text(), agreement, facts.debtors(), facts.creditors(), facts.dossiers());
    }

    static CommitmentFacts between(CommitmentFacts facts, Collection<String> debtors, Collection<String> creditors) {
        return of(facts, facts.text(), facts.agreement(), debtors, creditors, facts.dossiers());
    }

    static CommitmentFacts concerning(CommitmentFacts facts, Collection<String> dossiers) {
        return of(facts, facts.text(), facts.agreement(), facts.debtors(), facts.creditors(), dossiers);
    }

    private static CommitmentFacts of(
            CommitmentFacts facts,
            String text,
            @Nullable String agreement,
            Collection<String> debtors,
            Collection<String> creditors,
            Collection<String> dossiers) {
        return new CommitmentFacts(
                text,
                agreement,
                facts.source(),
                new LinkedHashSet<>(debtors),
                new LinkedHashSet<>(creditors),
                facts.due(),
                new LinkedHashSet<>(dossiers));
    }
}
