package eu.akkoord.dossiers.bulk;

import eu.akkoord.dossiers.access.ClearancePolicy;
import eu.akkoord.dossiers.access.GuardedDesk;
import eu.akkoord.dossiers.access.NamedReference;
import eu.akkoord.dossiers.access.Opening;
import eu.akkoord.dossiers.access.References;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Occurrence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Many changes at once, of things the caller may read. Each thing is judged, saved and published as if it were changed alone, so that the
 * refusal of one says nothing of another, and an interrupted request continues when it is repeated.
 */
public final class BulkDesk {
    private static final int MOST_TRIES = 5;

    private final Map<String, GuardedDesk<?, ?, ?>> things;
    private final ClearancePolicy policy;
    private final References references;

    public BulkDesk(Collection<? extends GuardedDesk<?, ?, ?>> things, ClearancePolicy policy, References references) {
        this.things = things.stream().collect(Collectors.toMap(GuardedDesk::collection, Function.identity()));
        this.policy = policy;
        this.references = references;
    }

    /**
     * One thing that is to be changed.
     *
     * @param seen the revision the caller was shown; absent when it was not shown
     */
    public record Asked(String id, @Nullable Long seen) {}

    /**
     * Outcome for one thing.
     *
     * @param refusal as a change of this thing alone would be refused; absent where it was done
     */
    public record Row(String id, @Nullable RuntimeException refusal) {}

    /**
     * Refuses a transfer as a whole, before anything is looked for.
     *
     * @param from id of the organisation of the caller's party that gives
     * @param to id of the one that receives
     */
    public void refuseTransfer(String from, String to, ChangeNote note, Caller by) {
        refuseUnlessCoordinated(note, by);
        if (from.equals(to)) {
            throw new Refusal.Contradiction(new Fault("/to", to, "transfer.sameOrganisation"));
        }
        references.refuseUnknown(List.of(new NamedReference.OrganisationNamed(by.party(), to, "/to")), List.of());
    }

    /**
     * Gives things to another organisation of the caller's party. Those that the giving one does not own any more are left out.
     *
     */
    public List<Row> transfer(
            String collection, List<Asked> asked, String from, String to, ChangeNote note, Caller by) {
        refuseTransfer(from, to, note, by);
        var giver = new Organisation(by.party(), from);
        var receiver = new Organisation(by.party(), to);
        return each(collection, asked, by, (all, id, seen) -> all.transfer(id, seen, giver, receiver, note, by));
    }

    /** Refuses an opening as a whole, before anything is looked for. */
    public void refuseOpening(Opening opening, ChangeNote note, Caller by) {
        refuseUnlessCoordinated(note, by);
        references.refuseUnknown(
                List.of(new NamedReference.AgreementNamed(opening.agreement(), "/agreement")), List.of());
        references.confirmAgreements(List.of(opening.agreement()));
        var joined = policy.joined(List.of(opening.agreement()));
        if (!joined.contains(by.party())) {
            throw new Refusal.Contradiction(new Fault("/agreement", opening.agreement(), "opening.notJoined"));
        }
        if (opening.party().equals(by.party()) || !joined.contains(opening.party())) {
            throw new Refusal.Contradiction(new Fault("/party", opening.party(), "opening.noOtherParty"));
        }
    }

    /** Shares things of the caller's party with a party that joined their agreement later. */
    public List<Row> open(String collection, List<Asked> asked, Opening opening, ChangeNote note, Caller by) {
        refuseOpening(opening, note, by);
        return each(collection, asked, by, (all, id, seen) -> {
            all.share(id, seen, opening, note, by);
            return true;
        });
    }

    private static void refuseUnlessCoordinated(ChangeNote note, Caller by) {
        if (!by.coordinates(by.party())) {
            throw new Refusal.RoleNeeded(Caller.COORDINATOR);
        }
        if (note.reason() == null) {
            throw new Refusal.MissingReason();
        }
    }

    /** One change of one thing. */
    @FunctionalInterface
    private interface Step {
        /** @return whether it stands as it was asked */
        boolean take(GuardedDesk<?, ?, ?> all, String id, long seen);
    }

    private List<Row> each(String collection, List<Asked> asked, Caller by, Step step) {
        var all = Objects.requireNonNull(things.get(collection), collection);
        var rows = new ArrayList<Row>();
        for (var one : asked) {
            try {
                if (taken(all, one, by, step)) {
                    rows.add(new Row(one.id(), null));
                }
            } catch (Refusal | Refused | Occurrence.OutOfOrder refused) {
                rows.add(new Row(one.id(), refused));
            }
        }
        return rows;
    }

    /** By the revision it is at; decided again when another change came between. */
    private static boolean taken(GuardedDesk<?, ?, ?> all, Asked one, Caller by, Step step) {
        var seen = one.seen();
        for (int tries = 1; ; tries++) {
            try {
                return step.take(all, one.id(), seen == null ? all.revision(one.id(), by) : seen);
            } catch (Refused.OutdatedRevision other) {
                if (tries == MOST_TRIES) {
                    throw other;
                }
                seen = null;
            }
        }
    }
}
