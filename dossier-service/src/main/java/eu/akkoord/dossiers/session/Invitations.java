package eu.akkoord.dossiers.session;

import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All invitations to one session, in the order of asking. */
public record Invitations(List<Invitation> all) {
    /** With more, the state of a session could outgrow what may be stored. */
    public static final int MOST = 1000;

    public static final Invitations NONE = new Invitations(List.of());

    public Invitations {
        all = List.copyOf(all);
    }

    public Optional<Invitation> find(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** How many stand somewhere now. */
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

    /** Which of those who wait comes first, from 1; absent for one that does not wait. */
    public @Nullable Integer turn(Invitation invitation) {
        if (invitation.stage() != InvitationStage.WAITLISTED) {
            return null;
        }
        var before = all.subList(0, all.indexOf(invitation)).stream()
                .filter(one -> one.stage() == InvitationStage.WAITLISTED)
                .count();
        return Math.toIntExact(before + 1);
    }

    Invitations and(Invitation added) {
        if (all.size() == MOST) {
            throw new Refusal.Contradiction(
                    new Fault("", null, "Een sessie heeft ten hoogste %d uitnodigingen".formatted(MOST)));
        }
        var more = new ArrayList<>(all);
        more.add(added);
        return new Invitations(more);
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

    /** How many of those who waited before have a place now. */
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
                faults.add(new Fault(
                        "/attendance/present/%d".formatted(i),
                        present.get(i),
                        "Deze sessie heeft geen uitnodiging met dit kenmerk"));
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
