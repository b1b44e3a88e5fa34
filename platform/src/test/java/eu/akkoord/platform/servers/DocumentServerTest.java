package eu.akkoord.platform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentServerTest {
    @TempDir
    private Path data;

    @Test
    void what_was_acknowledged_is_there_after_the_process_is_killed() throws Exception {
        var acknowledged = new AtomicInteger();
        var killed = fork();
        try (var client = MongoClients.create("mongodb://" + killed.address());
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var letters = client.getDatabase("test").getCollection("letters");
            var writing = new ArrayList<Future<?>>();
            IntStream.range(0, 8)
                    .forEach(writer -> writing.add(writers.submit(() -> {
                        IntStream.range(0, 100).forEach(n -> {
                            letters.insertOne(new Document("_id", writer + "/" + n));
                            acknowledged.incrementAndGet();
                        });
                    })));
            for (var each : writing) {
                each.get();
            }
        } finally {
            killed.process().destroyForcibly().waitFor();
        }

        try (var restarted = DocumentServer.start(data, 0);
                var client = MongoClients.create("mongodb://" + restarted.address())) {
            assertThat(acknowledged).hasValue(800);
            assertThat(client.getDatabase("test").getCollection("letters").countDocuments())
                    .isEqualTo(800);
        }
    }

    @Test
    void it_says_hello_as_a_writable_primary() {
        try (var server = DocumentServer.inMemory(0);
                var client = MongoClients.create("mongodb://" + server.address())) {
            assertThat(client.getDatabase("test").runCommand(new Document("hello", 1)))
                    .containsEntry("isWritablePrimary", true);
        }
    }

    private Forked fork() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(List.of(
                        java, "-cp", System.getProperty("java.class.path"), Fork.class.getName(), data.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(Fork.READY)) {
                return new Forked(process, line.substring(Fork.READY.length()));
            }
        }
        throw new IOException("the forked server said nothing");
    }

    private record Forked(Process process, String address) {}

    /** The process to be killed. */
    static final class Fork {
        static final String READY = "ready at ";

        private Fork() {}

        public static void main(String[] arguments) throws InterruptedException {
            var server = DocumentServer.start(Path.of(arguments[0]), 0);
            IO.println(READY + server.address());
            Thread.currentThread().join();
        }
    }
}
