package eu.akkoord.platform.servers;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.h2.mvstore.SingleFileStore;

/** The file of a store, which can be cleared of what the store no longer holds: a freed block keeps its bytes until reused. */
final class ErasableFile extends SingleFileStore {
    /** The store allocates its file in blocks of this size; the first two are its header. */
    private static final int BLOCK = 4096;

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
