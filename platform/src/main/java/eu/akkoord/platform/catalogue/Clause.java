package eu.akkoord.platform.catalogue;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** One condition on documents; all conditions of a question hold together. */
sealed interface Clause {
    /** What finds the documents for which it holds, or does not when it is excluded. */
    Query query();

    /** A condition that comes again and again, so that its answer is worth keeping per segment. */
    record Kept(Query query, boolean excluded) implements Clause {}

    /** A condition that hardly comes twice. */
    record Passing(Query query) implements Clause {}

    /** That a document has a word; for one that many documents have, the answer is worth keeping. */
    record Word(Term term) implements Clause {
        @Override
        public Query query() {
            return new TermQuery(term);
        }
    }

    /**
     * An end of a range, between two of few round places: what lies beyond either of these is kept. Most of what it finds lies
     * beyond the further one, and the rest is looked up; and little lies beyond the nearer one that it does not find.
     *
     * @param query looks at one document after the other
     * @param around what lies beyond the nearer round place
     * @param kept what lies beyond the further one
     * @param rest what it finds between the two
     */
    record Split(Query query, Query around, Query kept, Query rest) implements Clause {}
}
