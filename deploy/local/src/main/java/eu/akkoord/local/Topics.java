package eu.akkoord.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;

/** Reads every event from the beginning, as a dashboard that starts late would. */
record Topics(String servers) {
    private static final Pattern OURS = Pattern.compile("akkoord\\.[a-z]+\\.v1");

    record Told(String topic, String key, String text) {
        JsonNode event() {
            return Api.JSON.readTree(text);
        }

        String id() {
            return event().path("id").asString();
        }
    }

    /** The topics with events that there are at this moment, in the order of their names. */
    List<String> names() {
        try (var consumer = consumer()) {
            return names(consumer);
        }
    }

    /** Reads all records of all topics, up to the present ends, each partition in order. */
    List<Told> all() {
        try (var consumer = consumer()) {
            var partitions = names(consumer).stream()
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

    private static List<String> names(Consumer<String, byte[]> consumer) {
        return consumer.listTopics().keySet().stream()
                .filter(OURS.asMatchPredicate())
                .sorted()
                .toList();
    }

    private Consumer<String, byte[]> consumer() {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "auto.offset.reset", "earliest");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
