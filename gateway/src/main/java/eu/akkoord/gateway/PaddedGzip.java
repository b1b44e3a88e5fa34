package eu.akkoord.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Gzip (RFC 1952) whose header bears a name of random length, which readers pass over. Whoever watches the length of encrypted answers to
 * guess a secret in them learns by each look only how long it is give or take {@value #MOST_PADDING} bytes ("Heal the Breach", Palacios,
 * Fernández and Fernández, 2022).
 */
final class PaddedGzip extends DeflaterOutputStream {
    private static final int MOST_PADDING = 64;

    /** Two thirds of the effect of the usual level for a third of the time. */
    private static final int LEVEL = 3;

    private static final int BUFFER = 8 * 1024;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte NAMED = 8;
    private static final byte UNKNOWN_SYSTEM = (byte) 255;

    private final CRC32 check = new CRC32();

    PaddedGzip(OutputStream out) throws IOException {
        super(out, new Deflater(LEVEL, true), BUFFER, true);
        out.write(new byte[] {0x1f, (byte) 0x8b, Deflater.DEFLATED, NAMED, 0, 0, 0, 0, 0, UNKNOWN_SYSTEM});
        var name = new byte[RANDOM.nextInt(MOST_PADDING) + 1];
        Arrays.fill(name, 0, name.length - 1, (byte) 'a');
        out.write(name);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        super.write(bytes, offset, count);
        check.update(bytes, offset, count);
    }

    @Override
    public void finish() throws IOException {
        if (def.finished()) {
            return;
        }
        super.finish();
        writeLittleEndian((int) check.getValue());
        writeLittleEndian((int) def.getBytesRead());
    }

    /** Frees the memory of the compressor, which lies outside the heap. */
    void release() {
        def.end();
    }

    private void writeLittleEndian(int value) throws IOException {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.write(value >>> shift);
        }
    }
}
