/**
 * Indexes of collections. A {@link eu.akkoord.platform.search.index.Catalogue} is derived from the store and can be thrown away: a missing,
 * damaged or outdated index says so and is filled again beside the live one. Every query carries the clearances of a reader; there is no way
 * to a document without them. See docs/decisions/0010 for the query forms.
 */
@NullMarked
package eu.akkoord.platform.search.index;

import org.jspecify.annotations.NullMarked;
