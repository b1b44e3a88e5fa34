package eu.akkoord.platform.core.authority;

import eu.akkoord.platform.core.Sha256;

/**
 * The identity of a request that changes something, by which the same request is recognised when it comes again.
 *
 * @param by the OAuth client and the person it acted for: nobody else is given the same answer
 * @param key its {@code Idempotency-Key}
 * @param party code of the party of that person, as the token says, in whose room it is remembered
 * @param fingerprint SHA-256 of the operation and of the body without persons, in hexadecimal
 */
public record RequestKey(String by, String key, String party, String fingerprint) {
    /** Identifies a request of a caller; equal requests have the same parts. */
    public static RequestKey of(Caller caller, String key, String operation, String body) {
        return new RequestKey(by(caller), key, caller.recognised().party(), Sha256.of(operation + "\n" + body));
    }

    /** Returns a digest of the key and of whose key it is, the same for whatever is asked with it. */
    public String digest() {
        return Sha256.of(by + " " + key);
    }

    /** Returns the client and the person whose keys are their own. */
    public static String by(Caller caller) {
        return "%s %s".formatted(caller.client(), caller.subject());
    }
}
