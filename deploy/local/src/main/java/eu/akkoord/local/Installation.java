package eu.akkoord.local;

import eu.akkoord.platform.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * One copy of Akkoord on this machine.
 *
 * @param root the working tree, where the jars are
 * @param data the folder of this copy: data, logs, ports, secrets, process ids
 */
record Installation(Path root, Path data) {
    static final List<String> FOUNDATIONS = List.of("broker", "documents", "issuer");
    static final List<String> SERVICES = List.of("agreement-service", "dossier-service", "gateway");
    /** All processes but the supervisor, in the order in which they start. */
    static final List<String> NAMES =
            Stream.concat(FOUNDATIONS.stream(), SERVICES.stream()).toList();

    /** Processes that end together, from the gateway inwards, so that none calls one that is gone. */
    static final List<List<String>> ENDING =
            List.of(List.of("gateway"), List.of("dossier-service", "agreement-service"), FOUNDATIONS);

    /** After what was begun is answered, for which services take up to 20 seconds, a cache for the next start may have to be written. */
    private static final Duration FAREWELL = Duration.ofMinutes(2);

    Installation {
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }

    Path log(String name) {
        return data.resolve("logs").resolve(name + ".log");
    }

    /** Appends to the log of a process what it could not say itself. */
    void note(String name, String line) {
        try {
            Files.createDirectories(log(name).getParent());
            Files.writeString(
                    log(name), line + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** The port kept under this name; a free one is chosen, and kept, when there is none yet. */
    int port(String name) {
        var ports = ports();
        var kept = ports.getProperty(name);
        if (kept != null) {
            return Integer.parseInt(kept);
        }
        var chosen = Ports.free();
        keepPort(name, chosen);
        return chosen;
    }

    /** Makes the folder when it is not there, and leaves it open to its owner only, whatever made it before. */
    void close() throws IOException {
        var ownerOnly = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(data, PosixFilePermissions.asFileAttribute(ownerOnly));
        Files.setPosixFilePermissions(data, ownerOnly);
    }

    /** A lock on this folder, for what one process at a time may do. */
    Optional<FolderLock> lock(String what) {
        try {
            close();
            return FolderLock.take(data.resolve(what + ".lock"));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    Optional<Integer> keptPort(String name) {
        return Optional.ofNullable(ports().getProperty(name)).map(Integer::valueOf);
    }

    void keepPort(String name, int port) {
        var ports = ports();
        ports.setProperty(name, Integer.toString(port));
        try {
            close();
            try (var writer = Files.newBufferedWriter(data.resolve("ports"))) {
                ports.store(writer, null);
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    String publicUrl() {
        return "http://127.0.0.1:%d/akkoord/v1".formatted(port("gateway"));
    }

    Topics topics() {
        return new Topics(Ports.LOOPBACK + ":" + port("kafka"));
    }

    String issuer() {
        return "http://127.0.0.1:" + port("issuer");
    }

    /** Writes down which process this is, with its start, so that a reused process id is never taken for it. */
    void started(String name, ProcessHandle process) {
        try {
            var folder = Files.createDirectories(pids());
            // whoever reads it meanwhile finds the one before or this one, never half of it
            var draft = Files.writeString(folder.resolve(name + ".new"), process.pid() + " " + start(process));
            Files.move(
                    draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** The living process that was started under this name. */
    Optional<ProcessHandle> process(String name) {
        var file = pids().resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var words = List.of(Files.readString(file).split(" ", 2));
            return ProcessHandle.of(Long.parseLong(words.getFirst()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> start(process).equals(words.getLast()));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    boolean running() {
        return process("supervisor").isPresent();
    }

    /** Tells whether a supervisor ended without a farewell, and so cannot say anything of its processes any more. */
    boolean orphaned() {
        return Files.exists(pids().resolve("supervisor")) && !running();
    }

    /** Forgets what ended in order. */
    void ended(String name) {
        try {
            Files.deleteIfExists(pids().resolve(name));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** The supervisor ends its processes; those that have none are ended here. What is started meanwhile is not touched. */
    void stop() {
        var supervisor = process("supervisor");
        var now = ENDING.stream()
                .map(names ->
                        names.stream().flatMap(name -> process(name).stream()).toList())
                .toList();
        supervisor.ifPresent(Installation::endSupervisor);
        now.forEach(each -> end(each.stream(), FAREWELL));
        if (!running()) {
            ended("supervisor");
        }
    }

    /** With the time that it needs to end all its processes. */
    static void endSupervisor(ProcessHandle supervisor) {
        end(Stream.of(supervisor), FAREWELL.multipliedBy(ENDING.size() + 1));
    }

    /** Asks all of them to end; those that do not within the time for it are killed. */
    static void end(Stream<ProcessHandle> processes) {
        end(processes, FAREWELL);
    }

    private static void end(Stream<ProcessHandle> processes, Duration within) {
        var ending = processes.toList();
        ending.forEach(ProcessHandle::destroy);
        if (!Patience.until(within, () -> ending.stream().noneMatch(ProcessHandle::isAlive))) {
            ending.forEach(ProcessHandle::destroyForcibly);
            Patience.until(within, () -> ending.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    private Path pids() {
        return data.resolve("pids");
    }

    private static String start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    private Properties ports() {
        var ports = new Properties();
        var file = data.resolve("ports");
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                ports.load(reader);
            } catch (IOException unusable) {
                throw new UncheckedIOException(unusable);
            }
        }
        return ports;
    }
}
