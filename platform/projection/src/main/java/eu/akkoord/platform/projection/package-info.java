/**
 * Projections of published facts: copies in the store, tables over them in memory, alarms for missed revisions, and rebuilds that prove the
 * copies.
 */
@NullMarked
package eu.akkoord.platform.projection;

import org.jspecify.annotations.NullMarked;
