package eu.akkoord.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Starts the processes of an installation, starts again the ones that die, and ends them, and only them, when it ends itself. */
final class Supervisor {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration SHORTEST_BACKOFF = Duration.ofMillis(500);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);
    private static final Duration TOO_SHORT = Duration.ofSeconds(10);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final Duration FOUNDATIONS = Duration.ofSeconds(60);

    /** The exit code of a start whose copy has a supervisor already. */
    static final int SUPERVISED_ALREADY = 4;

    /** Of a machine that was asked to end and has done all that it does at its end. */
    private static final int TERMINATED = 143;

    private final Installation installation;
    /** Held on to, since the lock goes with the channel, and the channel with whatever nothing points to. */
    private final FolderLock lock;

    private final Map<String, Process> children = new ConcurrentHashMap<>();
    private final Map<String, StartCache> caches = new ConcurrentHashMap<>();
    private final Set<String> unpacked = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    private Supervisor(Installation installation, FolderLock lock) {
        this.installation = installation;
        this.lock = lock;
    }

    public static void main(String[] arguments) {
        var installation = new Installation(Path.of(arguments[0]), Path.of(arguments[1]));
        var lock = installation.lock("supervisor");
        if (lock.isEmpty()) {
            LOG.error("{} has a supervisor already", installation.data());
            System.exit(SUPERVISED_ALREADY);
        }
        var supervisor = new Supervisor(installation, lock.orElseThrow());
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::end));
        installation.started("supervisor", ProcessHandle.current());
        supervisor.run();
    }

    private void run() {
        Installation.FOUNDATIONS.forEach(this::watch);
        var health = new Health(installation);
        // the others are waited for by the services themselves
        Patience.until(FOUNDATIONS, () -> health.of("documents"));
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
            if (lived.compareTo(TOO_SHORT) < 0) {
                withoutCache(name);
            }
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

    /** Should it be what is in there that ends the process, the next life does without. */
    private void withoutCache(String name) {
        try {
            var cache = caches.get(name);
            if (cache != null) {
                cache.discard();
            }
        } catch (IOException unusable) {
            LOG.warn("The cache of {} stays", name, unusable);
        }
    }

    private int live(String name) {
        try {
            // once in this life: what starts again is what ran before, whatever was built meanwhile
            if (Installation.SERVICES.contains(name) && !unpacked.contains(name)) {
                unpack(name);
                unpacked.add(name);
            }
            return start(name, commandOf(name)).waitFor();
        } catch (IOException notStarted) {
            LOG.warn("{} could not be started: {}", name, notStarted.getMessage());
            return -1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private List<String> commandOf(String name) throws IOException {
        var commands = new Commands(installation);
        var command = commands.of(name);
        if (!Commands.recording() && !commands.recorded(name)) {
            return command;
        }
        var cache = commands.cache(name, command);
        caches.put(name, cache);
        // behind the program, before its other options
        command.addAll(1, cache.isGood() ? cache.use() : Commands.recording() ? cache.record() : List.of());
        return command;
    }

    /** Unpacks the jar of a service, unless an earlier start unpacked the same one. */
    private void unpack(String name) throws IOException, InterruptedException {
        var commands = new Commands(installation);
        var mark = commands.program(name).resolve("unpacked");
        var now = Content.of(commands.built(name));
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

    private synchronized Process start(String name, List<String> command) throws IOException {
        if (ending) {
            throw new IOException("the supervisor is ending");
        }
        var log = installation.log(name);
        Files.createDirectories(log.getParent());
        var temporary = new Commands(installation).temporary(name);
        FileSystemUtils.deleteRecursively(temporary);
        Files.createDirectories(temporary);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // glibc else keeps freed memory for each of its threads apart
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        // a service would take them for settings of its own that it does not know
        builder.environment().keySet().removeIf(Commands::isOurs);
        var process = builder.start();
        children.put(name, process);
        installation.started(name, process.toHandle());
        LOG.info("{} runs as process {}", name, process.pid());
        return process;
    }

    private boolean endedInOrder(String name) {
        var process = children.get(name);
        return process != null && !process.isAlive() && process.exitValue() == TERMINATED;
    }

    private void end() {
        synchronized (this) {
            ending = true;
        }
        for (var names : Installation.ENDING) {
            Installation.end(names.stream()
                    .flatMap(name -> Stream.ofNullable(children.get(name)))
                    .map(Process::toHandle));
            names.stream()
                    .filter(this::endedInOrder)
                    .forEach(name -> Optional.ofNullable(caches.get(name)).ifPresent(StartCache::written));
        }
        installation.ended("supervisor");
        lock.close();
    }
}
