package eu.akkoord.dossiers.access;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.desk.Rights;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Rights on what confidentiality, agreements and grants guard together.
 *
 * @param <A> the aggregate
 */
public abstract class GuardedRights<A> implements Rights<A> {
    protected final ClearancePolicy policy;

    protected GuardedRights(ClearancePolicy policy) {
        this.policy = policy;
    }

    /**
     * Returns the properties that guard each of them.
     *
     * @param all that will be asked about, so that what has to be looked up is looked up once
     */
    protected abstract Function<A, Guarded> guarded(Collection<? extends A> all);

    @Override
    public Function<A, Set<String>> clearances(Collection<? extends A> all) {
        var guarded = guarded(all);
        return policy.clearances(all.stream().map(guarded).toList()).compose(guarded);
    }

    @Override
    public Set<String> held(Caller reader) {
        return policy.held(reader);
    }

    @Override
    public Predicate<A> readableBy(Caller reader, Collection<? extends A> all) {
        return seenBy(reader, all, guarded(all));
    }

    protected final Predicate<A> seenBy(Caller reader, Collection<? extends A> all, Function<A, Guarded> guarded) {
        var seen = policy.seenBy(reader, all.stream().map(guarded).toList());
        return one -> seen.test(guarded.apply(one));
    }
}
