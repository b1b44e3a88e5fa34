package eu.akkoord.dossiers.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The grants of one dossier or visit. Until somebody changes them there is one, that of whoever made it, and nothing is stored.
 *
 * @param grants in the order in which they were given, the withdrawn ones too
 * @param revision counts its changes; it is not the revision of the dossier or visit
 */
public record GrantList(List<Grant> grants, long revision) {
    public GrantList {
        grants = List.copyOf(grants);
    }

    static GrantList ofCreator(Creator creator) {
        return new GrantList(List.of(Grant.ofCreator(creator)), 0);
    }

    /** Those that count. */
    public List<Grant> counting() {
        return grants.stream().filter(Grant::counts).toList();
    }

    Optional<Grant> find(String id) {
        return grants.stream().filter(grant -> grant.id().equals(id)).findFirst();
    }

    /** The one that counts for somebody. */
    Optional<Grant> to(Grantee grantee) {
        return counting().stream().filter(grant -> grant.to().equals(grantee)).findFirst();
    }

    GrantList give(Grant grant) {
        return new GrantList(Stream.concat(grants.stream(), Stream.of(grant)).toList(), revision + 1);
    }

    GrantList withdraw(String id, Grant.Act act) {
        return new GrantList(
                grants.stream()
                        .map(grant -> grant.id().equals(id) ? grant.withdraw(act) : grant)
                        .toList(),
                revision + 1);
    }
}
