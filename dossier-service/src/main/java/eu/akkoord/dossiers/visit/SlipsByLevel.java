package eu.akkoord.dossiers.visit;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.platform.core.time.Slips;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The moves of a visit's period, counted by the level at which the visit was shown when it moved: a number that many read must not reveal to
 * some of them a move made while the visit was hidden from them.
 *
 * @param levels the moves by level, without levels that have none
 */
public record SlipsByLevel(Map<Confidentiality, Slips> levels) {
    public static final SlipsByLevel NONE = new SlipsByLevel(Map.of());

    public SlipsByLevel {
        var ordered = new EnumMap<Confidentiality, Slips>(Confidentiality.class);
        ordered.putAll(levels);
        levels = Collections.unmodifiableMap(ordered);
    }

    /** Returns the moves that everyone may know of who sees the visit at a level. */
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

    /** The same when more than before see the visit as partners: what was made for partners is left to holders of a grant. */
    SlipsByLevel withdrawnFromPartners() {
        var after = new EnumMap<Confidentiality, Slips>(Confidentiality.class);
        levels.forEach((level, slips) ->
                after.merge(level == Confidentiality.PARTNERS ? Confidentiality.RESTRICTED : level, slips, Slips::and));
        return new SlipsByLevel(after);
    }

    /**
     * Returns those that a new owner knows of who saw the visit no further than at a level; the rest was the former owner's, and counts at no
     * level any more.
     */
    SlipsByLevel knownTo(Confidentiality strictest) {
        var after = new EnumMap<Confidentiality, Slips>(Confidentiality.class);
        levels.forEach((level, slips) -> {
            if (!level.lowersTo(strictest)) {
                after.put(level, slips);
            }
        });
        return new SlipsByLevel(after);
    }
}
