package eu.akkoord.agreements.commitment;

import eu.akkoord.agreements.agreement.Agreements;
import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.security.Clearance;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A commitment is read by the parties that promised, those it was promised to, and those of its agreement; their officers write it. */
public final class CommitmentRights implements Rights<Commitment> {
    private final Agreements agreements;

    public CommitmentRights(Agreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public Function<Commitment, Set<String>> clearances(Collection<? extends Commitment> commitments) {
        var named = agreements.find(commitments.stream()
                .map(commitment -> commitment.facts().agreement())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return commitment -> {
            var facts = commitment.facts();
            var parties = new HashSet<>(facts.debtors());
            parties.addAll(facts.creditors());
            var agreement = facts.agreement() == null ? null : named.get(facts.agreement());
            if (agreement != null) {
                parties.addAll(agreement.value().standings().joined());
            }
            return parties.stream().map(Clearance::party).collect(Collectors.toSet());
        };
    }

    @Override
    public Function<Commitment, Set<String>> concerned(Collection<? extends Commitment> commitments) {
        return commitment -> {
            var parties = new HashSet<>(commitment.facts().debtors());
            parties.addAll(commitment.facts().creditors());
            return parties;
        };
    }

    @Override
    public boolean mayWrite(Caller writer, Commitment commitment) {
        return mayRead(writer, commitment);
    }
}
