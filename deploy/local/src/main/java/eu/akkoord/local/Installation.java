package eu.akkoord.local;

import eu.akkoord.platform.servers.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    /** What ends together, from the door inwards, so that nothing is asked of what is already gone. */
    static final List<List<String>> ENDING =
            List.of(List.of("gateway"), List.of("dossier-service", "agreement-service"), FOUNDATIONS);

    private static final Duration FAREWELL = Duration.ofSeconds(20);

    Installation {
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }

    Path log(String name) {
        return data.resolve("logs").resolve(name + ".log");
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
            var folder = Files.createDirectories(data.resolve("pids"));
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
        var file = data.resolve("pids").resolve(name);
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

    /** Ends the supervisor, and with it its children; then whatever it had to leave behind. */
    void stop() {
        end(process("supervisor").stream());
        ENDING.forEach(names -> end(names.stream().flatMap(name -> process(name).stream())));
    }

    /** Asks all of them to end; those that do not within the time for it are killed. */
    static void end(Stream<ProcessHandle> processes) {
        var ending = processes.toList();
        ending.forEach(ProcessHandle::destroy);
        if (!Patience.until(FAREWELL, () -> ending.stream().noneMatch(ProcessHandle::isAlive))) {
            ending.forEach(ProcessHandle::destroyForcibly);
            Patience.until(FAREWELL, () -> ending.stream().noneMatch(ProcessHandle::isAlive));
        }
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
