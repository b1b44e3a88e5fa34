package eu.akkoord.dossiers.dossier;

import eu.akkoord.dossiers.access.ClearancePolicy;
import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Guarded;
import eu.akkoord.dossiers.access.GuardedRights;
import eu.akkoord.dossiers.access.Offered;
import eu.akkoord.dossiers.access.Place;
import eu.akkoord.dossiers.access.Thing;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.store.HistoryRecord;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rights on a dossier. Reading follows from its confidentiality; officers of its owner's party write it, and those of another party with
 * which it is shared add what is their own.
 */
public final class DossierRights extends GuardedRights<Dossier> {
    private static final String CONTRIBUTIONS = "contributions";
    private static final String MILESTONES = "milestones";

    public DossierRights(ClearancePolicy policy) {
        super(policy);
    }

    /** Returns the properties that guard it. */
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
                Offered.givenAway(dossier.offers()),
                false,
                null);
    }

    /** Tells whether everyone of a party sees it without a grant. */
    boolean isOpenTo(String party, Dossier dossier) {
        return policy.isOpenTo(party, guarded(dossier));
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

    /** Shown to everybody from then on. */
    @Override
    public String kind(@Nullable Dossier before, Dossier after) {
        return Confidentiality.kind(
                before == null ? null : before.facts().confidentiality(),
                after.facts().confidentiality());
    }

    /**
     * Leaves out the documents a party had in it, which were stored in it before: they are that party's to show. A list of milestones
     * stands in each, in the same place, so that one of which all are hidden is like none.
     */
    @Override
    public Map<String, Object> audited(HistoryRecord<?> past, String party) {
        var shown = new LinkedHashMap<>(past.stored());
        shown.remove(CONTRIBUTIONS);
        var milestones = shown.remove(MILESTONES);
        shown.put(MILESTONES, milestones == null ? List.of() : milestones);
        return shown;
    }

    /** Gives what an offer says to its writer, and what a party calls it to that party. */
    @Override
    public Optional<String> writer(Dossier state, String field) {
        var references = state.facts().references();
        return state.offers()
                .writer(field)
                .or(() -> Place.within("references", field, references)
                        .map(one -> one.party() == null ? state.facts().owner().party() : one.party()));
    }

    @Override
    public boolean mayWrite(Caller writer, Dossier dossier) {
        var shared = guarded(dossier).unoffered().within(Confidentiality.PARTNERS);
        return policy.seenBy(writer, List.of(shared)).test(shared);
    }

    @Override
    protected Function<Dossier, Guarded> guarded(Collection<? extends Dossier> all) {
        return Dossier::guarded;
    }
}
