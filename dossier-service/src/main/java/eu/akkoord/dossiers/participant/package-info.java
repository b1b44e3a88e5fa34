/** The people of a delegation, as far as a party wants to say who they are: functions and expertise here, names elsewhere. */
@NullMarked
package eu.akkoord.dossiers.participant;

import org.jspecify.annotations.NullMarked;
