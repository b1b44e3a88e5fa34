package eu.akkoord.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cache of the classes that a process loaded and linked in an earlier life (JEP 483, JEP 514). It is recorded by a process that was
 * started to do so, and written at its orderly end. A recording of other jars, of another machine or with other options, or one that was
 * altered, is ignored.
 *
 * @param key all inputs that it depends on
 */
record StartCache(Path file, String key) {
    private static final Logger LOG = LoggerFactory.getLogger(StartCache.class);

    /**
     * Returns the cache of a process.
     *
     * @param options those of its machine
     * @param content short for what is in its jars
     */
    static StartCache of(Path folder, String name, List<String> options, String content) {
        return new StartCache(
                folder.resolve(name + ".aot"),
                "%s %s %s".formatted(Runtime.version(), String.join(" ", options), content));
    }

    /** The options of a machine that uses it. */
    List<String> use() {
        return List.of("-XX:AOTCache=" + file, "-Xlog:aot=off");
    }

    /** The options of a machine that records it, in place of what there was. */
    List<String> record() throws IOException {
        Files.createDirectories(file.getParent());
        discard();
        Files.deleteIfExists(file);
        // half of it, where the process before was killed while it wrote
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".config"));
        return List.of("-XX:AOTCacheOutput=" + file, "-Xlog:aot=off");
    }

    boolean isGood() throws IOException {
        return Files.exists(mark())
                && Files.exists(file)
                && Files.readString(mark()).equals(described());
    }

    /** To be called once the process that recorded it has ended in order: without that it is not used. */
    void written() {
        try {
            if (Files.exists(file) && !Files.exists(mark())) {
                Files.writeString(mark(), described());
            }
        } catch (IOException unusable) {
            LOG.warn("{} is not used at the next start: {}", file, unusable.getMessage());
        }
    }

    /** It is not used again, whatever is in it. */
    void discard() throws IOException {
        Files.deleteIfExists(mark());
    }

    private String described() throws IOException {
        return Content.of(file) + " " + key;
    }

    private Path mark() {
        return file.resolveSibling(file.getFileName() + ".key");
    }
}
