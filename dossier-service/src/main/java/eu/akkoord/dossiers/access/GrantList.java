package eu.akkoord.dossiers.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The grants of one dossier or visit. Until somebody changes them there is one, the creator's, and nothing is stored.
 *
 * @param grants in the order in which they were given, the withdrawn ones too
 * @param recoveries in the order of the requests, those that have ended too
 * @param revision counts its changes; it is not the revision of the dossier or visit
 */
public record GrantList(List<Grant> grants, List<Recovery> recoveries, long revision) {
    public GrantList {
        grants = List.copyOf(grants);
        recoveries = List.copyOf(recoveries);
    }

    /** Grants without any recovery. */
    public GrantList(List<Grant> grants, long revision) {
        this(grants, List.of(), revision);
    }

    static GrantList ofCreator(Creator creator) {
        return new GrantList(List.of(Grant.ofCreator(creator)), 0);
    }

    /** Grants that were given and count. */
    public List<Grant> counting() {
        return grants.stream().filter(Grant::counts).toList();
    }

    /** Grants that count, the ones that recoveries have become as well. */
    List<Grant> counting(LocalDate today) {
        return all(today).stream().filter(Grant::counts).toList();
    }

    /** All of them, the withdrawn ones too, with the ones that recoveries have become. */
    List<Grant> all(LocalDate today) {
        return Stream.concat(
                        grants.stream(),
                        recoveries.stream()
                                .filter(one -> one.hasBecomeGrant(today))
                                .map(Recovery::grant))
                .toList();
    }

    Optional<Grant> find(String id) {
        return grants.stream().filter(grant -> grant.id().equals(id)).findFirst();
    }

    /** The one that counts for somebody. */
    Optional<Grant> to(Grantee grantee) {
        return counting().stream().filter(grant -> grant.to().equals(grantee)).findFirst();
    }

    /** Grants among them to people of one party. */
    GrantList to(String party) {
        return new GrantList(
                grants.stream()
                        .filter(grant -> party.equals(grant.to().ofParty()))
                        .toList(),
                recoveries,
                revision);
    }

    /** With those recoveries alone that one party has asked for. */
    GrantList recoveredBy(String party) {
        return new GrantList(
                grants,
                recoveries.stream().filter(one -> one.party().equals(party)).toList(),
                revision);
    }

    GrantList without(Predicate<Grant> some) {
        return new GrantList(grants.stream().filter(some.negate()).toList(), recoveries, revision);
    }

    GrantList give(Grant grant) {
        return new GrantList(Stream.concat(grants.stream(), Stream.of(grant)).toList(), recoveries, revision + 1);
    }

    /** Withdraws a grant, or one that a recovery has become. */
    GrantList withdraw(String id, Grant.Act act) {
        return new GrantList(
                grants.stream()
                        .map(grant -> grant.id().equals(id) ? grant.withdraw(act) : grant)
                        .toList(),
                recoveries.stream()
                        .map(one -> one.id().equals(id) ? one.withdraw(act) : one)
                        .toList(),
                revision + 1);
    }

    /** Takes out a grant that comes to nothing; the history of the list has it. */
    GrantList takingOut(String id) {
        return new GrantList(
                grants.stream().filter(grant -> !grant.id().equals(id)).toList(), recoveries, revision + 1);
    }

    Optional<Recovery> recovery(String id) {
        return recoveries.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    GrantList ask(Recovery recovery) {
        return new GrantList(
                grants, Stream.concat(recoveries.stream(), Stream.of(recovery)).toList(), revision + 1);
    }

    /** With a recovery in the place of the one that bears its id. */
    GrantList with(Recovery changed) {
        return new GrantList(
                grants,
                recoveries.stream()
                        .map(one -> one.id().equals(changed.id()) ? changed : one)
                        .toList(),
                revision + 1);
    }

    /**
     * With what one change did put back as it was, and what others have done since as it is.
     *
     * @param act withdraws what that change gave
     */
    GrantList undoing(GrantList before, GrantList after, Grant.Act act) {
        return new GrantList(
                grants.stream()
                        .map(grant -> after.grants.contains(grant) && !before.grants.contains(grant)
                                ? before.find(grant.id()).orElseGet(() -> grant.withdraw(act))
                                : grant)
                        .toList(),
                recoveries.stream()
                        .map(one -> after.recoveries.contains(one)
                                ? before.recovery(one.id()).orElse(one)
                                : one)
                        .toList(),
                revision + 1);
    }
}
