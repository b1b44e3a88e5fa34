/** Does what is left to be done, by the clock. */
@NullMarked
package eu.akkoord.dossiers.access.schedule;

import org.jspecify.annotations.NullMarked;
