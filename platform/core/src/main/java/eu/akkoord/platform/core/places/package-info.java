/** Bounds what callers, and all callers of one party, take of a process at once. */
@NullMarked
package eu.akkoord.platform.core.places;

import org.jspecify.annotations.NullMarked;
