package eu.akkoord.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A watch on the kernel thread that samples memory use: Linux can (DAMON), and the hosts of many virtual machines have it do so. It runs for
 * milliseconds without interruption, whether or not there are requests: meanwhile a core is not idle. Without such threads it reports no
 * work.
 */
final class MemoryWatch {
    /** For each of the threads: how long it ran and waited in nanoseconds, and how often it has begun. */
    private final List<Path> counters;

    private List<String> last = List.of();

    /** @param processes where the system shows its processes, one folder each; need not be there */
    MemoryWatch(Path processes) throws IOException {
        if (!Files.isDirectory(processes)) {
            counters = List.of();
            return;
        }
        try (var all = Files.list(processes)) {
            counters = all.filter(MemoryWatch::watches)
                    .map(process -> process.resolve("schedstat"))
                    .filter(Files::isReadable)
                    .toList();
        }
    }

    private static boolean watches(Path process) {
        try {
            return Files.readString(process.resolve("comm")).startsWith("kdamond");
        } catch (IOException notOne) {
            return false;
        }
    }

    /** Tells whether it has worked since this was last asked; the first time, whether it has ever. */
    boolean worked() {
        var now = counters.stream().flatMap(MemoryWatch::read).toList();
        boolean worked = !now.equals(last);
        last = now;
        return worked;
    }

    private static Stream<String> read(Path counter) {
        try {
            return Stream.of(Files.readString(counter));
        } catch (IOException ended) {
            return Stream.empty();
        }
    }
}
