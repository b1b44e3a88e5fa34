package eu.akkoord.platform.kafka;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.bson.Document;

/**
 * A guard of topics: creates a missing one, once per process and on first use. The number of partitions is recorded at the first contact; a
 * topic with another number is refused, because its keys would no longer be in order.
 */
final class TopicKeeper {
    private final Map<String, Object> common;
    private final MongoCollection<Document> recorded;
    private final int partitions;
    private final short replication;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    TopicKeeper(Map<String, Object> common, MongoDatabase database, int partitions, short replication) {
        this.common = common;
        this.recorded = database.getCollection("topics");
        this.partitions = partitions;
        this.replication = replication;
    }

    /**
     * Returns when the topic is there as it should be.
     *
     * @throws IllegalStateException when Kafka does not answer, or when the number of partitions has changed
     */
    void require(String topic) {
        if (!known.contains(topic)) {
            prepare(topic);
        }
    }

    private synchronized void prepare(String topic) {
        if (known.contains(topic)) {
            return;
        }
        var settings = new java.util.HashMap<String, Object>(common);
        settings.put("default.api.timeout.ms", 4000);
        settings.put("request.timeout.ms", 3000);
        try (var admin = Admin.create(settings)) {
            create(admin, topic, Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
            create(admin, topic + ".dead", Map.of());
            var described = admin.describeTopics(List.of(topic)).allTopicNames().get(5, TimeUnit.SECONDS);
            var actual = described.values().iterator().next().partitions().size();
            recorded.updateOne(
                    Filters.eq("_id", topic),
                    Updates.setOnInsert("partitions", actual),
                    new UpdateOptions().upsert(true));
            var first = recorded.find(Filters.eq("_id", topic)).first();
            if (first == null || first.get("partitions", Number.class).intValue() != actual) {
                throw new IllegalStateException(
                        "%s has %d partitions and was recorded with another number".formatted(topic, actual));
            }
            known.add(topic);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while preparing " + topic, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not answer about " + topic, e);
        }
    }

    private void create(Admin admin, String topic, Map<String, String> settings)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            admin.createTopics(List.of(new NewTopic(topic, partitions, replication).configs(settings)))
                    .all()
                    .get(5, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
