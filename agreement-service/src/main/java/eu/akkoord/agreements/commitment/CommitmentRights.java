package eu.akkoord.agreements.commitment;

import eu.akkoord.agreements.agreement.Agreements;
import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.security.Clearance;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A commitment is read by the parties that promised, those it was promised to, and those that had joined its agreement when it was filed
 * there, as long as they have. Officers of those it names write it.
 */
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
            var agreement = commitment.facts().agreement();
            var joined = agreement == null ? null : named.get(agreement);
            return commitment
                    .readers(
                            joined == null
                                    ? Set.of()
                                    : joined.value().standings().joined())
                    .stream()
                    .map(Clearance::party)
                    .collect(Collectors.toSet());
        };
    }

    @Override
    public Function<Commitment, Set<String>> concerned(Collection<? extends Commitment> commitments) {
        return commitment -> commitment.facts().parties();
    }

    @Override
    public boolean mayWrite(Caller writer, Commitment commitment) {
        return commitment.facts().parties().contains(writer.party());
    }
}
