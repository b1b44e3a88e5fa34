/** When visits and sessions are, for whoever keeps a calendar. */
@NullMarked
package eu.akkoord.dossiers.calendar;

import org.jspecify.annotations.NullMarked;
