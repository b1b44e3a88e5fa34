/** Callers, as verified tokens say, and the clearances by which anything is shown to them. */
@NullMarked
package eu.akkoord.platform.core.authority;

import org.jspecify.annotations.NullMarked;
