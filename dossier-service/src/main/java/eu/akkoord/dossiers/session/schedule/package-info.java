/** Ends by the clock what was left. */
@NullMarked
package eu.akkoord.dossiers.session.schedule;

import org.jspecify.annotations.NullMarked;
