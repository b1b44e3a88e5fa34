package eu.akkoord.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.dossiers.party.Parties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The broker, as agreement-service writes to it and a dashboard reads from it. */
record Kafka(String servers) {
    /** Number of times each party was told of, by all tests: they share the broker. */
    private static final Map<String, Integer> TOLD = new ConcurrentHashMap<>();

    /**
     * Tells, as agreement-service does, of two parties and their agreement, and waits until the service has heard; a service that has
     * heard before is not told again.
     */
    void tellOfTwoPartiesAndTheirAgreement(Parties parties, Agreements agreements) throws Exception {
        if (twoAreKnown(parties, agreements)) {
            return;
        }
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
            var there = admin.listTopics().names().get();
            var topics = Stream.of("akkoord.parties.v1", "akkoord.agreements.v1", "akkoord.milestones.v1")
                    .filter(topic -> !there.contains(topic))
                    .map(topic -> new NewTopic(topic, 1, (short) 1))
                    .toList();
            admin.createTopics(topics).all().get();
        }
        tell("parties", "VL", 1, """
                {"party": {"id": "VL", "names": {"nl": "Vlaanderen"}, "organisations": [{"id": "abb"}, {"id": "vdab"}]}}""");
        tell("parties", "NL", 1, """
                {"party": {"id": "NL", "names": {"nl": "Nederland"}, "organisations": [{"id": "szw"}]}}""");
        tell("agreements", "vl-nl-integratie-2013", 1, """
                {"agreement": {"id": "vl-nl-integratie-2013", "parties": ["VL", "NL"],
                 "themes": [{"code": "sociale-inclusie", "label": "Sociale inclusie"}]}}""");
        await().atMost(Duration.ofSeconds(30)).until(() -> twoAreKnown(parties, agreements));
    }

    private static boolean twoAreKnown(Parties parties, Agreements agreements) {
        return parties.find(List.of("VL", "NL")).size() == 2
                && agreements.find(List.of("vl-nl-integratie-2013")).size() == 1;
    }

    /**
     * Tells what a party is from then on, and waits until the service has heard.
     *
     * @param organisations as JSON, with a comma between them
     */
    void tellOfParty(String code, String organisations, Parties parties) {
        int revision = TOLD.merge(code, 1, Integer::sum);
        var name = "%s %d".formatted(code, revision);
        tell(
                "parties",
                code,
                revision,
                "{\"party\": {\"id\": \"%s\", \"names\": {\"nl\": \"%s\"}, \"organisations\": [%s]}}"
                        .formatted(code, name, organisations));
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            var known = parties.find(List.of(code)).get(code);
            return known != null && known.name().equals(name);
        });
    }

    /** Tells what agreement-service holds. */
    void tell(String collection, String id, int revision, String data) {
        var held = JsonMapper.shared().readTree(data).iterator().next();
        if (collection.equals("agreements")) {
            AgreementOwner.joined(
                    id,
                    held.path(held.has("joined") ? "joined" : "parties")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
        } else {
            AgreementOwner.holds("/%s/%s".formatted(collection, id), held.toString());
        }
        AgreementOwner.published(collection, id, revision, event(collection, id, revision, data));
        forge(collection, id, revision, data);
    }

    /** Tells what it does not hold, as whoever can write to the topic. */
    void forge(String collection, String id, int revision, String data) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer())) {
            var sent = producer.send(new ProducerRecord<>(
                    "akkoord.%s.v1".formatted(collection), id, event(collection, id, revision, data)));
            assertThat(sent).succeedsWithin(Duration.ofSeconds(20));
        }
    }

    private static String event(String collection, String id, int revision, String data) {
        return """
                {"specversion": "1.0", "id": "%s.%s.%d", "subject": "%s", "sequence": "%010d",
                 "type": "eu.akkoord.agreements.v1.%s.notify.registered", "data": %s}""".formatted(collection, id, revision, id, revision, collection, data);
    }

    /** The events of one thing, up to a revision that must come. */
    List<JsonNode> events(String collection, String id, int upTo) {
        var topic = "akkoord.%s.v1".formatted(collection);
        var events = new ArrayList<JsonNode>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(one -> new TopicPartition(topic, one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (events.size() < upTo && System.nanoTime() < deadline) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.key().equals(id)) {
                        events.add(JsonMapper.shared().readTree(record.value()));
                    }
                }
            }
        }
        assertThat(events).hasSize(upTo);
        return events;
    }
}
