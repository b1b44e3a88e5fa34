package eu.akkoord.bench;

import eu.akkoord.platform.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A program of the system in a process of its own, with its log in a file; it ends when this is closed. */
final class Program implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final String name;
    private final Path log;
    private final Process process;

    Program(String name, Path folder, List<String> command) throws IOException {
        this.name = name;
        log = folder.resolve(name + ".log");
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        // also when whoever started it does not come to close it
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /** Waits until something listens on this port of the loopback address. */
    Program listens(int port) throws IOException {
        await(() -> {
            try (var socket = new Socket()) {
                socket.connect(Ports.at(port), 1_000);
                return true;
            } catch (IOException refused) {
                return false; // the connection is the question, its refusal the answer
            }
        });
        return this;
    }

    /** Waits until this address answers 200. */
    Program answers(String address) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            await(() -> {
                try {
                    return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
                } catch (IOException notYet) {
                    return false;
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(stopped);
                }
            });
        }
        return this;
    }

    private void await(BooleanSupplier stands) throws IOException {
        long end = System.nanoTime() + START.toNanos();
        while (!stands.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("%s did not start:%n%s".formatted(name, lastLines()));
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private String lastLines() {
        try {
            var lines = Files.readAllLines(log);
            return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 10), lines.size()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Waits until it has ended by itself. */
    void ends() throws IOException {
        try {
            if (process.waitFor() != 0) {
                throw new IOException("%s failed:%n%s".formatted(name, lastLines()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /** Processor time that it has taken, with its children. */
    Duration processorTime() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .flatMap(each -> each.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
