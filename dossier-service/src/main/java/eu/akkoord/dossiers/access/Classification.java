package eu.akkoord.dossiers.access;

import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.Facts;
import eu.akkoord.platform.core.facts.Unreadable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    /** Returns our level for it; absent for what may not be stored here. */
    public @Nullable Confidentiality ours() {
        return ours;
    }

    /** Finds a party's word for one of our levels; empty without a ladder. */
    static Optional<Classification> of(String party, Confidentiality level) {
        return Arrays.stream(values())
                .filter(one -> one.ladder.equals(party) && one.ours == level)
                .findFirst();
    }

    /** A level in the words of the reader's party. */
    public record Shown(String ladder, String level, String label) {
        /** @return null for a party that has no ladder */
        public static @Nullable Shown to(String party, Confidentiality ours) {
            return Classification.of(party, ours)
                    .map(one -> new Shown(one.ladder, one.level, one.label))
                    .orElse(null);
        }
    }

    /** Adds to a view what a reader's party calls the level, where it has a ladder. */
    public static Map<String, Object> shown(Map<String, Object> view, String party, Confidentiality ours) {
        var shown = Shown.to(party, ours);
        if (shown != null) {
            view.put("classification", shown);
        }
        return view;
    }

    /** A level as a writer names it. */
    public record Named(@Code String ladder, @Code String level) {}

    /** Level that a body names, in our words and on ladders. */
    private record Said(@Nullable Confidentiality confidentiality, List<Named> classifications) {
        private static final Facts<Said> FORM = Facts.of(Said.class);
    }

    /**
     * The strictest of what a body says, as {@link #strictest(Confidentiality, List, Confidentiality)}.
     *
     * @throws Unreadable when it says it in another form
     */
    public static Confidentiality strictest(Map<String, ?> body, Confidentiality otherwise) {
        var said = Said.FORM.read(body);
        return strictest(said.confidentiality(), said.classifications(), otherwise);
    }

    /**
     * The strictest of what a writer says: in our words, on the ladder of one owner or of several.
     *
     * @param ours the level in our words, where it is given
     * @param named those on ladders
     * @param otherwise what counts when nothing is said
     * @throws Refusal.Contradiction when one is unknown, or too high to be kept here
     */
    static Confidentiality strictest(@Nullable Confidentiality ours, List<Named> named, Confidentiality otherwise) {
        var levels = new ArrayList<Confidentiality>();
        if (ours != null) {
            levels.add(ours);
        }
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < named.size(); i++) {
            var one = named.get(i);
            var pointer = "/classifications/%d/level".formatted(i);
            var known = Arrays.stream(values())
                    .filter(row -> row.ladder.equals(one.ladder) && row.level.equals(one.level))
                    .findFirst();
            if (known.isEmpty()) {
                faults.add(new Fault(pointer, one.level, "classification.unknown", one.ladder));
            } else if (known.get().ours == null) {
                faults.add(new Fault(pointer, one.level, "classification.notStored", known.get().label));
            } else {
                levels.add(known.get().ours);
            }
        }
        Refusal.Contradiction.of(faults);
        return levels.stream().reduce(Confidentiality::orStricter).orElse(otherwise);
    }
}
