/** Registers commitments. */
@NullMarked
package eu.akkoord.agreements.commitment.registration;

import org.jspecify.annotations.NullMarked;
