/** Erases what is due, by the clock. */
@NullMarked
package eu.akkoord.dossiers.person.schedule;

import org.jspecify.annotations.NullMarked;
