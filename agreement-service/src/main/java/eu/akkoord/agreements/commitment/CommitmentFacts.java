package eu.akkoord.agreements.commitment;

import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.Facts;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.desk.consent.Represented;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a commitment, as an officer writes them.
 *
 * @param text the promise, in Dutch
 * @param agreement id of the agreement it belongs to; always there when the source is a clause
 * @param debtors codes of the parties that promised, at least one; a promise may be mutual
 * @param creditors codes of the parties it was promised to, at least one
 * @param due its deadline, as precisely as the source says
 * @param dossiers ids of the dossiers it concerns
 * @param represented those of its parties that had nobody of their own when it was written; absent where there were none
 */
public record CommitmentFacts(
        String text,
        @Nullable @Code(in = "agreements") String agreement,
        Source source,
        Set<@Code String> debtors,
        Set<@Code String> creditors,
        @Nullable Period due,
        Set<@Code(in = "dossiers") String> dossiers,
        @Nullable List<Represented> represented) {
    /** All forms of the facts of a commitment. */
    public static final Facts<CommitmentFacts> FORM = Facts.of(CommitmentFacts.class);

    /** Makes the facts of a commitment whose parties all act for themselves. */
    public CommitmentFacts(
            String text,
            @Nullable String agreement,
            Source source,
            Set<String> debtors,
            Set<String> creditors,
            @Nullable Period due,
            Set<String> dossiers) {
        this(text, agreement, source, debtors, creditors, due, dossiers, null);
    }

    /** @throws Refusal.Contradiction when its source lacks something or has too much, or when nobody promises or is promised */
    public CommitmentFacts {
        debtors = inOrder(debtors);
        creditors = inOrder(creditors);
        dossiers = inOrder(dossiers);
        var faults = new ArrayList<>(source.faults());
        if (agreement == null && source.kind() == Source.Kind.CLAUSE) {
            faults.add(new Fault("/agreement", null, "commitment.noAgreement"));
        }
        if (debtors.isEmpty()) {
            faults.add(new Fault("/debtors", null, "commitment.noDebtor"));
        }
        if (creditors.isEmpty()) {
            faults.add(new Fault("/creditors", null, "commitment.noCreditor"));
        }
        Refusal.Contradiction.of(faults);
    }

    /** Codes of all parties on either side. */
    public Set<String> parties() {
        var all = new LinkedHashSet<>(debtors);
        all.addAll(creditors);
        return all;
    }

    /** Returns those of some of its parties that have somebody to answer for them. */
    Set<String> acting(Collection<String> some) {
        var acting = new LinkedHashSet<>(some);
        acting.removeAll(Represented.parties(represented));
        return acting;
    }

    /** The same, with these of its parties represented. */
    CommitmentFacts represented(@Nullable List<Represented> some) {
        return FORM.with(this, CommitmentFacts::represented, some);
    }

    /** Returns the terms: all facts but the dossiers that it concerns, and who could not answer. */
    CommitmentFacts terms() {
        return withDossiers(Set.of()).represented(null);
    }

    CommitmentFacts withDossiers(Set<String> others) {
        return FORM.with(this, CommitmentFacts::dossiers, others);
    }

    /** The same, concerning these dossiers. */
    CommitmentFacts concerning(Collection<String> others) {
        return withDossiers(inOrder(others));
    }

    /** The same, said elsewhere. */
    CommitmentFacts from(Source other) {
        return FORM.with(this, CommitmentFacts::source, other);
    }

    /** Every dossier, visit and session named. */
    List<NamedReference> named() {
        var named = new ArrayList<NamedReference>();
        if (source.visit() != null) {
            named.add(new NamedReference(NamedReference.Kind.VISIT, source.visit(), null, "/source/visit"));
        }
        if (source.session() != null) {
            named.add(new NamedReference(
                    NamedReference.Kind.SESSION, source.session(), source.visit(), "/source/session"));
        }
        int index = 0;
        for (var dossier : dossiers) {
            named.add(
                    new NamedReference(NamedReference.Kind.DOSSIER, dossier, null, "/dossiers/%d".formatted(index++)));
        }
        return named;
    }

    /** Kept as it was written, so that a fault can point at its place; the order means nothing. */
    private static Set<String> inOrder(Collection<String> values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }
}
