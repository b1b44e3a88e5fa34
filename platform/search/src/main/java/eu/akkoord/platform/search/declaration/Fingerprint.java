package eu.akkoord.platform.search.declaration;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over texts, each with its length, so that no two lists of texts run together. */
public final class Fingerprint {
    private final MessageDigest digest;

    public Fingerprint() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    public Fingerprint add(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
        return this;
    }

    public byte[] bytes() {
        return digest.digest();
    }

    static String of(String... texts) {
        var fingerprint = new Fingerprint();
        for (var text : texts) {
            fingerprint.add(text);
        }
        return HexFormat.of().formatHex(fingerprint.bytes());
    }
}
