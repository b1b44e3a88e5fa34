package eu.akkoord.dossiers.visit;

import java.util.Arrays;

/** What a visit is for. */
public enum VisitKind {
    EXPERT_EXCHANGE("expertExchange"),
    WORKING_VISIT("workingVisit"),
    STUDY_VISIT("studyVisit"),
    MINISTERIAL_VISIT("ministerialVisit");

    private final String word;

    VisitKind(String word) {
        this.word = word;
    }

    /** As it is written on the wire and in the store. */
    public String word() {
        return word;
    }

    public static VisitKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s is no kind of visit".formatted(word)));
    }
}
