package eu.akkoord.platform.store;

import java.time.Instant;

/**
 * What was written down of all hash chains at a moment.
 *
 * @param number from 1, without gaps
 * @param taken when
 * @param heads how many chains had gone on since the anchor before it
 * @param hash keyed, over all of them and over the anchor before it
 */
public record Anchor(long number, Instant taken, long heads, String hash) {}
