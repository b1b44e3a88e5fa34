package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import eu.akkoord.platform.embedded.DocumentServer;
import eu.akkoord.platform.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentProcessTest {
    private static final int LARGEST_FILE_KIB = 4096;

    @TempDir
    private Path data;

    /** The system refuses to let the file grow, as it does on a full disk. */
    @Test
    void a_store_that_can_write_no_more_ends_and_has_all_that_it_acknowledged() throws Exception {
        var port = Ports.free();
        var process = start(port);
        int acknowledged;
        try (var client = client("127.0.0.1:" + port)) {
            acknowledged = writeUntilRefused(client);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isNotZero();
        assertThat(Files.readString(data.resolve("log"))).contains("The store could not write and has closed itself");

        try (var server = DocumentServer.start(data.resolve("documents"), 0);
                var client = client(server.address())) {
            var letters = client.getDatabase("test").getCollection("letters");
            assertThat(acknowledged).isPositive();
            assertThat(letters.countDocuments()).isBetween((long) acknowledged, acknowledged + 1L);
        }
    }

    private Process start(int port) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        "/bin/sh",
                        "-c",
                        "ulimit -f %d; exec \"$0\" \"$@\"".formatted(LARGEST_FILE_KIB * 2),
                        java,
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DocumentProcess.class.getName(),
                        data.resolve("documents").toString(),
                        Integer.toString(port)))
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile())
                .start();
    }

    private static MongoClient client(String address) {
        return MongoClients.create("mongodb://%s/?serverSelectionTimeoutMS=20000".formatted(address));
    }

    private static int writeUntilRefused(MongoClient client) {
        var letters = client.getDatabase("test").getCollection("letters");
        var text = "x".repeat(20_000);
        int written = 0;
        var end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        try {
            while (System.nanoTime() < end) {
                letters.insertOne(new Document("_id", written).append("text", text));
                written++;
            }
            throw new AssertionError("%d letters were written and none refused".formatted(written));
        } catch (MongoException refused) {
            return written;
        }
    }
}
