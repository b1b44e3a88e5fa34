package eu.akkoord.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Stands for dossier-service: its topics, and what it tells on them. */
final class Topics implements AutoCloseable {
    private static final List<String> COLLECTIONS = List.of("dossiers", "visits", "sessions");

    private final String kafka;
    private final KafkaProducer<String, String> producer;

    Topics(String kafka) {
        this.kafka = kafka;
        this.producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka, "linger.ms", 20),
                new StringSerializer(),
                new StringSerializer());
    }

    void make() throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka))) {
            var there = admin.listTopics().names().get();
            var missing = COLLECTIONS.stream()
                    .map("akkoord.%s.v1"::formatted)
                    .flatMap(topic -> Stream.of(topic, topic + ".dead"))
                    .filter(topic -> !there.contains(topic))
                    .map(topic -> new NewTopic(topic, 3, (short) 1))
                    .toList();
            admin.createTopics(missing).all().get();
        }
    }

    /** Tells one event; its data is written with single quotes. */
    void tell(String collection, String id, long revision, String participle, String data) {
        send(collection, id, event(collection, id, revision, participle, data));
    }

    void send(String collection, String key, String event) {
        assertThat(producer.send(new ProducerRecord<>("akkoord.%s.v1".formatted(collection), key, event)))
                .succeedsWithin(Duration.ofSeconds(20));
    }

    static String event(String collection, String id, long revision, String participle, String data) {
        return """
                {'specversion': '1.0', 'id': '%1$s.%2$s.%3$d', 'subject': '%2$s', 'sequence': '%3$010d',
                 'type': 'eu.akkoord.dossiers.v1.%1$s.notify.%4$s', 'data': %5$s}""".formatted(collection, id, revision, participle, data).replace('\'', '"');
    }

    @Override
    public void close() {
        producer.close();
    }
}
