package eu.akkoord.platform.test;

import eu.akkoord.platform.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;

/** FerretDB on SQLite, a server of other hands for the same protocol; {@code .ci/run} builds it where Go is. */
final class FerretServer {
    /** Names the place of the binary; without it a folder of the user's, so that it is built once. */
    private static final String SETTING = "akkoord.ferretdb";

    private static final String VERSION = "1.24.2";
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private FerretServer() {}

    static Path binary() {
        return Path.of(System.getProperty(
                SETTING,
                Path.of(System.getProperty("user.home"), ".cache", "akkoord", "ferretdb-" + VERSION)
                        .toString()));
    }

    /** Starts it with data of its own, until this JVM ends; absent without a binary. */
    static Optional<StoreServer> start() {
        if (!Files.isExecutable(binary())) {
            return Optional.empty();
        }
        try {
            var data = Files.createTempDirectory("akkoord-test-ferretdb");
            var address = "%s:%d".formatted(Ports.LOOPBACK, Ports.free());
            var process = new ProcessBuilder(
                            binary().toAbsolutePath().toString(),
                            "--handler=sqlite",
                            "--sqlite-url=file:%s/".formatted(data),
                            "--state-dir=" + data,
                            "--listen-addr=" + address,
                            "--debug-addr=-",
                            "--telemetry=disable",
                            "--log-level=WARN")
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.to(data.resolve("log").toFile()))
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, data)));
            listens(process, address, data);
            return Optional.of(new StoreServer("FerretDB " + VERSION, address, false));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private static void listens(Process process, String address, Path data) throws IOException {
        long end = System.nanoTime() + START.toNanos();
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        while (true) {
            try (var socket = new Socket()) {
                socket.connect(Ports.at(port), 1_000);
                return;
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IOException(Files.readString(data.resolve("log")), notYet);
                }
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
    }

    private static void end(Process process, Path data) {
        process.destroyForcibly();
        try {
            process.waitFor();
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
