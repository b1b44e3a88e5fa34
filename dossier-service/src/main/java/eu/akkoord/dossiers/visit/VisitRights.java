package eu.akkoord.dossiers.visit;

import eu.akkoord.dossiers.access.ClearancePolicy;
import eu.akkoord.dossiers.access.Guarded;
import eu.akkoord.dossiers.access.Offered;
import eu.akkoord.dossiers.access.Thing;
import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.security.Caller;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may read a visit follows from its confidentiality; officers of its host, its guests and its owner write it, each their own. */
public final class VisitRights implements Rights<Visit> {
    private final ClearancePolicy policy;

    public VisitRights(ClearancePolicy policy) {
        this.policy = policy;
    }

    /** What decides who may see it. */
    public static Guarded guarded(Visit visit) {
        var facts = visit.facts();
        return new Guarded(
                new Thing("visits", visit.id()),
                facts.confidentiality(),
                facts.owner().party(),
                facts.agreements(),
                facts.sharedWith(),
                facts.visitors(),
                Set.copyOf(visit.participating()),
                visit.creator(),
                Offered.to(visit.offers()),
                null);
    }

    @Override
    public Function<Visit, Set<String>> clearances(Collection<? extends Visit> visits) {
        return policy.clearances(all(visits)).compose(VisitRights::guarded);
    }

    @Override
    public Predicate<Visit> readableBy(Caller reader, Collection<? extends Visit> visits) {
        var seen = policy.seenBy(reader, all(visits));
        return visit -> seen.test(guarded(visit));
    }

    @Override
    public void askInVain() {
        policy.askInVain("visits");
    }

    @Override
    public Predicate<Visit> confidential(Collection<? extends Visit> visits) {
        return visit -> visit.facts().confidentiality().isConcealed();
    }

    @Override
    public Function<Visit, Set<String>> concerned(Collection<? extends Visit> visits) {
        return visit -> {
            var facts = visit.facts();
            return Stream.concat(Stream.of(facts.owner().party()), facts.visitors().stream())
                    .collect(Collectors.toSet());
        };
    }

    /** The record is the owner's: a guest strikes nothing from it. */
    @Override
    public boolean mayStrike(Caller coordinator, Visit visit) {
        return visit.facts().owner().party().equals(coordinator.party());
    }

    @Override
    public boolean mayWrite(Caller writer, Visit visit) {
        return takesPart(writer, visit) || visit.facts().owner().party().equals(writer.party());
    }

    /** Whether someone works for its host or one of its guests. */
    public static boolean takesPart(Caller caller, Visit visit) {
        return visit.facts().visitors().contains(caller.party());
    }

    private static List<Guarded> all(Collection<? extends Visit> visits) {
        return visits.stream().map(VisitRights::guarded).toList();
    }
}
