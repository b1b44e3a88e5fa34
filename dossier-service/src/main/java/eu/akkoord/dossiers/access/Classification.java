package eu.akkoord.dossiers.access;

import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The levels of the governments' own ladders, and ours that each comes down to; docs/confidentiality.md has the sources and the
 * reasons. This is the only place that knows them: a party without rows here has no ladder.
 */
public enum Classification {
    NL_OPENBAAR("NL", "openbaar", "Openbaar", Confidentiality.PUBLIC),
    NL_ONGERUBRICEERD("NL", "ongerubriceerd", "Ongerubriceerd", Confidentiality.PARTNERS),
    NL_INTERN("NL", "intern", "Intern", Confidentiality.INTERNAL),
    NL_DEPARTEMENTAAL_VERTROUWELIJK(
            "NL", "departementaalVertrouwelijk", "Departementaal VERTROUWELIJK", Confidentiality.RESTRICTED),
    NL_STG_CONFIDENTIEEL("NL", "stgConfidentieel", "Stg. CONFIDENTIEEL", null),
    NL_STG_GEHEIM("NL", "stgGeheim", "Stg. GEHEIM", null),
    NL_STG_ZEER_GEHEIM("NL", "stgZeerGeheim", "Stg. ZEER GEHEIM", null),
    VL_KLASSE_EEN("VL", "klasseEen", "Informatieklasse 1", Confidentiality.PUBLIC),
    VL_KLASSE_TWEE("VL", "klasseTwee", "Informatieklasse 2", Confidentiality.PARTNERS),
    VL_KLASSE_DRIE("VL", "klasseDrie", "Informatieklasse 3", Confidentiality.INTERNAL),
    VL_KLASSE_VIER("VL", "klasseVier", "Informatieklasse 4", Confidentiality.RESTRICTED),
    VL_KLASSE_VIJF("VL", "klasseVijf", "Informatieklasse 5", null);

    private final String ladder;
    private final String level;
    private final String label;
    private final @Nullable Confidentiality ours;

    Classification(String ladder, String level, String label, @Nullable Confidentiality ours) {
        this.ladder = ladder;
        this.level = level;
        this.label = label;
        this.ours = ours;
    }

    /** Code of the party whose ladder it stands on. */
    public String ladder() {
        return ladder;
    }

    /** Its code within the ladder. */
    public String level() {
        return level;
    }

    /** As that government writes it. */
    public String label() {
        return label;
    }

    /** What it comes down to here; absent for what may not be kept here. */
    public @Nullable Confidentiality ours() {
        return ours;
    }

    /** What a party calls one of our levels; empty for a party that has no ladder. */
    static Optional<Classification> of(String party, Confidentiality level) {
        return Arrays.stream(values())
                .filter(one -> one.ladder.equals(party) && one.ours == level)
                .findFirst();
    }

    /** What a reader's party calls one of our levels. */
    public record Shown(String ladder, String level, String label) {
        /** @return null for a party that has no ladder */
        public static @Nullable Shown to(String party, Confidentiality ours) {
            return Classification.of(party, ours)
                    .map(one -> new Shown(one.ladder, one.level, one.label))
                    .orElse(null);
        }
    }

    /** A level as a writer names it. */
    public record Named(String ladder, String level) {}

    /**
     * The strictest of what a writer says: in our words, on the ladder of one owner or of several.
     *
     * @param ours the level in our words, where it is given
     * @param named those on ladders, where they are given
     * @param otherwise what counts when nothing is said
     * @throws Refusal.Contradiction when one is unknown, or too high to be kept here
     */
    public static Confidentiality strictest(
            @Nullable String ours, @Nullable List<Named> named, Confidentiality otherwise) {
        var levels = new ArrayList<Confidentiality>();
        if (ours != null) {
            levels.add(Confidentiality.of(ours));
        }
        var faults = new ArrayList<Fault>();
        var theirs = named == null ? List.<Named>of() : named;
        for (int i = 0; i < theirs.size(); i++) {
            var one = theirs.get(i);
            var pointer = "/classifications/%d/level".formatted(i);
            var known = Arrays.stream(values())
                    .filter(row -> row.ladder.equals(one.ladder) && row.level.equals(one.level))
                    .findFirst();
            if (known.isEmpty()) {
                faults.add(
                        new Fault(pointer, one.level, "De ladder van %s heeft dit niveau niet".formatted(one.ladder)));
            } else if (known.get().ours == null) {
                faults.add(
                        new Fault(pointer, one.level, "%s mag hier niet worden bewaard".formatted(known.get().label)));
            } else {
                levels.add(known.get().ours);
            }
        }
        Refusal.Contradiction.of(faults);
        return levels.stream().reduce(Confidentiality::orStricter).orElse(otherwise);
    }
}
