/** Searches on Apache Lucene: clearances, filters, ranking, facets, order and cursors. */
@NullMarked
package eu.akkoord.platform.search.engine;

import org.jspecify.annotations.NullMarked;
