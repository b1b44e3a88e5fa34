package eu.akkoord.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import eu.akkoord.platform.test.Servers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

/** Against a real store and a real broker. */
class BareWriterTest {
    private static final Servers SERVERS = Servers.shared();

    @Test
    void it_leaves_behind_what_the_service_leaves_behind_and_sends_as_much() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", SERVERS.kafka()));
                var client = MongoClients.create("mongodb://" + SERVERS.mongo())) {
            admin.createTopics(List.of(new NewTopic(BareWriter.TOPIC, 2, (short) 1)))
                    .all()
                    .get();
            var entry =
                    new Document("revision", 1L).append("event", new Binary("told".getBytes(StandardCharsets.UTF_8)));
            var stored = new Document("_id", "a").append("revision", 1L).append("state", new Document("title", "x"));
            var service = client.getDatabase("bench_service");
            service.getCollection("things").insertOne(new Document(stored).append("outbox", List.of()));
            service.getCollection("things_history")
                    .insertOne(new Document("_id", "a/0").append("entries", List.of(entry)));

            try (var writer = new BareWriter(
                            "mongodb://" + SERVERS.mongo(), SERVERS.kafka(), "bench_service", "things", "a");
                    var consumption = new Consumption(SERVERS.kafka(), BareWriter.TOPIC);
                    var offsets = new EndOffsets(SERVERS.kafka(), BareWriter.TOPIC)) {
                long before = System.nanoTime();
                assertThat(Creations.during(0, 20, 4, number -> writer.write(Creations.id(number))))
                        .isPositive();
                offsets.await(20);
                assertThat(offsets.sum()).isEqualTo(20);
                assertThat(consumption.awaited(Creations.id(19))).isGreaterThan(before);
            }
            var bare = client.getDatabase("bare");
            assertThat(bare.getCollection("things").find().into(new ArrayList<>()))
                    .hasSize(20)
                    .allSatisfy(each ->
                            assertThat(each).containsEntry("outbox", List.of()).doesNotContainKey("pending"));
            assertThat(bare.getCollection("things_history").find(new Document("_id", Creations.id(7) + "/0")))
                    .hasSize(1)
                    .allSatisfy(each ->
                            assertThat(each.getList("entries", Document.class)).hasSize(1));
        }
    }
}
