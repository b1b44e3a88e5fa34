package eu.akkoord.platform.core.message;

/** Something that each language has words for; it may stand among the arguments of a {@link Message}. */
public interface Said {
    /** Returns it in the words of this language. */
    String in(Language language);

    /** Tells whether this language has all its words. */
    boolean isIn(Language language);
}
