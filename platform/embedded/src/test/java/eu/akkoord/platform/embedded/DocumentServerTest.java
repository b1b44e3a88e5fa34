package eu.akkoord.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
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
    void what_was_deleted_is_not_in_its_files_soon_after() throws Exception {
        try (var server = DocumentServer.start(data, 0);
                var client = MongoClients.create("mongodb://" + server.address())) {
            var letters = client.getDatabase("test").getCollection("letters");
            write(letters, 0, 100);
            letters.insertOne(new Document("_id", "secret").append("text", "written by Kanarie"));
            write(letters, 100, 200);
            assertThat(onDisk("Kanarie")).isTrue();

            letters.deleteOne(new Document("_id", "secret"));

            await().atMost(Duration.ofSeconds(20)).until(() -> !onDisk("Kanarie"));
            assertThat(letters.countDocuments()).isEqualTo(200);
        }
    }

    @Test
    void writers_do_not_notice_that_the_file_is_cleared() throws Exception {
        try (var server = DocumentServer.start(data, 0);
                var client = MongoClients.create("mongodb://" + server.address());
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var letters = client.getDatabase("test").getCollection("letters");
            letters.insertOne(new Document("_id", "secret").append("text", "written by Kanarie"));
            var busy = new AtomicBoolean(true);
            var written = writers.submit(() -> {
                var count = 0;
                while (busy.get()) {
                    write(letters, count, count + 10);
                    count += 10;
                }
                return count;
            });
            try {
                letters.deleteOne(new Document("_id", "secret"));
                await().atMost(Duration.ofSeconds(20)).until(() -> !onDisk("Kanarie"));
            } finally {
                busy.set(false);
            }
            int count = written.get();
            assertThat(letters.countDocuments()).isEqualTo(count);
        }
        try (var restarted = DocumentServer.start(data, 0);
                var client = MongoClients.create("mongodb://" + restarted.address())) {
            var letters = client.getDatabase("test").getCollection("letters");
            assertThat(letters.find().map(letter -> letter.getString("text"))).allMatch("x".repeat(500)::equals);
        }
    }

    private static void write(MongoCollection<Document> letters, int from, int to) {
        IntStream.range(from, to)
                .forEach(n -> letters.insertOne(new Document("_id", n).append("text", "x".repeat(500))));
    }

    private boolean onDisk(String text) throws IOException {
        try (var files = Files.walk(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
            return false;
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
