package eu.akkoord.dossiers.access;

import eu.akkoord.platform.core.facts.Word;
import eu.akkoord.platform.desk.Audited;
import org.jspecify.annotations.Nullable;

/** The levels of confidentiality, from the widest to the narrowest; {@link ClearancePolicy} decides who sees each. */
public enum Confidentiality implements Word {
    PUBLIC,
    PARTNERS,
    INTERNAL,
    RESTRICTED;

    private static final String PUBLICATION = "publication";

    public static Confidentiality of(String word) {
        return Word.of(Confidentiality.class, word);
    }

    /** Tells whether the world is told no more than where it can be asked for. */
    public boolean isConcealed() {
        return compareTo(PARTNERS) > 0;
    }

    /** Tells whether a change to another level takes it out of the world's sight. */
    public boolean conceals(Confidentiality next) {
        return !isConcealed() && next.isConcealed();
    }

    /** Tells whether a change to another level brings it back into the world's sight. */
    public boolean reveals(Confidentiality next) {
        return isConcealed() && !next.isConcealed();
    }

    /** Tells whether a change to another level shows it to more. */
    public boolean lowersTo(Confidentiality next) {
        return next.compareTo(this) < 0;
    }

    /**
     * Tells whether a change opens it to some by what agreements say: because others are partners or owner from then on, or because it is
     * shown further.
     *
     * @param others whether the agreements or the owner's party change
     */
    public boolean opensTo(Confidentiality next, boolean others) {
        return lowersTo(next) || (others && next != RESTRICTED);
    }

    /**
     * The kind of a change, for auditors: a publication where it shows something to everybody that was not.
     *
     * @param before absent of what begins
     */
    public static String kind(@Nullable Confidentiality before, Confidentiality after) {
        return after == PUBLIC && before != PUBLIC ? PUBLICATION : Audited.CHANGE;
    }

    /** The wider of the two. */
    public Confidentiality orWider(Confidentiality other) {
        return lowersTo(other) ? other : this;
    }

    /** The stricter of the two. */
    public Confidentiality orStricter(Confidentiality other) {
        return lowersTo(other) ? this : other;
    }
}
