package eu.akkoord.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** The checksum of a file. Its time says nothing: a reproducible build gives it the same one each time. */
final class Content {
    private static final int AT_ONCE = 1 << 18;

    private Content() {}

    static String of(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var checksum = new CRC32();
            var part = ByteBuffer.allocate(AT_ONCE);
            while (channel.read(part.clear()) >= 0) {
                checksum.update(part.flip());
            }
            return Long.toHexString(checksum.getValue());
        }
    }
}
