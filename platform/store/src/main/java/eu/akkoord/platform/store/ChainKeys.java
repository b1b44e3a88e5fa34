package eu.akkoord.platform.store;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The secret keys of the hash chains, by number. The highest signs new entries; the others stay to check older ones. They are never in the
 * store: without them nobody who can write there can make an entry that fits.
 */
public final class ChainKeys {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_BYTES = 32;

    private final NavigableMap<Integer, SecretKeySpec> keys;

    private ChainKeys(NavigableMap<Integer, SecretKeySpec> keys) {
        this.keys = keys;
    }

    /**
     * Reads keys as they are configured.
     *
     * @param configured each {@code <number>:<base64>}, the number from 1, the key of at least {@value #LEAST_BYTES} bytes
     * @throws IllegalArgumentException when there is none or one is malformed; a key is never quoted
     */
    public static ChainKeys of(List<String> configured) {
        var keys = new TreeMap<Integer, SecretKeySpec>();
        for (var one : configured) {
            var colon = one.indexOf(':');
            if (colon < 1 || !one.substring(0, colon).strip().matches("[1-9][0-9]{0,5}")) {
                throw new IllegalArgumentException("akkoord.audit.keys: each key is <number>:<base64>");
            }
            var number = Integer.valueOf(one.substring(0, colon).strip());
            var bytes = decoded(number, one.substring(colon + 1).strip());
            if (bytes.length < LEAST_BYTES) {
                throw new IllegalArgumentException(
                        "akkoord.audit.keys: key %d is shorter than %d bytes".formatted(number, LEAST_BYTES));
            }
            if (keys.put(number, new SecretKeySpec(bytes, ALGORITHM)) != null) {
                throw new IllegalArgumentException("akkoord.audit.keys: two keys are numbered %d".formatted(number));
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(
                    "akkoord.audit.keys must hold a key, as <number>:<base64 of 32 random bytes>; without one nobody could tell"
                            + " what was altered in the store");
        }
        return new ChainKeys(keys);
    }

    private static byte[] decoded(Integer number, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("akkoord.audit.keys: key %d is not base64".formatted(number));
        }
    }

    /** The number of the key that makes new entries. */
    int current() {
        return keys.lastKey();
    }

    /** The HMAC-SHA-256 of a text by one of the keys, in hexadecimal; null when no key bears the number. */
    @Nullable
    String mac(int number, String text) {
        var key = keys.get(number);
        return key == null ? null : mac(key, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The HMAC-SHA-256 by a key that is not secret, in hexadecimal. */
    static String mac(byte[] key, byte[] bytes) {
        return mac(new SecretKeySpec(key, ALGORITHM), bytes);
    }

    private static String mac(SecretKeySpec key, byte[] bytes) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(bytes));
        } catch (NoSuchAlgorithmException | InvalidKeyException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
