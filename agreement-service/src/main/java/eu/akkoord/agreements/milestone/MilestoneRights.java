package eu.akkoord.agreements.milestone;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.Clearance;
import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.store.Repository;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A milestone is read, written and audited by the parties that had joined its agreement when it was filed there, as long as they have.
 * A text is struck by the party that wrote it first.
 */
public final class MilestoneRights implements Rights<Milestone> {
    private final Repository<Agreement> agreements;

    public MilestoneRights(Repository<Agreement> agreements) {
        this.agreements = agreements;
    }

    /** Asks what is asked of a hidden one. */
    @Override
    public void askInVain() {
        agreements.find(Set.of("-"));
    }

    @Override
    public Function<Milestone, Set<String>> clearances(Collection<? extends Milestone> all) {
        return concerned(all)
                .andThen(readers -> readers.stream().map(Clearance::party).collect(Collectors.toSet()));
    }

    @Override
    public Function<Milestone, Set<String>> concerned(Collection<? extends Milestone> all) {
        var named = agreements.find(all.stream().map(Milestone::agreement).collect(Collectors.toSet()));
        return milestone -> {
            var agreement = named.get(milestone.agreement());
            return agreement == null
                    ? Set.of()
                    : milestone.readers(agreement.value().standings().joined());
        };
    }

    @Override
    public boolean mayStrike(Caller coordinator, Milestone milestone, Milestone struck, Supplier<String> writer) {
        return coordinator.party().equals(writer.get());
    }

    @Override
    public boolean mayWrite(Caller writer, Milestone milestone) {
        return concerned(List.of(milestone)).apply(milestone).contains(writer.party());
    }
}
