package eu.akkoord.dossiers.access.mongo;

import eu.akkoord.dossiers.access.Grant;
import java.util.List;

/**
 * The grants on one thing after a change.
 *
 * @param grants in the order in which they were given, the withdrawn ones too
 * @param changed ids of those that were given or withdrawn
 * @param owner code of the party that owned the thing then
 */
record GrantState(List<Grant> grants, List<String> changed, String owner) {
    /** Opens nothing: in the place of what no service wrote. */
    static final GrantState FORGED = new GrantState(List.of(), List.of(), "");

    GrantState {
        grants = List.copyOf(grants);
        changed = List.copyOf(changed);
    }

    List<Grant> changedGrants() {
        return grants.stream().filter(grant -> changed.contains(grant.id())).toList();
    }
}
