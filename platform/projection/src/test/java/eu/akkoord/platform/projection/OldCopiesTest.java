package eu.akkoord.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.embedded.KafkaServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

/** A broker that goes away and comes back. */
class OldCopiesTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    @Test
    void copies_are_asked_until_kafka_was_away_too_long_and_again_once_it_is_back() throws Exception {
        var broker = KafkaServer.start(data, 0);
        var port = Integer.parseInt(broker.address().substring(broker.address().indexOf(':') + 1));
        try (var notebook = new Notebook(broker.address())) {
            notebook.makeTopic(1);
            var instance = notebook.start();
            notebook.send("a", notebook.written("note-1", 1, "one"));
            await().atMost(SOON).until(() -> instance.rows().size() == 1);
            assertThat(instance.projections().isCurrent()).isTrue();

            broker.close();
            await().atMost(SOON).until(() -> !instance.projections().isCurrent());
            assertThat(instance.projections().isReady()).isTrue();
            assertThat(instance.projections().health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);

            broker = KafkaServer.start(data, port);
            await().atMost(SOON).until(instance.projections()::isCurrent);
            assertThat(instance.projections().health().getStatus()).isEqualTo(Status.UP);
        } finally {
            broker.close();
        }
    }
}
