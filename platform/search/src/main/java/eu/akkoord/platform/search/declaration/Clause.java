package eu.akkoord.platform.search.declaration;

import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** One condition on documents; all conditions of a question hold together. */
public sealed interface Clause {
    /** Returns the query for its documents, which are left out when it is excluded. */
    Query query();

    /** A condition that comes again and again, so that its answer is worth keeping per segment. */
    record Kept(Query query, boolean excluded) implements Clause {}

    /** A condition that hardly comes twice. */
    record Passing(Query query) implements Clause {}

    /** One of some words of a field; for a frequent one, the result is worth caching. */
    record AnyWord(List<Term> terms) implements Clause {
        public AnyWord {
            terms = List.copyOf(terms);
        }

        @Override
        public Query query() {
            if (terms.size() == 1) {
                return new TermQuery(terms.getFirst());
            }
            var any = new BooleanQuery.Builder();
            terms.forEach(term -> any.add(new TermQuery(term), Occur.SHOULD));
            return any.build();
        }
    }

    /**
     * An end of a range, between two of few round places, of which the documents beyond are cached. Most hits lie beyond the further one,
     * and the rest is looked up; and few documents lie beyond the nearer one without being hits.
     *
     * @param query looks at one document after the other
     * @param around documents beyond the nearer round place
     * @param kept documents beyond the further one
     * @param rest hits between the two
     */
    record Split(Query query, Query around, Query kept, Query rest) implements Clause {}
}
