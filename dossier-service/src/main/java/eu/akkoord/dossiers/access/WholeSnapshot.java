package eu.akkoord.dossiers.access;

import eu.akkoord.platform.core.facts.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Snapshot of the properties that guarded a whole when a part of it was last written. A past state of the part is judged by it: a later
 * owner, a later partner and a party that is offered the whole see no more of the past of its parts than of its own.
 *
 * @param owner code of the owner's party
 * @param agreements ids of the agreements it stood under
 * @param sharedWith codes of the parties it was shared with; absent where that was not recorded
 * @param visitors codes of host and guests, for a visit outside any agreement
 * @param under id of the offer by which that party had taken it over; absent for the first owner
 */
public record WholeSnapshot(
        @Code String owner,
        List<@Code String> agreements,
        @Nullable List<@Code String> sharedWith,
        List<@Code String> visitors,
        @Nullable @Code String under) {
    public WholeSnapshot {
        agreements = List.copyOf(agreements);
        sharedWith = sharedWith == null ? null : List.copyOf(sharedWith);
        visitors = List.copyOf(visitors);
    }
}
