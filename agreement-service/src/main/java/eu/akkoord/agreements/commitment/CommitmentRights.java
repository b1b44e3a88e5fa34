package eu.akkoord.agreements.commitment;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.Clearance;
import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.store.Repository;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A commitment is read by the parties that promised, those it was promised to, and those that had joined its agreement when it was filed
 * there, as long as they have. Officers of those it names write it.
 */
public final class CommitmentRights implements Rights<Commitment> {
    private final Repository<Agreement> agreements;

    public CommitmentRights(Repository<Agreement> agreements) {
        this.agreements = agreements;
    }

    /** Asks what is asked of a hidden one. */
    @Override
    public void askInVain() {
        agreements.find(Set.of("-"));
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

    /** Gives what an offer says to its writer. */
    @Override
    public Optional<String> writer(Commitment state, String field) {
        return state.offers().writer(field);
    }

    /** A party strikes its own words; from the terms that stand only as long as they are its own to change. */
    @Override
    public boolean mayStrike(Caller coordinator, Commitment commitment, Commitment struck, Supplier<String> writer) {
        var party = coordinator.party();
        return (commitment.isOf(party)
                        || commitment.facts().terms().equals(struck.facts().terms()))
                && party.equals(writer.get());
    }

    @Override
    public boolean mayWrite(Caller writer, Commitment commitment) {
        return commitment.facts().parties().contains(writer.party());
    }
}
