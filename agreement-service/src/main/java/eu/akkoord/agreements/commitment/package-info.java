/**
 * A commitment: who promised what to whom, where that was said, and by when. It is open, worked on, and closed with evidence that
 * it was kept or with the reason why it was withdrawn.
 */
@NullMarked
package eu.akkoord.agreements.commitment;

import org.jspecify.annotations.NullMarked;
