/** Hears of parties. */
@NullMarked
package eu.akkoord.dossiers.party.kafka;

import org.jspecify.annotations.NullMarked;
