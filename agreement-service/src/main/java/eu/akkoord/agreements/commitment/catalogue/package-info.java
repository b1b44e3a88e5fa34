/** Lists of commitments. */
@NullMarked
package eu.akkoord.agreements.commitment.catalogue;

import org.jspecify.annotations.NullMarked;
