package eu.akkoord.platform.store;

import eu.akkoord.platform.Sha256;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What makes a repeated creation recognisable.
 *
 * @param client the OAuth client that asked
 * @param key its {@code Idempotency-Key}
 * @param fingerprint SHA-256 of the body, in hexadecimal
 */
public record Repeat(String client, String key, String fingerprint) {
    /**
     * The id of something whose id the writer does not choose: the same when the creation is repeated.
     *
     * @param whole what it is a part of, so that a client may use a key again for another
     * @param repeat absent when nothing makes the creation recognisable; the id is then a new one
     */
    public static String idWithin(String whole, @Nullable Repeat repeat) {
        return repeat == null
                ? UUID.randomUUID().toString()
                : Sha256.of("%s %s %s".formatted(whole, repeat.client, repeat.key))
                        .substring(0, 32);
    }
}
