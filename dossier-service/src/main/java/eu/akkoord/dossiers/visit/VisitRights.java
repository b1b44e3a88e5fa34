package eu.akkoord.dossiers.visit;

import eu.akkoord.dossiers.access.ClearancePolicy;
import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Guarded;
import eu.akkoord.dossiers.access.GuardedRights;
import eu.akkoord.dossiers.access.Offered;
import eu.akkoord.dossiers.access.Place;
import eu.akkoord.dossiers.access.Thing;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.store.HistoryRecord;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rights on a visit: reading follows from its confidentiality; officers of its host, its guests and its owner write it, each their own. */
public final class VisitRights extends GuardedRights<Visit> {
    public VisitRights(ClearancePolicy policy) {
        super(policy);
    }

    /** Returns the properties that guard it. */
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
                Offered.givenAway(visit.offers()),
                false,
                null);
    }

    @Override
    public void askInVain() {
        policy.askInVain("visits");
    }

    @Override
    public Predicate<Visit> confidential(Collection<? extends Visit> visits) {
        return visit -> visit.facts().confidentiality().isConcealed();
    }

    /** Leaves out host and guests of a visit above {@code partners}: its events did not name them. */
    @Override
    public Function<Visit, Set<String>> concerned(Collection<? extends Visit> visits) {
        return visit -> {
            var facts = visit.facts();
            var named = facts.confidentiality().isConcealed() ? Set.<String>of() : facts.visitors();
            return Stream.concat(Stream.of(facts.owner().party()), named.stream())
                    .collect(Collectors.toSet());
        };
    }

    /** Leaves unsaid, where it is shown to more, how often it had moved while it was shown to fewer. */
    @Override
    public Map<String, Object> audited(HistoryRecord<?> past, String party) {
        var stored = past.stored();
        var shown = new LinkedHashMap<>(stored);
        if (stored.get("slips") instanceof Map<?, ?> slips && stored.get("confidentiality") instanceof String level) {
            var known = new LinkedHashMap<>(slips);
            known.keySet().removeIf(word -> isHidden(String.valueOf(word), Confidentiality.of(level)));
            shown.put("slips", known);
        }
        return shown;
    }

    private static boolean isHidden(String madeAt, Confidentiality shownAt) {
        return Arrays.stream(Confidentiality.values())
                .anyMatch(level -> level.word().equals(madeAt) && level.lowersTo(shownAt));
    }

    /** The record is the owner's where that takes part, and else the host's: nobody strikes what it may not change. */
    @Override
    public boolean mayStrike(Caller coordinator, Visit visit) {
        var facts = visit.facts();
        var owner = facts.owner().party();
        return coordinator.party().equals(facts.visitors().contains(owner) ? owner : visit.stating());
    }

    /** Shown to everybody from then on. */
    @Override
    public String kind(@Nullable Visit before, Visit after) {
        return Confidentiality.kind(
                before == null ? null : before.facts().confidentiality(),
                after.facts().confidentiality());
    }

    /** Gives what an offer says to its writer, a delegation to its party, and when and whether it is held to the host. */
    @Override
    public Optional<String> writer(Visit state, String field) {
        if (field.startsWith("/period/") || field.startsWith("/status/")) {
            return Optional.of(state.stating());
        }
        return state.offers()
                .writer(field)
                .or(() -> Place.within("delegations", field, state.facts().delegations())
                        .map(Delegation::party));
    }

    @Override
    public boolean mayWrite(Caller writer, Visit visit) {
        return takesPart(writer, visit) || visit.facts().owner().party().equals(writer.party());
    }

    /** Tells whether someone works for its host or one of its guests. */
    public static boolean takesPart(Caller caller, Visit visit) {
        return visit.facts().visitors().contains(caller.party());
    }

    @Override
    protected Function<Visit, Guarded> guarded(Collection<? extends Visit> all) {
        return Visit::guarded;
    }
}
