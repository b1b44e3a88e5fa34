package eu.akkoord.platform.catalogue;

import org.apache.lucene.search.Query;

/**
 * One condition on documents; all conditions of a question hold together.
 *
 * @param excluded whether it is the documents that the query does not find
 * @param kept whether the same condition comes again and again, so that its answer is worth keeping per segment
 */
record Clause(Query query, boolean excluded, boolean kept) {
    static Clause passing(Query query) {
        return new Clause(query, false, false);
    }
}
