package eu.akkoord.platform.search.declaration;

/** A capability of a list by one of its fields. */
public enum Use {
    /** Be narrowed by query keys that follow from the field's kind. */
    FILTER,
    /** Be ordered by it: {@code sort=name} or {@code sort=-name}. For fields with one value. */
    SORT,
    /** Count its values on request: {@code facet=name}. For words and flags. */
    FACET,
    /** Show where the words of {@code q} stand in it: {@code highlight=true}. For texts. */
    HIGHLIGHT,
    /** Be narrowed by the program only, never by a query key: {@code Question.within}. For words. */
    SCOPE
}
