package eu.akkoord.platform.embedded;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;
import org.jspecify.annotations.Nullable;

/** The file of a store, which can be cleared of what the store no longer holds: a freed block keeps its bytes until reused. */
final class ErasableFile extends SingleFileStore {
    /** The store allocates its file in blocks of this size; the first two are its header. */
    private static final int BLOCK = 4096;

    /** Bytes at the end of a piece, in its last block. */
    private static final int FOOTER = 128;

    private ErasableFile() {
        super(new HashMap<>(Map.of("cacheSize", 64)));
    }

    static ErasableFile open(Path path) {
        var file = new ErasableFile();
        file.open(path.toString(), false, null);
        return file;
    }

    /** The pieces that the file is written in; each is written once, and freed when nothing in it counts any more. */
    Set<Integer> pieces() {
        return Set.copyOf(getChunks().keySet());
    }

    /**
     * Clears what lies between the last page of a piece and its footer before the piece is written: the store fills its buffers again
     * without clearing them, and that space would keep what was written by them before.
     */
    @Override
    protected void writeFully(@Nullable SFChunk piece, long at, ByteBuffer bytes) {
        if (piece != null && bytes.remaining() == piece.len * BLOCK) {
            var header = DataUtils.parseMap(piece.asString());
            int end = number(header, "toc") + number(header, "pages") * Long.BYTES;
            for (int place = bytes.position() + end; place < bytes.limit() - FOOTER; place++) {
                bytes.put(place, (byte) 0);
            }
        }
        super.writeFully(piece, at, bytes);
    }

    private static int number(Map<String, String> header, String name) {
        return Integer.parseInt(Objects.requireNonNull(header.get(name), name), 16);
    }

    /** Overwrites every free block; to be called while the store allocates none. */
    void wipe() {
        var nothing = ByteBuffer.allocate(BLOCK);
        for (long at = 2 * BLOCK; at < size(); at += BLOCK) {
            if (freeSpace.isFree(at, BLOCK)) {
                writeFully(null, at, nothing.rewind());
            }
        }
    }
}
