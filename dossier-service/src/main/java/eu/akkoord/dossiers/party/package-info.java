/** Parties of agreement-service: a read-only copy of the governments that work together. */
@NullMarked
package eu.akkoord.dossiers.party;

import org.jspecify.annotations.NullMarked;
