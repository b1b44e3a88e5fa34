package eu.akkoord.agreements.party;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.change.CommonEvent.Amended;
import eu.akkoord.platform.core.change.CommonEvent.Registered;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.EncodedAs;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A government that can be a party to agreements. It registers itself once, and maintains its own names and organisations; neither it nor
 * any of these is ever removed, since agreements name it for ever.
 *
 * <p>Of one that has no users, a coordinator of another party registers what is known. It is represented then: facts are stated of it, and
 * nobody consents for it. A coordinator of its own takes it over, and everything of it is that party's to say from then on.
 *
 * @param code such as {@code VL}, {@code NL} or {@code DE-NW}
 */
public record Party(
        @Code String code,
        @EncodedAs(inPlace = true) PartyFacts facts,
        @EncodedAs(value = "deputies", sparse = true) Deputations deputations) {
    /** One whose coordinators nobody stands in for. */
    public Party(String code, PartyFacts facts) {
        this(code, facts, Deputations.NONE);
    }

    /**
     * Registers one: the own party, or for a coordinator another one that is known to the own.
     *
     * @throws Refusal when it has organisations that ended, and who registers it may not say so
     * @throws Refusal.NotYours when it is another party, for whoever coordinates none
     */
    public static Change<Party, CommonEvent> register(
            String code, PartyFacts facts, Caller by, @Nullable String reason, LocalDate on, LocalDate today) {
        boolean others = !by.party().equals(code);
        if (others && !(by.isRecognised() && by.coordinates(by.party()))) {
            throw new Refusal.NotYours(code, "party.registeredByCoordinator", code);
        }
        refuseEnding(Map.of(), facts, by, reason, today);
        return new Change<>(new Party(code, facts.registeredBy(others ? by.party() : null)), new Registered(on));
    }

    /** Tells whether another party has registered it and nobody of its own has taken it over. */
    public boolean isRepresented() {
        return facts.registeredBy() != null;
    }

    /**
     * Writes other facts; null when they are the same. An organisation stays, and one that has ended stays so with the same successor:
     * both decide who reads what was given to it. Nothing was given to any of a party that is represented, so whoever takes that over says
     * all of it anew.
     *
     * @throws Refusal.Permanent when one would go, or go on after its end
     * @throws Refusal.NotYours when it is represented, and its own people would change it without taking it over
     * @throws Refusal.RoleNeeded when it is represented, for whoever coordinates neither it nor the party that has registered it
     */
    public @Nullable Change<Party, CommonEvent> amend(
            PartyFacts next, Caller by, @Nullable String reason, LocalDate on, LocalDate today) {
        var changed = PartyFacts.FORM.changed(facts, next);
        if (changed.isEmpty()) {
            return null;
        }
        var registeredBy = facts.registeredBy();
        boolean takenOver = registeredBy != null && next.registeredBy() == null;
        if (!takenOver && !Objects.equals(registeredBy, next.registeredBy())) {
            throw new Refusal.Contradiction(new Fault("/registeredBy", next.registeredBy(), "party.onlyTakenOver"));
        }
        if (registeredBy != null) {
            boolean own = by.party().equals(code);
            if (own != takenOver) {
                throw new Refusal.NotYours(code, "party.takenOverFirst", code, registeredBy);
            }
            if (!by.coordinates(by.party())) {
                throw new Refusal.RoleNeeded(Caller.COORDINATOR);
            }
        }
        var before = takenOver ? Map.<String, Organisation>of() : facts.byId();
        var after = next.byId();
        before.values().forEach(one -> refuseUndoing(one, after.get(one.id())));
        refuseEnding(before, next, by, reason, today);
        return new Change<>(new Party(code, next, deputations), new Amended(on, changed));
    }

    /** Other people stand in for its coordinators. */
    Change<Party, CommonEvent> deputise(Deputations next, LocalDate on) {
        return new Change<>(new Party(code, facts, next), new Amended(on, List.of("deputies")));
    }

    private static void refuseUndoing(Organisation before, @Nullable Organisation after) {
        if (after == null) {
            throw new Refusal.Permanent("organisation.stays", before.id());
        }
        if (before.ended() != null && !before.endedAs(after)) {
            throw new Refusal.Permanent("organisation.ended", before.id());
        }
    }

    /** To end an organisation lets its successor's people in: a coordinator does so, and says why. */
    private static void refuseEnding(
            Map<String, Organisation> before, PartyFacts next, Caller by, @Nullable String reason, LocalDate today) {
        Refusal.Contradiction.of(next.endedAfter(today));
        boolean ends = next.organisations().stream().anyMatch(one -> {
            var known = before.get(one.id());
            return one.ended() != null && (known == null || known.ended() == null);
        });
        if (ends && !by.coordinates(by.party())) {
            throw new Refusal.RoleNeeded(Caller.COORDINATOR);
        }
        if (ends && reason == null) {
            throw new Refusal.MissingReason();
        }
    }
}
