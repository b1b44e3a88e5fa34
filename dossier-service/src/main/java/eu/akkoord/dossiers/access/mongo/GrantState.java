package eu.akkoord.dossiers.access.mongo;

import eu.akkoord.dossiers.access.Grant;
import eu.akkoord.dossiers.access.Recovery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The grants on one thing after a change.
 *
 * @param grants in the order in which they were given, the withdrawn ones too
 * @param recoveries in the order in which they were asked for
 * @param changed ids of those that were given or withdrawn, asked for or answered
 * @param owner code of the party that owned the thing then
 * @param lapsedOf code of the party whose people's grants these are, which lapsed since it gave the thing away; absent of any other change,
 *     and where it was not recorded
 */
record GrantState(
        List<Grant> grants,
        List<Recovery> recoveries,
        List<String> changed,
        String owner,
        @Nullable String lapsedOf) {
    /** Opens nothing: in the place of what no service wrote. */
    static final GrantState FORGED = new GrantState(List.of(), List.of(), List.of(), "", null);

    GrantState {
        grants = List.copyOf(grants);
        recoveries = List.copyOf(recoveries);
        changed = List.copyOf(changed);
    }

    /** Code of the party that alone is told of the grants that changed: it gave the thing away, and they went with it. */
    @Nullable
    String former() {
        return lapsedOf != null
                ? lapsedOf
                : changedGrants().stream()
                        .filter(GrantState::isTakenOver)
                        .map(grant -> grant.to().ofParty())
                        .findFirst()
                        .orElse(null);
    }

    /** Before it was recorded: nothing but a takeover withdraws with a reason, that of the offer. */
    private static boolean isTakenOver(Grant grant) {
        var act = grant.withdrawn();
        return act != null && act.reason() != null && grant.to().ofParty() != null;
    }

    List<Recovery> changedRecoveries() {
        return recoveries.stream().filter(one -> changed.contains(one.id())).toList();
    }

    List<Grant> changedGrants() {
        return grants.stream().filter(grant -> changed.contains(grant.id())).toList();
    }
}
