/** Registers parties. */
@NullMarked
package eu.akkoord.agreements.party.registration;

import org.jspecify.annotations.NullMarked;
