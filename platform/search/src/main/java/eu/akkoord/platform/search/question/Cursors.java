package eu.akkoord.platform.search.question;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Cursors after the last item of a page, encrypted (AES-GCM) for us alone, and valid only with the question they were issued for: its
 * fingerprint is authenticated with them, so for another question one is no cursor at all.
 */
public final class Cursors {
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int LONGEST = 4096;

    private static final byte ABSENT = 0;
    private static final byte NUMBER = 1;
    private static final byte WORD = 2;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** @param key 32 bytes in base64; when empty a random one, good for as long as this process lives */
    public Cursors(String key) {
        var bytes = new byte[KEY];
        if (key.isEmpty()) {
            random.nextBytes(bytes);
        } else {
            bytes = Base64.getDecoder().decode(key);
        }
        if (bytes.length != KEY) {
            throw new IllegalArgumentException("The key of cursors must be 32 bytes in base64");
        }
        this.key = new SecretKeySpec(bytes, "AES");
    }

    /** @param place the values of the sort keys: a Long, a BytesRef or null each */
    public String write(Object[] place, byte[] fingerprint) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, fingerprint, bytes(place));
        if (sealed == null) {
            throw new IllegalStateException("Every Java has AES-GCM");
        }
        var whole = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
        return written(whole);
    }

    private static String written(byte[] whole) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** Null when it was not written by us for this question. */
    public @Nullable Object @Nullable [] read(String cursor, byte[] fingerprint) {
        if (cursor.length() > LONGEST) {
            return null;
        }
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
        // the last sign has bits that decoding leaves aside
        if (whole.length <= NONCE || !written(whole).equals(cursor)) {
            return null;
        }
        var plain = cipher(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(whole, NONCE),
                fingerprint,
                Arrays.copyOfRange(whole, NONCE, whole.length));
        return plain == null ? null : place(plain);
    }

    /** Null when the bytes are not authentic. */
    private byte @Nullable [] cipher(int mode, byte[] nonce, byte[] fingerprint, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(fingerprint);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException notAuthentic) {
            return null;
        }
    }

    private static byte[] bytes(Object[] place) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(place.length);
            for (var value : place) {
                switch (value) {
                    case Long number -> {
                        out.writeByte(NUMBER);
                        out.writeLong(number);
                    }
                    case BytesRef word -> {
                        out.writeByte(WORD);
                        out.writeShort(word.length);
                        out.write(word.bytes, word.offset, word.length);
                    }
                    case null -> out.writeByte(ABSENT);
                    default -> throw new IllegalArgumentException("No sort key is a " + value.getClass());
                }
            }
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException("Bytes are written to memory", cannotHappen);
        }
        return bytes.toByteArray();
    }

    private static @Nullable Object[] place(byte[] plain) {
        try (var in = new DataInputStream(new ByteArrayInputStream(plain))) {
            var place = new @Nullable Object[in.readByte()];
            for (int index = 0; index < place.length; index++) {
                place[index] = switch (in.readByte()) {
                    case ABSENT -> null;
                    case NUMBER -> in.readLong();
                    case WORD -> new BytesRef(in.readNBytes(in.readUnsignedShort()));
                    default -> throw new IllegalStateException("We wrote a kind we do not know");
                };
            }
            return place;
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException("Bytes are read from memory", cannotHappen);
        }
    }
}
