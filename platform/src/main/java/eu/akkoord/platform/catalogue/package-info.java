/**
 * The search engine of every list, on Apache Lucene. A feature declares once, in {@link
 * eu.akkoord.platform.catalogue.Fields}, what its list can filter, search, sort and count; indexing, the query parameters,
 * their errors, facets, order and cursors follow from that.
 *
 * <p>A {@link eu.akkoord.platform.catalogue.Catalogue} holds the index of one collection. It is derived from the store and
 * can be thrown away: a missing, damaged or outdated index says so and is filled again beside the live one. Whoever asks
 * gives the tokens of a reader; there is no way to a document without them. See docs/decisions/0010 for the query forms.
 */
@NullMarked
package eu.akkoord.platform.catalogue;

import org.jspecify.annotations.NullMarked;
