package eu.akkoord.platform.desk.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.embedded.DocumentServer;
import eu.akkoord.platform.test.FaultyLink;
import eu.akkoord.platform.test.ListedOperations;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoreProbeTest {
    private static final String SETTINGS = "/?serverSelectionTimeoutMS=1000&socketTimeoutMS=1000&connectTimeoutMS=1000";

    @Test
    void it_says_so_within_seconds_when_the_store_does_not_answer_and_when_it_does_again() {
        try (var server = DocumentServer.inMemory(0);
                var link = new FaultyLink(server.address());
                var client = ListedOperations.client("mongodb://" + link.address() + SETTINGS)) {
            var probe = new StoreProbe(client.getDatabase("test"), Clock.systemUTC());
            await().until(probe::works);

            link.stall();
            await().atMost(Duration.ofSeconds(5)).until(() -> !probe.works());
            var began = System.nanoTime();
            assertThat(probe.works()).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));

            link.heal();
            await().until(probe::works);

            link.refuse();
            await().atMost(Duration.ofSeconds(5)).until(() -> !probe.works());
        }
    }

    @Test
    void many_who_ask_at_once_cost_one_write() {
        try (var server = DocumentServer.inMemory(0);
                var client = ListedOperations.client("mongodb://" + server.address())) {
            var now = Clock.fixed(Clock.systemUTC().instant(), java.time.ZoneOffset.UTC);
            var probe = new StoreProbe(client.getDatabase("test"), now);
            await().until(probe::works);
            var syncs = server.syncs();
            for (int n = 0; n < 100; n++) {
                assertThat(probe.works()).isTrue();
            }
            assertThat(server.syncs()).isEqualTo(syncs);
        }
    }
}
