package eu.akkoord.dossiers.visit;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything of this service that a visit names, or the part of it that somebody may know of.
 *
 * @param dossiers ids of the dossiers that it serves
 * @param returns id of the visit that it answers
 */
public record VisitReferences(
        List<String> dossiers, @Nullable String returns) {
    public VisitReferences {
        dossiers = List.copyOf(dossiers);
    }

    static VisitReferences of(VisitFacts facts) {
        return new VisitReferences(facts.dossiers(), facts.returns());
    }

    /**
     * Keeps what may be known.
     *
     * @param knownDossiers those among ids of dossiers; not asked about none
     * @param knownVisits those among ids of visits; not asked about none
     */
    VisitReferences within(
            Function<Collection<String>, Set<String>> knownDossiers,
            Function<Collection<String>, Set<String>> knownVisits) {
        var seen = dossiers.isEmpty() ? Set.<String>of() : knownDossiers.apply(dossiers);
        return new VisitReferences(
                dossiers.stream().filter(seen::contains).toList(),
                returns == null || knownVisits.apply(List.of(returns)).isEmpty() ? null : returns);
    }
}
