/** Imprecise periods, and the two times of a change. */
@NullMarked
package eu.akkoord.platform.core.time;

import org.jspecify.annotations.NullMarked;
