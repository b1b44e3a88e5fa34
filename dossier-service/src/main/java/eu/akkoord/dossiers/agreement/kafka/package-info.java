/** Hears of agreements. */
@NullMarked
package eu.akkoord.dossiers.agreement.kafka;

import org.jspecify.annotations.NullMarked;
