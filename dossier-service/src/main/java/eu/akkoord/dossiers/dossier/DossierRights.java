package eu.akkoord.dossiers.dossier;

import eu.akkoord.dossiers.access.ClearancePolicy;
import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Guarded;
import eu.akkoord.dossiers.access.Offered;
import eu.akkoord.dossiers.access.Thing;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.security.Caller;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may read a dossier follows from its confidentiality. Officers of its owner's party write it; those of another party with which
 * it is shared add what is their own.
 */
public final class DossierRights implements Rights<Dossier> {
    private final ClearancePolicy policy;

    public DossierRights(ClearancePolicy policy) {
        this.policy = policy;
    }

    /** What decides who may see it. */
    public static Guarded guarded(Dossier dossier) {
        var facts = dossier.facts();
        return new Guarded(
                new Thing("dossiers", dossier.id()),
                facts.confidentiality(),
                facts.owner().party(),
                facts.agreements(),
                facts.sharedWith(),
                List.of(),
                Stream.concat(facts.responsibles().stream().map(Organisation::party), dossier.contributors().stream())
                        .collect(Collectors.toSet()),
                dossier.creator(),
                Offered.to(dossier.offers()),
                null);
    }

    @Override
    public Function<Dossier, Set<String>> clearances(Collection<? extends Dossier> dossiers) {
        return policy.clearances(all(dossiers)).compose(DossierRights::guarded);
    }

    @Override
    public Predicate<Dossier> readableBy(Caller reader, Collection<? extends Dossier> dossiers) {
        var seen = policy.seenBy(reader, all(dossiers));
        return dossier -> seen.test(guarded(dossier));
    }

    @Override
    public void askInVain() {
        policy.askInVain("dossiers");
    }

    @Override
    public Predicate<Dossier> confidential(Collection<? extends Dossier> dossiers) {
        return dossier -> dossier.facts().confidentiality().isConcealed();
    }

    @Override
    public Function<Dossier, Set<String>> concerned(Collection<? extends Dossier> dossiers) {
        return dossier -> Set.of(dossier.facts().owner().party());
    }

    @Override
    public boolean mayWrite(Caller writer, Dossier dossier) {
        var shared = guarded(dossier).within(Confidentiality.PARTNERS);
        return policy.seenBy(writer, List.of(shared)).test(shared);
    }

    private static List<Guarded> all(Collection<? extends Dossier> dossiers) {
        return dossiers.stream().map(DossierRights::guarded).toList();
    }
}
