package eu.akkoord.agreements.agreement;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.Clearance;
import eu.akkoord.platform.desk.Rights;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Any reader may read an agreement; officers of the parties that have joined it write it. */
public final class AgreementRights implements Rights<Agreement> {
    @Override
    public Function<Agreement, Set<String>> clearances(Collection<? extends Agreement> all) {
        return one -> Set.of(Clearance.PUBLIC);
    }

    @Override
    public Function<Agreement, Set<String>> concerned(Collection<? extends Agreement> all) {
        return one -> Set.copyOf(one.facts().parties());
    }

    /**
     * A party strikes its own words; from what the agreement says now only where it may change that, or nobody may any more because
     * all have left.
     */
    @Override
    public boolean mayStrike(Caller coordinator, Agreement agreement, Agreement struck, Supplier<String> writer) {
        var party = coordinator.party();
        return (agreement.facts().equals(struck.facts())
                        || agreement.hasJoined(party)
                        || agreement.standings().joined().isEmpty())
                && party.equals(writer.get());
    }

    /** Gives what an offer says to its writer. */
    @Override
    public Optional<String> writer(Agreement state, String field) {
        return state.offers().writer(field);
    }

    @Override
    public boolean mayWrite(Caller writer, Agreement agreement) {
        return agreement.hasJoined(writer.party());
    }
}
