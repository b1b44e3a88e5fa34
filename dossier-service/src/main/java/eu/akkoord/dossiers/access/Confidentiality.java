package eu.akkoord.dossiers.access;

import java.util.Arrays;
import java.util.Locale;

/** How far something is shown, from the widest to the narrowest; {@link ClearancePolicy} says to whom. */
public enum Confidentiality {
    PUBLIC,
    PARTNERS,
    INTERNAL,
    RESTRICTED;

    /** As it is written on the wire and in the store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Confidentiality of(String word) {
        return Arrays.stream(values())
                .filter(level -> level.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s is no level of confidentiality".formatted(word)));
    }

    /** Whether the world is told no more than where it can be asked for. */
    public boolean isConcealed() {
        return compareTo(PARTNERS) > 0;
    }

    /** Whether a change to another level takes it out of the world's sight. */
    public boolean conceals(Confidentiality next) {
        return !isConcealed() && next.isConcealed();
    }

    /** Whether a change to another level brings it back into the world's sight. */
    public boolean reveals(Confidentiality next) {
        return isConcealed() && !next.isConcealed();
    }

    /** Whether a change to another level shows it to more. */
    public boolean lowersTo(Confidentiality next) {
        return next.compareTo(this) < 0;
    }

    /**
     * Whether a change opens it to some by what agreements say: because others are partners or owner from then on, or because it is
     * shown further.
     *
     * @param others whether the agreements or the owner's party change
     */
    public boolean opensTo(Confidentiality next, boolean others) {
        return lowersTo(next) || (others && next != RESTRICTED);
    }

    /** The stricter of the two. */
    public Confidentiality orStricter(Confidentiality other) {
        return lowersTo(other) ? this : other;
    }
}
