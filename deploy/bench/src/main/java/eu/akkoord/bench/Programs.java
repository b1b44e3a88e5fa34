package eu.akkoord.bench;

import eu.akkoord.platform.embedded.Ports;
import eu.akkoord.platform.test.TestTokens;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * Programs of the system as {@code deploy/run} starts them, but with the compiler that a service on a server has, on free ports and with
 * data that goes when this is closed.
 */
final class Programs implements AutoCloseable {
    private static final String VERSION = "-1.0.0-SNAPSHOT.jar";

    private final Path root;
    private final Path folder;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** @param root of the source tree, whose programs are built */
    Programs(Path root) throws IOException {
        this.root = root;
        folder = Files.createTempDirectory("bench");
    }

    Path folder() {
        return folder;
    }

    static String address(int port) {
        return "http://%s:%d".formatted(Ports.LOOPBACK, port);
    }

    Program started(String name, List<String> command) throws IOException {
        var program = new Program(name, folder, command);
        open.push(program);
        return program;
    }

    static List<String> java(String... options) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(Arrays.asList(options));
        return command;
    }

    /** Starts the broker; it does not listen yet. */
    Program broker(int port) throws IOException {
        return local("BrokerProcess", "kafka", port);
    }

    /** Starts the document store; it does not listen yet. */
    Program documents(int port) throws IOException {
        return local("DocumentProcess", "documents", port);
    }

    private Program local(String main, String data, int port) throws IOException {
        var target = root.resolve("deploy/local/target");
        return started(
                data,
                java(
                        "-Xmx256m",
                        "-cp",
                        target.resolve("local" + VERSION) + File.pathSeparator + target.resolve("lib") + "/*",
                        "eu.akkoord.local." + main,
                        folder.resolve(data).toString(),
                        Integer.toString(port)));
    }

    /** Unpacks the jar of a program by the tool inside it, as {@code deploy/run} does: it starts faster so. */
    void unpack(String name) throws IOException {
        var jar = root.resolve(name).resolve("target").resolve(name + VERSION);
        try (var tool = new Program(
                name + "-unpacked",
                folder,
                java(
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        unpacked(name).toString()))) {
            tool.ends();
        }
    }

    Path unpacked(String name) {
        return folder.resolve("programs").resolve(name);
    }

    /** Starts a service that has a database of its own. */
    Program service(String name, int port, String database, int documents, int kafka, String... settings)
            throws IOException {
        var all = new ArrayList<>(List.of(
                "--spring.mongodb.uri=mongodb://127.0.0.1:%d/%s".formatted(documents, database),
                "--spring.kafka.bootstrap-servers=127.0.0.1:" + kafka,
                "--akkoord.catalogue.folder=" + folder.resolve("catalogue").resolve(name),
                "--akkoord.audit.keys=1:" + Base64.getEncoder().encodeToString(new byte[32])));
        all.addAll(Arrays.asList(settings));
        return application(name, port, all);
    }

    Program application(String name, int port, List<String> settings) throws IOException {
        var command = java(
                "-Xms256m",
                "-Xmx256m",
                "-jar",
                unpacked(name).resolve(name + VERSION).toString(),
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--management.server.port=0",
                "--logging.level.root=warn");
        TestTokens.settings().forEach((key, value) -> command.add("--%s=%s".formatted(key, value)));
        command.addAll(settings);
        return started(name, command);
    }

    @Override
    public void close() throws IOException {
        try {
            for (var each : open) {
                each.close();
            }
        } catch (IOException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException(failed);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
