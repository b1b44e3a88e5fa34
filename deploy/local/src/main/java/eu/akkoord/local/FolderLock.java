package eu.akkoord.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One process at a time has it, until it closes it or ends, however it ends. */
record FolderLock(Path file, FileChannel channel) implements AutoCloseable {
    // the system gives up a lock when its process closes the file, even if it was opened only to look
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    /** Takes the lock of this file; nothing when another has it. */
    static Optional<FolderLock> take(Path file) {
        if (!OURS.add(file)) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(file.getParent());
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return Optional.of(new FolderLock(file, channel));
            }
            channel.close();
            OURS.remove(file);
            return Optional.empty();
        } catch (IOException unusable) {
            OURS.remove(file);
            throw new UncheckedIOException(unusable);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        } finally {
            OURS.remove(file);
        }
    }
}
