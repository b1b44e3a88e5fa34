package eu.akkoord.dossiers.session;

import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All invitations to one session, in the order of asking. */
public record Invitations(List<Invitation> all) {
    /** With more, the state of a session could outgrow what may be stored. */
    public static final int MOST = 1000;

    /** Most that guests ask for together; the host has room for the rest. */
    static final int MOST_OF_GUESTS = 500;

    /** Most of those that one guest asks for, so that none leaves the others without. */
    static final int MOST_OF_ONE = 200;

    public static final Invitations NONE = new Invitations(List.of());

    public Invitations {
        all = List.copyOf(all);
    }

    public Optional<Invitation> find(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Counts the invitations at a stage. */
    public int count(InvitationStage stage) {
        return Math.toIntExact(all.stream().filter(one -> one.stage() == stage).count());
    }

    /** The day of the eldest request that nobody has answered; absent when there is none. */
    @Nullable
    LocalDate unansweredSince() {
        return all.stream()
                .filter(one -> one.stage() == InvitationStage.REQUESTED)
                .map(Invitation::asked)
                .findFirst()
                .orElse(null);
    }

    /** Returns the place on the waiting list, from 1; absent for an invitation that does not wait. */
    public @Nullable Integer turn(Invitation invitation) {
        if (invitation.stage() != InvitationStage.WAITLISTED) {
            return null;
        }
        var before = all.subList(0, all.indexOf(invitation)).stream()
                .filter(one -> one.stage() == InvitationStage.WAITLISTED)
                .count();
        return Math.toIntExact(before + 1);
    }

    /** With one more. What was declined counts for nobody: when there is no room, the eldest of these goes. */
    Invitations and(Invitation added) {
        var kept = all;
        while (isFull(kept, added.party())) {
            kept = withoutDeclined(kept, added.party());
        }
        var more = new ArrayList<>(kept);
        more.add(added);
        return new Invitations(more);
    }

    /** @param party code of the guest that asks; absent for the host */
    private static boolean isFull(List<Invitation> all, @Nullable String party) {
        return all.size() >= MOST || isFullOfGuests(all, party) || isFullOfOne(all, party);
    }

    private static boolean isFullOfGuests(List<Invitation> all, @Nullable String party) {
        return party != null && all.stream().filter(one -> one.party() != null).count() >= MOST_OF_GUESTS;
    }

    private static boolean isFullOfOne(List<Invitation> all, @Nullable String party) {
        return party != null
                && all.stream().filter(one -> party.equals(one.party())).count() >= MOST_OF_ONE;
    }

    /** The eldest of those that make room under the bound that is met. */
    private static List<Invitation> withoutDeclined(List<Invitation> all, @Nullable String party) {
        boolean ofOne = isFullOfOne(all, party);
        boolean ofGuests = isFullOfGuests(all, party);
        var going = all.stream()
                .filter(one -> one.stage() == InvitationStage.DECLINED)
                .filter(one -> !ofOne || Objects.equals(party, one.party()))
                .filter(one -> !ofGuests || one.party() != null)
                .findFirst()
                .orElseThrow(() -> new Refusal.Contradiction(
                        new Fault("", null, "invitation.tooMany", MOST, MOST_OF_GUESTS, MOST_OF_ONE)));
        return all.stream().filter(one -> !one.equals(going)).toList();
    }

    Invitations with(Invitation changed) {
        return each(one -> one.id().equals(changed.id()) ? changed : one);
    }

    /** Gives the places that are free to those who wait, in the order of asking. */
    Invitations promoted(@Nullable Integer capacity, LocalDate on) {
        var free = capacity == null ? MOST : capacity - count(InvitationStage.ACCEPTED);
        var after = new ArrayList<Invitation>(all.size());
        for (var one : all) {
            if (one.stage() == InvitationStage.WAITLISTED && free > 0) {
                free--;
                after.add(one.to(InvitationStage.ACCEPTED, on));
            } else {
                after.add(one);
            }
        }
        return new Invitations(after);
    }

    /** Counts the invitations that waited before and have a place now. */
    int promotedSince(Invitations before) {
        var waited = new HashSet<String>();
        before.all.stream()
                .filter(one -> one.stage() == InvitationStage.WAITLISTED)
                .forEach(one -> waited.add(one.id()));
        return Math.toIntExact(all.stream()
                .filter(one -> one.stage() == InvitationStage.ACCEPTED && waited.contains(one.id()))
                .count());
    }

    /** Says of these that they came; whoever came, came, whatever was answered before. */
    Invitations attended(List<String> present, LocalDate on) {
        var known = new HashMap<String, Invitation>();
        all.forEach(one -> known.put(one.id(), one));
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < present.size(); i++) {
            if (!known.containsKey(present.get(i))) {
                faults.add(new Fault("/attendance/present/%d".formatted(i), present.get(i), "invitation.absent"));
            }
        }
        Refusal.Contradiction.of(faults);
        Collection<String> came = new HashSet<>(present);
        return each(one -> came.contains(one.id()) ? one.to(InvitationStage.ATTENDED, on) : one);
    }

    private Invitations each(UnaryOperator<Invitation> change) {
        return new Invitations(all.stream().map(change).toList());
    }
}
