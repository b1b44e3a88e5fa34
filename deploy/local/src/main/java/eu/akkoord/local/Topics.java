package eu.akkoord.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads every event from the beginning, as a dashboard that starts late would. */
record Topics(String servers) {
    private static final List<String> NAMES =
            List.of("akkoord.parties.v1", "akkoord.agreements.v1", "akkoord.dossiers.v1", "akkoord.visits.v1");

    record Told(String topic, String key, String text) {
        String type() {
            return Api.JSON.readTree(text).path("type").asString();
        }
    }

    /** What is on the topics at this moment, each partition in its order. */
    List<Told> all() {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = NAMES.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var told = new ArrayList<Told>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(500))
                        .forEach(each -> told.add(
                                new Told(each.topic(), each.key(), new String(each.value(), StandardCharsets.UTF_8))));
            }
            return told;
        }
    }
}
