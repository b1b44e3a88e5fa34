package eu.akkoord.agreements.party;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.change.CommonEvent.Amended;
import eu.akkoord.platform.core.change.CommonEvent.Registered;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.EncodedAs;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A government that can be a party to agreements. It registers itself once, and maintains its own names and organisations; neither it nor
 * any of these is ever removed, since agreements name it for ever.
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

    /** @throws Refusal when it has organisations that ended, and who registers it may not say so */
    public static Change<Party, CommonEvent> register(
            String code, PartyFacts facts, Caller by, @Nullable String reason, LocalDate on, LocalDate today) {
        refuseEnding(Map.of(), facts, by, reason, today);
        return new Change<>(new Party(code, facts), new Registered(on));
    }

    /**
     * Writes other facts; null when they are the same. An organisation stays, and one that has ended stays so with the same successor:
     * both decide who reads what was given to it.
     *
     * @throws Refusal.Permanent when one would go, or go on after its end
     */
    public @Nullable Change<Party, CommonEvent> amend(
            PartyFacts next, Caller by, @Nullable String reason, LocalDate on, LocalDate today) {
        var changed = PartyFacts.FORM.changed(facts, next);
        if (changed.isEmpty()) {
            return null;
        }
        var before = facts.byId();
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
