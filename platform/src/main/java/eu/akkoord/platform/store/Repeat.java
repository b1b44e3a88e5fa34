package eu.akkoord.platform.store;

import eu.akkoord.platform.Sha256;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What makes a repeated creation recognisable.
 *
 * @param by the OAuth client that asked and the person for whom: nobody is given the answer to another
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
