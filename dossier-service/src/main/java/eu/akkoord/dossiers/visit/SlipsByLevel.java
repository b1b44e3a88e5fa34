package eu.akkoord.dossiers.visit;

import eu.akkoord.dossiers.access.Confidentiality;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * The moves of a visit's period, counted apart by how far the visit was shown when it moved: a number that many read must not tell
 * some of them of a move that was made while the visit was hidden from them.
 *
 * @param levels for each the moves that were made at it; none where there were none
 */
public record SlipsByLevel(Map<Confidentiality, Slips> levels) {
    public static final SlipsByLevel NONE = new SlipsByLevel(Map.of());

    public SlipsByLevel {
        var ordered = new EnumMap<Confidentiality, Slips>(Confidentiality.class);
        ordered.putAll(levels);
        levels = Collections.unmodifiableMap(ordered);
    }

    /** Those that everyone may know of who sees the visit at a level. */
    Slips shownAt(Confidentiality level) {
        return levels.entrySet().stream()
                .filter(one -> !one.getKey().lowersTo(level))
                .map(Map.Entry::getValue)
                .reduce(Slips.NONE, Slips::and);
    }

    SlipsByLevel and(Confidentiality level, LocalDate occurred) {
        var after = new EnumMap<Confidentiality, Slips>(Confidentiality.class);
        after.putAll(levels);
        after.put(level, after.getOrDefault(level, Slips.NONE).and(occurred));
        return new SlipsByLevel(after);
    }

    /** The same when others than before see the visit at some levels: what was made at these is left to holders of a grant. */
    SlipsByLevel withdrawnFrom(Set<Confidentiality> changed) {
        var after = new EnumMap<Confidentiality, Slips>(Confidentiality.class);
        levels.forEach((level, slips) ->
                after.merge(changed.contains(level) ? Confidentiality.RESTRICTED : level, slips, Slips::and));
        return new SlipsByLevel(after);
    }
}
