/** Parties as agreement-service tells of them: our read-only copy of the governments that work together. */
@NullMarked
package eu.akkoord.dossiers.party;

import org.jspecify.annotations.NullMarked;
