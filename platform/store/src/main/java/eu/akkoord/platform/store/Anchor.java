package eu.akkoord.platform.store;

import java.time.Instant;

/**
 * A record of the heads of all hash chains at one moment.
 *
 * @param number from 1, without gaps
 * @param taken time of the anchor
 * @param heads number of chains that have grown since the anchor before it
 * @param hash keyed, over all heads and over the anchor before it
 */
public record Anchor(long number, Instant taken, long heads, String hash) {}
