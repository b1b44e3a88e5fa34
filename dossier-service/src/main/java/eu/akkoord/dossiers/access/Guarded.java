package eu.akkoord.dossiers.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that decides who may see something.
 *
 * @param thing whose grants count
 * @param level how far it is shown
 * @param owner code of the owner's party
 * @param agreements ids of those it stands under
 * @param sharedWith codes of the parties that were joined to each of them when it was filed, or that it was opened to since; absent
 *     outside any agreement, and on what was filed before it was recorded
 * @param visitors codes of host and guests, for what stands outside any agreement
 * @param speaksOf codes of the parties that lose it only by their own hand once they could read it
 * @param creator who made it
 * @param offeredTo codes of the parties whose coordinators it is shown to, with the last day on which they can take it over
 * @param givenAway each time that a party gave it away, oldest first
 * @param along whether it was made by the owner of what it belongs to, and goes along with that
 * @param within what it belongs to: whoever may not see that, does not see this
 */
public record Guarded(
        Thing thing,
        Confidentiality level,
        String owner,
        List<String> agreements,
        @Nullable List<String> sharedWith,
        List<String> visitors,
        Set<String> speaksOf,
        Creator creator,
        Map<String, LocalDate> offeredTo,
        List<Offered.GivenAway> givenAway,
        boolean along,
        @Nullable Guarded within) {
    public Guarded {
        agreements = List.copyOf(agreements);
        sharedWith = sharedWith == null ? null : List.copyOf(sharedWith);
        visitors = List.copyOf(visitors);
        speaksOf = Set.copyOf(speaksOf);
        offeredTo = Map.copyOf(offeredTo);
        givenAway = List.copyOf(givenAway);
    }

    /** Of what nobody has given away. */
    public Guarded(
            Thing thing,
            Confidentiality level,
            String owner,
            List<String> agreements,
            @Nullable List<String> sharedWith,
            List<String> visitors,
            Set<String> speaksOf,
            Creator creator,
            Map<String, LocalDate> offeredTo,
            @Nullable Guarded within) {
        this(
                thing,
                level,
                owner,
                agreements,
                sharedWith,
                visitors,
                speaksOf,
                creator,
                offeredTo,
                List.of(),
                false,
                within);
    }

    /** All that grants on it are judged by, in words that are the same in every process. */
    public String ground() {
        return List.of(
                        level,
                        owner,
                        agreements,
                        sharedWith == null ? "" : sharedWith,
                        visitors,
                        new TreeSet<>(speaksOf),
                        new TreeMap<>(offeredTo),
                        givenAway)
                .toString();
    }

    /** Codes of the parties that gave it to its owner without keeping their grants. */
    Set<String> gone() {
        // by the last time its owner has it; what came before was settled then
        return givenAway.isEmpty() || givenAway.getLast().keepGrants()
                ? Set.of()
                : Set.of(givenAway.getLast().by());
    }

    /** Id of the offer by which its owner has taken it over; absent for its first. */
    @Nullable
    String under() {
        return givenAway.isEmpty() ? null : givenAway.getLast().offer();
    }

    /** Snapshot of it, for a part that is written now. */
    public WholeSnapshot whole() {
        return new WholeSnapshot(owner, agreements, sharedWith, visitors, under());
    }

    /**
     * The same as it was when a part of it was written. What was offered then or is now shows nobody what was.
     *
     * @param then absent where only the level was recorded
     */
    public Guarded asOf(@Nullable WholeSnapshot then, Confidentiality levelThen) {
        if (then == null) {
            return unoffered().within(levelThen);
        }
        return new Guarded(
                thing,
                levelThen,
                then.owner(),
                then.agreements(),
                then.sharedWith(),
                then.visitors(),
                speaksOf,
                creator,
                Map.of(),
                givenAwayUntil(then.under()),
                false,
                null);
    }

    private List<Offered.GivenAway> givenAwayUntil(@Nullable String under) {
        return givenAway.subList(0, takeover(under) + 1);
    }

    /** The place of a takeover among all; before the first where there was none. */
    private int takeover(@Nullable String under) {
        int place = givenAway.size() - 1;
        while (place >= 0 && !givenAway.get(place).offer().equals(under)) {
            place--;
        }
        return place;
    }

    /** The same, as if another party owned it. */
    Guarded ownedBy(String party) {
        return with(level, party, offeredTo, within);
    }

    /**
     * The grants that count on it. Those to people of a party that gave it away have gone with it, but for those given since; those that
     * a later owner has given open nothing of what it was before.
     */
    GrantList counting(GrantList given) {
        var gone = gone();
        return given.without(grant -> isGone(grant, gone) || isLater(grant));
    }

    /**
     * The grants on it that its owner is told of: those that were given since it has it, and those that were kept then. What had been
     * withdrawn by then, or lapsed because it was given away, is the former owner's.
     */
    GrantList ofOwner(GrantList given) {
        return given.without(grant -> takeover(grant.under()) < givenAway.size() - 1
                && (formerOf(grant) != null || isWithdrawnByFormer(grant)));
    }

    private boolean isWithdrawnByFormer(Grant grant) {
        var act = grant.withdrawn();
        return act != null && !act.by().party().equals(owner);
    }

    /** Code of the party whose people's grant has lapsed since that party gave it away; absent of any other grant. */
    public @Nullable String formerOf(Grant grant) {
        var party = Objects.requireNonNullElse(grant.to().ofParty(), creator.party());
        for (int place = takeover(grant.under()) + 1; place < givenAway.size(); place++) {
            var away = givenAway.get(place);
            boolean givenByNext =
                    grant.given() != null && grant.given().by().party().equals(away.to());
            if (!away.keepGrants() && away.by().equals(party) && !givenByNext) {
                return party;
            }
        }
        return null;
    }

    /** Given by a party that did not own it yet, or did not own it again. */
    private boolean isLater(Grant grant) {
        if (grant.given() == null) {
            return false;
        }
        var giver = grant.given().by().party();
        boolean owned = givenAway.stream().anyMatch(one -> one.by().equals(giver));
        return !giver.equals(owner) && !(owned && (grant.under() == null || takeover(grant.under()) >= 0));
    }

    private boolean isGone(Grant grant, Set<String> gone) {
        if (gone.isEmpty()) {
            return false;
        }
        var party = grant.to().ofParty();
        return party == null
                ? gone.contains(creator.party())
                : gone.contains(party)
                        && (grant.given() == null || !grant.given().by().party().equals(owner));
    }

    /** The same, shown no further than another level. */
    public Guarded within(Confidentiality other) {
        return with(level.orStricter(other), owner, offeredTo, within);
    }

    /** The same without those to whose coordinators an offer shows it: who is offered something reads it, and does nothing more. */
    public Guarded unoffered() {
        return with(level, owner, Map.of(), within);
    }

    /**
     * A part of it that another party may own, at a level of its own; seen by nobody who does not see the whole. An offer of the whole
     * opens those parts alone that the owner of the whole offers with it; whom the owner shares the whole with, it lets into no part of
     * another.
     *
     * @param withParties codes of the parties that a part of another party is shared with; absent where that was not recorded
     * @param along whether the party that owned the whole then made it, so that it goes along when the whole is given away
     */
    public Guarded part(Confidentiality own, String ofParty, @Nullable List<String> withParties, boolean along) {
        boolean owners = ofParty.equals(owner);
        return new Guarded(
                thing,
                own,
                ofParty,
                agreements,
                owners || withParties == null ? sharedWith : withParties,
                visitors,
                Set.of(ofParty),
                creator,
                owners ? offeredTo : Map.of(),
                givenAway,
                along,
                this);
    }

    /**
     * With whom a part is shared: while its party owns the whole, with whom that is. Once it has given the whole away, with no others than
     * that was shared with by then, until it says otherwise: nobody whom it had shut out is let in by the next owner.
     *
     * @param own codes of the parties as they stand in the part; absent where that was not recorded
     * @param written snapshot from when the part was last written; absent where that was not recorded
     */
    public @Nullable List<String> sharing(String ofParty, @Nullable List<String> own, @Nullable WholeSnapshot written) {
        int since = written == null ? -1 : takeover(written.under());
        for (int place = givenAway.size() - 1; place > since && !ofParty.equals(owner); place--) {
            var given = givenAway.get(place);
            if (given.by().equals(ofParty) && given.sharedWith() != null) {
                return own == null
                        ? given.sharedWith()
                        : own.stream().filter(given.sharedWith()::contains).toList();
            }
        }
        return own;
    }

    /** The same by itself, whoever sees what it belongs to. */
    public Guarded alone() {
        return with(level, owner, offeredTo, null);
    }

    private Guarded with(
            Confidentiality otherLevel,
            String otherOwner,
            Map<String, LocalDate> otherOffers,
            @Nullable Guarded otherWhole) {
        return new Guarded(
                thing,
                otherLevel,
                otherOwner,
                agreements,
                sharedWith,
                visitors,
                speaksOf,
                creator,
                otherOffers,
                givenAway,
                along,
                otherWhole);
    }
}
