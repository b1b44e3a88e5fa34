/** Declares once what a list can filter, search, sort and count: see {@link eu.akkoord.platform.search.declaration.Fields}. */
@NullMarked
package eu.akkoord.platform.search.declaration;

import org.jspecify.annotations.NullMarked;
