package eu.akkoord.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Signs of life of starting processes: they write to their log, use the processor, read. */
final class Progress {
    /** Of the time between two looks: an idle process uses less, and one that starts has more even on a busy machine. */
    private static final double BUSY = 0.05;

    private static final long MUCH_READ = 256 * 1024;

    private final Installation installation;
    private final Map<String, Signs> seen = new HashMap<>();
    private final Map<String, Set<Long>> lives = new HashMap<>();

    /** The work that a process has done until a moment of the monotonic clock. */
    private record Signs(long at, long process, long logged, Duration processor, long read) {
        boolean moved(Signs before) {
            return process != before.process
                    || logged != before.logged
                    || processor.minus(before.processor).toNanos() > BUSY * (at - before.at)
                    || read - before.read > MUCH_READ;
        }
    }

    Progress(Installation installation) {
        this.installation = installation;
    }

    /** Looks at each of these and says whether one of them has moved since the look before. */
    boolean moved(Collection<String> names) {
        var moved = false;
        for (var name : names) {
            var now = signs(name);
            var before = seen.put(name, now);
            moved |= before == null || now.moved(before);
        }
        return moved;
    }

    /** Counts the starts of this process, as far as was asked while it lived. */
    int lives(String name) {
        var all = lives.computeIfAbsent(name, first -> new HashSet<>());
        installation.process(name).map(ProcessHandle::pid).ifPresent(all::add);
        return all.size();
    }

    private Signs signs(String name) {
        var process = installation.process(name);
        return new Signs(
                System.nanoTime(),
                process.map(ProcessHandle::pid).orElse(0L),
                size(installation.log(name)),
                process.flatMap(each -> each.info().totalCpuDuration()).orElse(Duration.ZERO),
                process.map(each -> read(each.pid())).orElse(0L));
    }

    private static long size(Path log) {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** In bytes, where the system tells. */
    private static long read(long process) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process), "io"))) {
            return lines.filter(line -> line.startsWith("rchar: "))
                    .mapToLong(line -> Long.parseLong(line.substring("rchar: ".length())))
                    .sum();
        } catch (IOException | UncheckedIOException notTold) {
            return 0; // another system, or the process has just ended: its other signs remain
        }
    }
}
