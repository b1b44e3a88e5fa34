package eu.akkoord.platform.catalogue;

import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.SortField;

/**
 * One field of a declaration: how it is indexed, which query keys it brings and what they mean.
 *
 * @param <A> what the documents are made of
 */
abstract sealed class Field<A> permits WordField, ScaleField, PeriodField, ProseField {
    private final String name;
    private final Set<Use> uses;

    Field(String name, Set<Use> allowed, Use... uses) {
        this.name = name;
        this.uses = Set.of(uses);
        if (!allowed.containsAll(this.uses)) {
            throw new IllegalArgumentException("%s can only be used as %s".formatted(name, allowed));
        }
    }

    final String name() {
        return name;
    }

    final boolean is(Use use) {
        return uses.contains(use);
    }

    /** What of the declaration decides how the index looks. */
    String layout() {
        return "%s %s %s"
                .formatted(
                        getClass().getSimpleName(), name, uses.stream().sorted().toList());
    }

    abstract void index(A source, Document document);

    /** The query keys that filter by this field. */
    abstract List<Parameter> parameters();

    /** What the given keys ask of this field. */
    abstract List<Clause> clauses(Parameters parameters);

    /** Documents without a value come last in both directions. */
    abstract SortField order(boolean descending);
}
