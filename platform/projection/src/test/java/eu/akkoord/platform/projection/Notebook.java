package eu.akkoord.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import eu.akkoord.platform.kafka.EventReading;
import eu.akkoord.platform.kafka.TopicFollowers;
import eu.akkoord.platform.store.Hints;
import eu.akkoord.platform.test.ListedOperations;
import eu.akkoord.platform.test.Servers;
import eu.akkoord.platform.web.peer.Peer;
import eu.akkoord.platform.web.peer.PeerSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Notes that a topic tells, and the instances that keep copies of them: a topic and a database of its own on real servers. */
final class Notebook implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(30);
    private static final Servers SERVERS = Servers.shared();
    private static final AtomicInteger SERIAL = new AtomicInteger();

    /** As short as is seen by looks that are ten seconds apart. */
    private static final Duration OLDEST = Duration.ofSeconds(12);

    private final String kafka;
    private final String collection = "notes" + (char) ('a' + SERIAL.getAndIncrement());
    private final String topic = "akkoord.%s.v1".formatted(collection);
    private final List<Instance> instances = new ArrayList<>();
    private final MongoClient client;
    private final MongoDatabase database;
    private final KafkaProducer<String, String> producer;
    private final List<Exception> failures = new CopyOnWriteArrayList<>();

    /** One instance of a service: its table and what keeps it. */
    record Instance(Projections projections, CopyTable<String> table, Rebuilds rebuilds, MeterRegistry meters) {
        Map<String, String> rows() {
            return table.all().stream()
                    .collect(Collectors.toMap(
                            row -> row.split("=", 2)[0], row -> row.split("=", 2)[1], (a, b) -> b, TreeMap::new));
        }

        Projection projection() {
            return followed().projection();
        }

        /** Counts the records taken. */
        long taken() {
            return followed().follower().positions().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }

        private Projections.Followed followed() {
            return projections.find("notes").orElseThrow();
        }
    }

    Notebook() {
        this(SERVERS.kafka());
    }

    /** @param kafka a broker of its own */
    Notebook(String kafka) {
        this.kafka = kafka;
        var uri = SERVERS.freshDatabase();
        client = ListedOperations.client(uri);
        database = client.getDatabase(uri.substring(uri.lastIndexOf('/') + 1));
        producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka, "linger.ms", 20),
                new StringSerializer(),
                new StringSerializer());
    }

    @Override
    public void close() {
        instances.forEach(instance -> instance.projections().stop());
        producer.close();
        client.close();
    }

    String topic() {
        return topic;
    }

    MongoDatabase database() {
        return database;
    }

    KafkaProducer<String, String> producer() {
        return producer;
    }

    void makeTopic(int partitions) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(
                            new NewTopic(topic, partitions, (short) 1), new NewTopic(topic + ".dead", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    Instance start() {
        var meters = new SimpleMeterRegistry();
        var followers = new TopicFollowers(
                Map.of("bootstrap.servers", kafka),
                new EventReading(Set.of("eu.akkoord.notebooks.v1.%s.notify.written".formatted(collection))),
                meters,
                ObservationRegistry.NOOP);
        var projections =
                new Projections(database, "notebooks", followers, new Hints(), Clock.systemUTC(), meters, OLDEST);
        var table = projections.table("notes", collection, "note", (summary, occurred) -> {
            var text = summary.getString("text");
            if (text.startsWith("refuse")) {
                throw new IllegalArgumentException(text);
            }
            return summary.getString("id") + "=" + text;
        });
        var instance = new Instance(
                projections,
                table,
                new Rebuilds(
                        database,
                        followers,
                        new Owners(
                                collection -> Optional.empty(),
                                new Peer(new PeerSettings(null, Duration.ofSeconds(1)))),
                        Clock.systemUTC()),
                meters);
        instances.add(instance);
        projections.start();
        return instance;
    }

    Rebuild.Outcome rebuild(Instance instance) {
        return outcome(rebuild(instance, SOON, () -> {}));
    }

    /** @param meanwhile what is done time and again until the rebuild has ended */
    RebuildReport rebuild(Instance instance, Duration atMost, Runnable meanwhile) {
        var begun = instance.rebuilds()
                .begin(instance.followed(), null, UUID.randomUUID().toString())
                .orElseThrow();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(atMost)
                .until(() -> {
                    meanwhile.run();
                    return instance.rebuilds().find(begun.id()).orElseThrow().status() != RebuildReport.Status.RUNNING;
                });
        var ended = instance.rebuilds().find(begun.id()).orElseThrow();
        assertThat(ended.status()).isEqualTo(RebuildReport.Status.COMPLETED);
        return ended;
    }

    static Rebuild.Outcome outcome(RebuildReport completed) {
        return Objects.requireNonNull(completed.outcome());
    }

    /** Returns the failures of refused records; none of them is in the topic. */
    List<Exception> failures() {
        return failures;
    }

    void send(String key, String value) {
        var sent = producer.send(new ProducerRecord<>(topic, key, value), (at, failure) -> {
            if (failure != null) {
                failures.add(failure);
            }
        });
        assertThat(sent).isNotNull();
    }

    /** Waits until all that was sent is in the topic. */
    void flush() {
        producer.flush();
    }

    /** Sends what only fits once it is compressed. */
    void sendCompressed(String key, String value) throws Exception {
        try (var large = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", kafka, "compression.type", "gzip", "max.request.size", value.length() * 2),
                new StringSerializer(),
                new StringSerializer())) {
            large.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    String written(String id, long revision, String text) {
        return event(
                id,
                revision,
                "written",
                "{\"occurred\": \"2017-06-20\", \"note\": {\"text\": \"%s\"}}".formatted(text));
    }

    String withoutData(String id, long revision, String participle) {
        return event(id, revision, participle, "null");
    }

    String event(String id, long revision, String participle, String data) {
        return """
                {"specversion": "1.0", "type": "eu.akkoord.notebooks.v1.%s.notify.%s", "subject": "%s",
                 "sequence": "%010d", "data": %s}""".formatted(collection, participle, id, revision, data);
    }

    long committed() {
        try (var consumer = consumer()) {
            var partition = new TopicPartition(topic, 0);
            var offset = consumer.committed(Set.of(partition)).get(partition);
            return offset == null ? 0 : offset.offset();
        }
    }

    KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka, "group.id", "akkoord-notebooks-notes"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
