package eu.akkoord.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import eu.akkoord.platform.test.Servers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The events of one thing stay in order as long as its topic has as many partitions as it began with. */
class TopicKeeperTest {
    private final Map<String, Object> common =
            Map.of("bootstrap.servers", Servers.shared().kafka());
    private final String topic = "kept." + UUID.randomUUID();
    private final MongoClient client;
    private final MongoDatabase database;

    TopicKeeperTest() {
        var address = Servers.shared().freshDatabase();
        client = MongoClients.create(address);
        database = client.getDatabase(address.substring(address.lastIndexOf('/') + 1));
    }

    @AfterEach
    void close() {
        client.close();
    }

    private TopicKeeper keeper(int partitions) {
        return new TopicKeeper(common, database, partitions, (short) 1);
    }

    @Test
    void a_topic_whose_number_of_partitions_has_changed_is_refused() throws Exception {
        keeper(2).require(topic);
        try (var admin = Admin.create(common)) {
            assertThat(partitions(admin)).isEqualTo(2);
            // another number in the settings changes nothing of a topic that is there
            keeper(3).require(topic);
            assertThat(partitions(admin)).isEqualTo(2);

            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(3)))
                    .all()
                    .get();
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> keeper(2).require(topic))
                .withMessageContaining("%s has 3 partitions", topic);
        assertThatIllegalStateException().isThrownBy(() -> keeper(3).require(topic));
    }

    private int partitions(Admin admin) throws Exception {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .values()
                .iterator()
                .next()
                .partitions()
                .size();
    }
}
