package eu.akkoord.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

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

    /** Tells that a dossier was opened, for its partners. */
    void dossier(String id, String agreement, String... themes) {
        tell("dossiers", id, 1, "opened", dossierOf(id, agreement, "partners", themes));
    }

    /** Builds the summary of a dossier. */
    static String dossierOf(String id, String agreements, String confidentiality, String... themes) {
        var coded = new ArrayList<String>();
        for (var theme : themes) {
            coded.add("{'agreement':'%s','code':'%s'}".formatted(agreements, theme));
        }
        return """
                {'occurred': '2017-06-16', 'dossier': {'id': '%1$s', 'href': 'https://example.org/dossiers/%1$s',
                 'title': 'Dossier %1$s', 'agreements': ['%2$s'], 'themes': [%3$s],
                 'owner': {'party': 'VL', 'organisation': 'abb'}, 'confidentiality': '%4$s', 'status': 'active',
                 'since': '2017-06-16'}}""".formatted(id, agreements, String.join(",", coded), confidentiality);
    }

    /** Tells of a visit; once it is held, thirty were reached. */
    void visit(
            String agreement,
            String id,
            long revision,
            String participle,
            String host,
            String guests,
            String period,
            String status,
            @Nullable String returns,
            int slips) {
        tell("visits", id, revision, participle, """
                {'occurred': '2017-06-16', 'visit': {'id': '%1$s', 'href': 'https://example.org/visits/%1$s',
                 'title': 'Bezoek %1$s', 'kind': 'workingVisit', 'host': '%2$s', 'guests': [%3$s],
                 'period': {'edtf': '%4$s', 'label': 'woorden %4$s'}, 'agreements': ['%5$s'],
                 'dossiers': ['%5$s-normen', '%5$s-inclusie'], %6$s
                 'owner': {'party': 'VL', 'organisation': 'abb'}, 'confidentiality': 'partners', 'status': '%7$s',
                 'since': '2017-06-22', 'slips': {'count': %8$d%9$s}, 'reached': {'count': %10$d, 'approximate': true}}}""".formatted(
                        id,
                        host,
                        guests,
                        period,
                        agreement,
                        returns == null ? "" : "'returns': '%s',".formatted(returns),
                        status,
                        slips,
                        slips == 0 ? "" : ", 'last': '2017-10-09'",
                        status.equals("held") ? 30 : 0));
    }

    /** Tells of a session that was held in September 2017. */
    void session(String agreement, String id, String visit, String theme) {
        tell("sessions", id, 1, "announced", """
                {'occurred': '2017-09-20', 'session': {'id': '%1$s', 'visit': '%2$s',
                 'href': 'https://example.org/visits/%2$s/sessions/%1$s', 'title': 'Lunchsessie', 'topics': [],
                 'themes': [{'agreement': '%3$s', 'code': '%4$s'}],
                 'period': {'edtf': '2017-09', 'label': 'september 2017'}, 'language': 'nl', 'status': 'held',
                 'since': '2017-09-20', 'requested': 0, 'invited': 0, 'accepted': 0, 'declined': 0, 'waitlisted': 0,
                 'attended': 0}}""".formatted(id, visit, agreement, theme));
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
