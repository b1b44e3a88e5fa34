/** Lists of parties. */
@NullMarked
package eu.akkoord.agreements.party.catalogue;

import org.jspecify.annotations.NullMarked;
