package eu.akkoord.platform.store;

/**
 * The last event of one aggregate, by what proves it.
 *
 * @param hash of the event, byte for byte as it is published: SHA-256 in hexadecimal
 */
public record Head(long revision, String hash) {}
