/** A calendar of visits and sessions. */
@NullMarked
package eu.akkoord.dossiers.calendar;

import org.jspecify.annotations.NullMarked;
