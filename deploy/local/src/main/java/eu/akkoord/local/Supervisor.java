package eu.akkoord.local;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Starts the processes of an installation, starts again the ones that die, and ends them, and only them, when it ends itself. */
final class Supervisor {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration SHORTEST_BACKOFF = Duration.ofMillis(500);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final Duration FOUNDATIONS = Duration.ofSeconds(60);

    private final Installation installation;
    private final Map<String, Process> children = new ConcurrentHashMap<>();
    private final Set<String> unpacked = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    private Supervisor(Installation installation) {
        this.installation = installation;
    }

    public static void main(String[] arguments) {
        var installation = new Installation(Path.of(arguments[0]), Path.of(arguments[1]));
        var supervisor = new Supervisor(installation);
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::end));
        installation.started("supervisor", ProcessHandle.current());
        supervisor.run();
    }

    private void run() {
        Installation.FOUNDATIONS.forEach(this::watch);
        var health = new Health(installation);
        Patience.until(FOUNDATIONS, () -> Installation.FOUNDATIONS.stream().allMatch(health::of));
        Installation.SERVICES.forEach(this::watch);
    }

    private void watch(String name) {
        Thread.ofPlatform().name(name).start(() -> keepAlive(name));
    }

    private void keepAlive(String name) {
        var backoff = SHORTEST_BACKOFF;
        while (!ending) {
            var began = System.nanoTime();
            var code = live(name);
            if (ending) {
                return;
            }
            var lived = Duration.ofNanos(System.nanoTime() - began);
            backoff = lived.compareTo(LONG_ENOUGH) > 0 ? SHORTEST_BACKOFF : backoff;
            LOG.warn(
                    "{} ended with {} after {} s; starting it again in {} ms",
                    name,
                    code,
                    lived.toSeconds(),
                    backoff.toMillis());
            Patience.pause(backoff);
            var doubled = backoff.multipliedBy(2);
            backoff = doubled.compareTo(LONGEST_BACKOFF) < 0 ? doubled : LONGEST_BACKOFF;
        }
    }

    private int live(String name) {
        try {
            // once in this life: what starts again is what ran before, whatever was built meanwhile
            if (Installation.SERVICES.contains(name) && !unpacked.contains(name)) {
                unpack(name);
                unpacked.add(name);
            }
            return start(name, new Commands(installation).of(name)).waitFor();
        } catch (IOException notStarted) {
            LOG.warn("{} could not be started: {}", name, notStarted.getMessage());
            return -1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** What was unpacked of the same jar in an earlier life is used again. */
    private void unpack(String name) throws IOException, InterruptedException {
        var commands = new Commands(installation);
        var mark = commands.program(name).resolve("unpacked");
        var now = content(commands.built(name));
        if (Files.exists(mark) && Files.readString(mark).equals(now)) {
            return;
        }
        FileSystemUtils.deleteRecursively(commands.program(name));
        var code = start(name, commands.unpacking(name)).waitFor();
        if (code != 0) {
            throw new IOException("%s could not be unpacked: %d".formatted(name, code));
        }
        Files.writeString(mark, now);
    }

    /** Short for what is in a file. Its time does not tell: a build that can be repeated gives it the same one each time. */
    static String content(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var checksum = new CRC32();
            checksum.update(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            return Long.toHexString(checksum.getValue());
        }
    }

    private synchronized Process start(String name, List<String> command) throws IOException {
        if (ending) {
            throw new IOException("the supervisor is ending");
        }
        var log = installation.log(name);
        Files.createDirectories(log.getParent());
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        children.put(name, process);
        installation.started(name, process.toHandle());
        LOG.info("{} runs as process {}", name, process.pid());
        return process;
    }

    private void end() {
        synchronized (this) {
            ending = true;
        }
        for (var names : Installation.ENDING) {
            Installation.end(names.stream()
                    .flatMap(name -> Stream.ofNullable(children.get(name)))
                    .map(Process::toHandle));
        }
    }
}
