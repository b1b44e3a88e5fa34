package eu.akkoord.agreements.commitment;

import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an officer writes about a commitment.
 *
 * @param text what was promised, in Dutch
 * @param agreement id of the agreement it belongs to; always there when the source is a clause
 * @param debtors codes of the parties that promised, at least one; a promise may be mutual
 * @param creditors codes of the parties it was promised to, at least one
 * @param due by when, as precisely as the source says
 * @param dossiers ids of the dossiers it concerns
 */
public record CommitmentFacts(
        String text,
        @Nullable String agreement,
        Source source,
        Set<String> debtors,
        Set<String> creditors,
        @Nullable Period due,
        Set<String> dossiers) {
    /** @throws Refusal.Contradiction when its source lacks something or has too much, or when nobody promises or is promised */
    public CommitmentFacts {
        debtors = inOrder(debtors);
        creditors = inOrder(creditors);
        dossiers = inOrder(dossiers);
        var faults = new ArrayList<>(source.faults());
        if (agreement == null && source.kind() == Source.Kind.CLAUSE) {
            faults.add(new Fault("/agreement", null, "Een bepaling staat in een akkoord, dat hier genoemd wordt"));
        }
        if (debtors.isEmpty()) {
            faults.add(new Fault("/debtors", null, "Ten minste een partij belooft iets"));
        }
        if (creditors.isEmpty()) {
            faults.add(new Fault("/creditors", null, "Aan ten minste een partij wordt iets beloofd"));
        }
        Refusal.Contradiction.of(faults);
    }

    /** Codes of all parties on either side. */
    public Set<String> parties() {
        var all = new LinkedHashSet<>(debtors);
        all.addAll(creditors);
        return all;
    }

    /** Returns the terms: all facts but the dossiers that it concerns. */
    CommitmentFacts terms() {
        return withDossiers(Set.of());
    }

    CommitmentFacts withDossiers(Set<String> others) {
        return new CommitmentFacts(text, agreement, source, debtors, creditors, due, others);
    }

    /** The same, concerning these dossiers. */
    CommitmentFacts concerning(Collection<String> others) {
        return new CommitmentFacts(text, agreement, source, debtors, creditors, due, inOrder(others));
    }

    /** Every dossier, visit and session named. */
    List<Named> named() {
        var named = new ArrayList<Named>();
        if (source.visit() != null) {
            named.add(new Named(Named.Kind.VISIT, source.visit(), null, "/source/visit"));
        }
        if (source.session() != null) {
            named.add(new Named(Named.Kind.SESSION, source.session(), source.visit(), "/source/session"));
        }
        int index = 0;
        for (var dossier : dossiers) {
            named.add(new Named(Named.Kind.DOSSIER, dossier, null, "/dossiers/%d".formatted(index++)));
        }
        return named;
    }

    /** Kept as it was written, so that a fault can point at its place; the order means nothing. */
    private static Set<String> inOrder(Collection<String> values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }
}
