package eu.akkoord.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.embedded.KafkaServer;
import eu.akkoord.platform.test.Servers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two topics of three partitions each, read as one log, from memory and from the topics. */
class TopicLogTest {
    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Map<String, Object> common =
            Map.of("bootstrap.servers", Servers.shared().kafka());
    private final String one = "logged" + (char) ('a' + SERIAL.getAndIncrement());
    private final String other = "logged" + (char) ('a' + SERIAL.getAndIncrement());
    private final List<TopicLog> open = new ArrayList<>();
    private final KafkaProducer<String, String> producer =
            new KafkaProducer<>(common, new StringSerializer(), new StringSerializer());

    TopicLogTest() throws Exception {
        try (var admin = Admin.create(common)) {
            admin.createTopics(
                            List.of(new NewTopic(topic(one), 3, (short) 1), new NewTopic(topic(other), 3, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void close() {
        open.forEach(TopicLog::stop);
        producer.close();
    }

    private static String topic(String collection) {
        return "akkoord.%s.v1".formatted(collection);
    }

    private TopicLog log(int kept) {
        var reading = new EventReading(Set.of(type(one), type(other)));
        var followers = new TopicFollowers(common, reading, new SimpleMeterRegistry(), ObservationRegistry.NOOP);
        var log = followers.log("test-log", Set.of(topic(one), topic(other)), kept);
        open.add(log);
        log.start();
        await().atMost(SOON).until(() -> isReady(log));
        return log;
    }

    private static boolean isReady(TopicLog log) {
        try {
            return log.contacts() > 0;
        } catch (TopicLog.Away notYet) {
            return false;
        }
    }

    private static String type(String collection) {
        return "eu.akkoord.test.v1.%s.notify.amended".formatted(collection);
    }

    private void publish(String collection, String id, int revision, long written) throws Exception {
        producer.send(new ProducerRecord<>(topic(collection), null, written, id, event(collection, id, revision)))
                .get();
    }

    private static String event(String collection, String id, int revision) {
        return "{\"type\":\"%s\",\"subject\":\"%s\",\"sequence\":\"%010d\",\"data\":{\"title\":\"long\"}}"
                .formatted(type(collection), id, revision);
    }

    /** Everything, in parts of this size. */
    private static List<String> all(TopicLog log, Map<TopicPartition, Long> from, int most) {
        var events = new ArrayList<String>();
        var place = from;
        while (true) {
            var part = log.read(place, most);
            assertThat(part.events().size()).isLessThanOrEqualTo(most);
            part.events().forEach(event -> events.add(event.id() + "." + event.revision()));
            if (!part.more()) {
                return events;
            }
            place = part.next();
        }
    }

    @Test
    void memory_and_the_topics_give_the_same_in_the_order_it_was_written_whatever_the_parts() throws Exception {
        var expected = new ArrayList<String>();
        for (int number = 0; number < 120; number++) {
            var collection = number % 3 == 0 ? other : one;
            var id = "thing-" + number % 7;
            publish(collection, id, number + 1, 1_000_000 + number);
            expected.add(id + "." + (number + 1));
        }
        var memory = log(10_000);
        var topics = log(4);
        for (int most : List.of(1, 7, 50, 500)) {
            assertThat(all(memory, Map.of(), most)).isEqualTo(expected);
            assertThat(all(topics, Map.of(), most)).isEqualTo(expected);
        }
    }

    @Test
    void a_place_stays_where_it_is_and_what_comes_later_comes_after_it() throws Exception {
        var log = log(100);
        publish(one, "first", 1, 2_000);
        await().atMost(SOON).until(() -> !log.read(Map.of(), 10).events().isEmpty());
        var place = log.read(Map.of(), 10).next();
        // by another clock, which is slow
        publish(other, "second", 1, 1_000);
        await().atMost(SOON).until(() -> log.await(place, Duration.ofSeconds(1)));
        assertThat(all(log, place, 10)).containsExactly("second.1");
        publish(one, "third", 1, 500);
        await().atMost(SOON).until(() -> all(log, place, 10).size() == 2);
        assertThat(all(log(1), place, 10)).containsExactlyElementsOf(all(log, place, 10));
    }

    @Test
    void what_cannot_be_read_is_passed_and_not_buried_again() throws Exception {
        publish(one, "good", 1, 1_000);
        producer.send(new ProducerRecord<>(topic(one), "bad", "{}")).get();
        for (int kept : List.of(1, 100)) {
            var log = log(kept);
            assertThat(all(log, Map.of(), 1)).containsExactly("good.1");
            assertThat(log.read(Map.of(), 10).next()).isEqualTo(log.end());
        }
        try (var admin = Admin.create(common)) {
            assertThat(admin.listTopics().names().get()).doesNotContain(topic(one) + ".dead");
        }
    }

    @Test
    void who_waits_is_woken_by_the_next_event() throws Exception {
        var log = log(100);
        var place = log.end();
        var begun = System.nanoTime();
        var woken = CompletableFuture.supplyAsync(() -> log.await(place, Duration.ofSeconds(15)));
        publish(one, "news", 1, System.currentTimeMillis());
        assertThat(woken.get()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(log.await(log.end(), Duration.ofMillis(50))).isFalse();
    }

    @Test
    void a_place_beyond_the_end_is_of_another_log() {
        var log = log(100);
        var beyond = new HashMap<>(log.end());
        beyond.replaceAll((partition, offset) -> offset + 1);
        assertThatExceptionOfType(TopicLog.Elsewhere.class).isThrownBy(() -> log.read(beyond, 10));
        assertThatExceptionOfType(TopicLog.Elsewhere.class)
                .isThrownBy(() -> log.read(Map.of(new TopicPartition(topic(one), 9), 1L), 10));
    }

    @Test
    void without_kafka_what_is_in_memory_is_still_given_and_what_is_older_refused_soon(@TempDir Path data)
            throws Exception {
        TopicLog log;
        try (var server = KafkaServer.start(data, 0)) {
            Map<String, Object> its = Map.of("bootstrap.servers", server.address());
            try (var admin = Admin.create(its);
                    var writing = new KafkaProducer<>(its, new StringSerializer(), new StringSerializer())) {
                admin.createTopics(List.of(new NewTopic(topic(one), 1, (short) 1)))
                        .all()
                        .get();
                log = new TopicFollowers(
                                its,
                                new EventReading(Set.of(type(one))),
                                new SimpleMeterRegistry(),
                                ObservationRegistry.NOOP)
                        .log("test-gone", Set.of(topic(one)), 4);
                open.add(log);
                log.start();
                await().atMost(SOON).until(() -> isReady(log));
                for (int revision = 1; revision <= 9; revision++) {
                    writing.send(new ProducerRecord<>(topic(one), "thing", event(one, "thing", revision)))
                            .get();
                }
            }
            await().atMost(SOON).until(() -> log.end().containsValue(9L));
        }
        var place = Map.of(new TopicPartition(topic(one), 0), 7L);
        assertThat(all(log, place, 10)).containsExactly("thing.8", "thing.9");
        var begun = System.nanoTime();
        assertThatExceptionOfType(TopicLog.Away.class).isThrownBy(() -> log.read(Map.of(), 10));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void a_log_that_never_found_kafka_says_so_at_once() {
        var reading = new EventReading(Set.of(type(one)));
        var followers = new TopicFollowers(
                Map.of("bootstrap.servers", "127.0.0.1:1"),
                reading,
                new SimpleMeterRegistry(),
                ObservationRegistry.NOOP);
        var log = followers.log("test-away", Set.of(topic(one)), 10);
        assertThatExceptionOfType(TopicLog.Away.class).isThrownBy(() -> log.read(Map.of(), 10));
    }
}
