package eu.akkoord.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.desk.EventSource;
import eu.akkoord.platform.kafka.EventReading;
import eu.akkoord.platform.kafka.TopicFollowers;
import eu.akkoord.platform.kafka.TopicLog;
import eu.akkoord.platform.search.question.Cursors;
import eu.akkoord.platform.test.ListedOperations;
import eu.akkoord.platform.test.Servers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cursor is good as long as the log and the store are those that it was given for, however often processes start. */
class EpochsTest {
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final Map<String, Object> common =
            Map.of("bootstrap.servers", Servers.shared().kafka());
    private final String collection = "epochs" + (char) ('a' + SERIAL.getAndIncrement());
    private final String topic = "akkoord.%s.v1".formatted(collection);
    private final String key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private final Things things = new Things();
    private final MongoClient client;
    private final MongoDatabase database;
    private TopicLog log;

    EpochsTest() throws Exception {
        var address = Servers.shared().freshDatabase();
        client = ListedOperations.client(address);
        database = client.getDatabase(address.substring(address.lastIndexOf('/') + 1));
        make();
        log = started();
    }

    @AfterEach
    void close() {
        log.stop();
        client.close();
    }

    /** Knows at which revision each thing is. */
    private final class Things implements EventSource {
        private final Map<String, Long> revisions = new HashMap<>();

        @Override
        public String collection() {
            return collection;
        }

        @Override
        public Map<Told, Published> events(Collection<Told> told, Caller reader) {
            return Map.of();
        }

        @Override
        public void logShown(Map<String, Long> shown, Caller reader) {
            // nothing is shown here
        }

        @Override
        public Map<String, Long> heads(Collection<String> ids, Caller reader) {
            return Map.of();
        }

        @Override
        public Set<String> held(Caller reader) {
            return Set.of();
        }

        @Override
        public long newest(String id) {
            return revisions.getOrDefault(id, 0L);
        }

        @Override
        public Optional<Published> event(String id, long revision, Caller reader) {
            return Optional.empty();
        }
    }

    private void make() throws Exception {
        try (var admin = Admin.create(common)) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
        }
    }

    private TopicLog started() {
        var followers = new TopicFollowers(
                common, new EventReading(Set.of(type())), new SimpleMeterRegistry(), ObservationRegistry.NOOP);
        var started = followers.log("test-epochs", Set.of(topic), 100);
        started.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            try {
                return started.contacts() > 0;
            } catch (TopicLog.Away notYet) {
                return false;
            }
        });
        return started;
    }

    private String type() {
        return "eu.akkoord.test.v1.%s.notify.amended".formatted(collection);
    }

    private void change(String id, long revision) throws Exception {
        things.revisions.put(id, revision);
        try (var producer = new KafkaProducer<>(common, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(
                            topic,
                            id,
                            "{\"type\":\"%s\",\"subject\":\"%s\",\"sequence\":\"%010d\"}"
                                    .formatted(type(), id, revision)))
                    .get();
        }
    }

    private FeedCursors restarted() {
        log.stop();
        log = started();
        return new FeedCursors(
                new Cursors(key),
                new Epochs(database.getCollection("feed"), log, Map.of(collection, things)),
                "test",
                Set.of(collection));
    }

    @Test
    void a_cursor_outlives_the_process_that_gave_it() throws Exception {
        change("thing", 1);
        var place = restarted().write(log.end());
        change("thing", 2);
        assertThat(restarted().read(place).values()).contains(1L).doesNotContain(2L);
        assertThat(restarted()
                        .read(restarted().write(Map.of(new TopicPartition(topic, 0), 1L << 35)))
                        .values())
                .contains(1L << 35);
    }

    @Test
    void a_store_that_was_put_back_begins_another_epoch_once() throws Exception {
        change("thing", 1);
        change("thing", 2);
        var before = restarted().write(log.end());
        things.revisions.put("thing", 1L);
        assertGone(restarted(), before);
        var since = restarted().write(log.end());
        assertThat(restarted().read(since)).isEqualTo(log.end());
        // the same revision again, with another content
        change("thing", 2);
        assertThat(restarted().read(since)).hasSize(2);
        assertGone(restarted(), before);
    }

    @Test
    void topics_that_were_made_anew_begin_another_epoch() throws Exception {
        change("thing", 1);
        var before = restarted().write(log.end());
        log.stop();
        try (var admin = Admin.create(common)) {
            admin.deleteTopics(List.of(topic)).all().get();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !admin.listTopics().names().get().contains(topic));
        }
        make();
        assertGone(restarted(), before);
    }

    @Test
    void attack_what_was_altered_or_given_by_another_is_no_cursor() throws Exception {
        change("thing", 1);
        var cursors = restarted();
        var cursor = cursors.write(log.end());
        assertThat(cursors.write(log.end())).isNotEqualTo(cursor).hasSameSizeAs(cursor);
        assertThat(cursors.write(Map.of(new TopicPartition(topic, 0), 1L, new TopicPartition(topic, 1), 1L << 38)))
                .hasSameSizeAs(cursor);
        for (var wrong :
                List.of("", "A", cursor + "A", cursor.substring(1), cursor.toUpperCase(java.util.Locale.ROOT))) {
            assertThatThrownBy(() -> cursors.read(wrong))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.problem().getStatus()).isEqualTo(400));
        }
        var other = new FeedCursors(
                new Cursors(key),
                new Epochs(database.getCollection("feed"), log, Map.of(collection, things)),
                "other",
                Set.of(collection));
        assertThatThrownBy(() -> cursors.read(other.write(log.end()))).isInstanceOf(ProblemException.class);
    }

    private static void assertGone(FeedCursors cursors, String cursor) {
        assertThatThrownBy(() -> cursors.read(cursor)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().getStatus()).isEqualTo(410);
            assertThat(refused.problem().getType()).hasToString("urn:problem-type:akkoord:outdatedCursor");
        });
    }
}
