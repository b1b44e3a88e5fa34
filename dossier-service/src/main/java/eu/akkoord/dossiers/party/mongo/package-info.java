/** The stored copies of parties. */
@NullMarked
package eu.akkoord.dossiers.party.mongo;

import org.jspecify.annotations.NullMarked;
