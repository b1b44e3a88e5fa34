package eu.akkoord.platform.store;

/**
 * What makes a repeated creation recognisable.
 *
 * @param client the OAuth client that asked
 * @param key its {@code Idempotency-Key}
 * @param fingerprint SHA-256 of the body, in hexadecimal
 */
public record Repeat(String client, String key, String fingerprint) {}
