package eu.akkoord.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaEventLogTest {
    private final List<MockProducer<String, byte[]>> producers = new CopyOnWriteArrayList<>();
    private final KafkaEventLog log = new KafkaEventLog(topic -> {}, this::producer);

    @Test
    void one_send_that_fails_takes_no_other_with_it() throws Exception {
        try (var relays = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = relays.submit(() -> append("one"));
            await().until(() ->
                    producers.size() == 1 && producers.getFirst().history().size() == 1);
            var other = relays.submit(() -> append("other"));
            await().until(() -> producers.getFirst().history().size() == 2);
            var first = producers.getFirst();

            first.errorNext(new NotEnoughReplicasException("too few"));
            assertThatExceptionOfType(ExecutionException.class).isThrownBy(one::get);
            first.completeNext();
            assertThat(other.get()).isNull();

            var again = relays.submit(() -> append("one"));
            await().until(() ->
                    producers.size() == 2 && producers.getLast().history().size() == 1);
            producers.getLast().completeNext();
            assertThat(again.get()).isNull();
            await().until(first::closed);
        }
    }

    @Test
    void a_broker_that_is_not_there_costs_no_producer() {
        var producer = producer();
        producers.clear();
        producer.sendException = new TimeoutException("no metadata");
        var away = new KafkaEventLog(topic -> {}, () -> {
            producers.add(producer);
            return producer;
        });
        for (int n = 0; n < 3; n++) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> away.append("topic", "key", new byte[0], null))
                    .withMessageContaining("no metadata");
        }
        assertThat(producers).hasSize(1);
        assertThat(producer.closed()).isFalse();
    }

    private Void append(String key) {
        log.append("topic", key, key.getBytes(StandardCharsets.UTF_8), null);
        return null;
    }

    /** Of Kafka's own for tests: nothing is acknowledged until the test says so. As a real one, it gives up what it has no time for. */
    private MockProducer<String, byte[]> producer() {
        var made = new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer()) {
            @Override
            public void close(Duration timeout) {
                while (timeout.isZero() && errorNext(new TimeoutException("closed"))) {
                    // the next one
                }
                super.close(timeout);
            }
        };
        producers.add(made);
        return made;
    }
}
