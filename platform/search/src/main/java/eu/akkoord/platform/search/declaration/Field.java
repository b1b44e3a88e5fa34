package eu.akkoord.platform.search.declaration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.SortField;

/**
 * One field of a declaration: how it is indexed, which query keys it brings and what they mean.
 *
 * @param <A> what the documents are made of
 */
public abstract sealed class Field<A> permits WordField, ScaleField, PeriodField, YearField, ProseField {
    private static final int MOST_COUNTED = 100;

    private final String name;
    private final Set<Use> uses;

    Field(String name, Set<Use> allowed, Use... uses) {
        this.name = name;
        this.uses = Set.of(uses);
        if (!allowed.containsAll(this.uses)) {
            throw new IllegalArgumentException("%s can only be used as %s".formatted(name, allowed));
        }
    }

    public final String name() {
        return name;
    }

    public final boolean is(Use use) {
        return uses.contains(use);
    }

    /** Returns the part of the declaration that shapes the index. */
    String layout() {
        return "%s %s %s"
                .formatted(
                        getClass().getSimpleName(), name, uses.stream().sorted().toList());
    }

    public abstract void index(A source, Document document);

    /** The query keys that filter by this field. */
    abstract List<Parameter> parameters();

    /** Returns the conditions of the given keys. */
    public abstract List<Clause> clauses(Parameters parameters);

    /** Returns the values of a facet with their counts, by the counts of the indexed terms. */
    public Map<String, Long> counted(Map<String, Long> terms) {
        return terms;
    }

    /** Returns how many values a facet gives where nobody asks for more or fewer. */
    public int mostCounted() {
        return MOST_COUNTED;
    }

    /** Returns the name of the field in the index whose values are counted. */
    public String countedName() {
        return name;
    }

    /** Returns what a value is counted as, together with others. */
    public String key(String value) {
        return value;
    }

    /** Documents without a value come last in both directions. */
    abstract SortField order(boolean descending);
}
