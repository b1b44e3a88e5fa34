/** The calendar over HTTP, as iCalendar (RFC 5545). */
@NullMarked
package eu.akkoord.dossiers.calendar.web;

import org.jspecify.annotations.NullMarked;
