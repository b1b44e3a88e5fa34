package eu.akkoord.platform.search.analysis;

/** Names that are written in different ways, such as those of places. */
public final class Names {
    private Names() {}

    /** Returns what all ways to write a name have in common: it is without case, diacritics, composition and blanks around it. */
    public static String key(String name) {
        return Letters.foldedName(name);
    }
}
