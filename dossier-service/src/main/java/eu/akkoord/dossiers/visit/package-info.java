/** A visit of guest parties to a host party: programme, delegations, places, outcomes. Every move of its period is a slip that stays
 * visible. */
@NullMarked
package eu.akkoord.dossiers.visit;

import org.jspecify.annotations.NullMarked;
