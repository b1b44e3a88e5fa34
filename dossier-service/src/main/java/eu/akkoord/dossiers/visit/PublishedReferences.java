package eu.akkoord.dossiers.visit;

import eu.akkoord.dossiers.access.ClearancePolicy;
import eu.akkoord.dossiers.access.Guarded;
import eu.akkoord.dossiers.dossier.DossierRights;
import eu.akkoord.dossiers.dossier.Dossiers;
import eu.akkoord.platform.core.change.Recorded;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The references of a visit that its events may name: those to what everyone who sees the visit without a grant may see at that moment. One
 * that is opened later is named in the visit's next event.
 */
public final class PublishedReferences {
    private final Dossiers dossiers;
    private final Visits visits;
    private final ClearancePolicy policy;

    public PublishedReferences(Dossiers dossiers, Visits visits, ClearancePolicy policy) {
        this.dossiers = dossiers;
        this.visits = visits;
        this.policy = policy;
    }

    public VisitReferences of(Visit visit) {
        return VisitReferences.of(visit.facts())
                .within(
                        ids -> told(visit, dossiers.find(ids), DossierRights::guarded),
                        ids -> told(visit, visits.find(ids), VisitRights::guarded));
    }

    private <T> Set<String> told(Visit visit, Map<String, Recorded<T>> named, Function<T, Guarded> guarding) {
        var guarded = named.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> guarding.apply(one.getValue().value())));
        Collection<Guarded> all = guarded.values();
        var told = policy.toldWith(VisitRights.guarded(visit), all);
        return guarded.entrySet().stream()
                .filter(one -> told.test(one.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
