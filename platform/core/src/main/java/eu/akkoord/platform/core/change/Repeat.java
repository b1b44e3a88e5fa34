package eu.akkoord.platform.core.change;

import eu.akkoord.platform.core.Sha256;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a creation request, by which a retry is recognised.
 *
 * @param by the OAuth client and the person it acted for: nobody else is given the same answer
 * @param key its {@code Idempotency-Key}
 * @param fingerprint SHA-256 of the body, in hexadecimal
 */
public record Repeat(String by, String key, String fingerprint) {
    /**
     * The id of something whose id the writer does not choose: the same when the creation is repeated.
     *
     * @param whole what it is a part of, so that a key may be used again for another
     * @param repeat absent when nothing makes the creation recognisable; the id is then a new one
     */
    public static String idWithin(String whole, @Nullable Repeat repeat) {
        return repeat == null
                ? UUID.randomUUID().toString()
                : Sha256.of("%s %s %s".formatted(whole, repeat.by, repeat.key)).substring(0, 32);
    }
}
