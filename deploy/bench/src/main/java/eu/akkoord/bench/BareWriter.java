package eu.akkoord.bench;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Writes to the store, and sends to the broker, what the service writes and sends for one create, and does nothing else: the same
 * document and entry, as many round trips, each acknowledged by the disk, one after the other.
 */
final class BareWriter implements AutoCloseable {
    /** A topic of its own; whoever starts this makes it. */
    static final String TOPIC = "bare";

    private final MongoClient client;
    private final Producer<String, byte[]> producer;
    private final MongoCollection<Document> documents;
    private final MongoCollection<Document> history;
    private final Document document;
    private final Document entry;
    private final byte[] event;

    /** @param sample the id of a document of the service, which it copies */
    BareWriter(String store, String broker, String database, String collection, String sample) {
        client = MongoClients.create(store);
        producer = producer(broker);
        var own = client.getDatabase("bare").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        documents = own.getCollection(collection);
        history = own.getCollection(collection + "_history");
        var theirs = client.getDatabase(database);
        var bucket = Objects.requireNonNull(theirs.getCollection(collection + "_history")
                .find(eq("_id", sample + "/0"))
                .first());
        entry = bucket.getList("entries", Document.class).getFirst();
        event = entry.get("event", Binary.class).getData();
        document = Objects.requireNonNull(
                        theirs.getCollection(collection).find(eq("_id", sample)).first())
                .append("outbox", List.of(entry))
                .append("pending", true);
    }

    static Producer<String, byte[]> producer(String broker) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker, "acks", "all", "enable.idempotence", true, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Says on its first line how large the event is; then reads lines of two numbers, from which id up to which, writes them by as many
     * clients as were given, and says how many and in how many microseconds. Ends when its input does.
     */
    static void serve(Options options, PrintStream out) throws IOException {
        var clients = options.number("clients", 8);
        try (var writer = new BareWriter(
                        options.text("store"),
                        options.text("broker"),
                        options.text("database"),
                        options.text("collection"),
                        options.text("sample"));
                var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            out.printf("0 %d%n", writer.event.length);
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var numbers = line.split(" ", 2);
                int from = Integer.parseInt(numbers[0]);
                int to = Integer.parseInt(numbers[1]);
                double seconds = Creations.during(from, to, clients, number -> writer.write(Creations.id(number)));
                out.printf("%d %d%n", to - from, (long) (seconds * 1e6));
            }
        }
    }

    void write(String id) {
        documents.insertOne(new Document(document).append("_id", id));
        history.updateOne(
                and(eq("_id", id + "/0"), ne("entries.revision", 1L)),
                Updates.push("entries", entry),
                new UpdateOptions().upsert(true));
        send(id);
        documents.updateOne(
                and(eq("_id", id), eq("revision", 1L)),
                Updates.combine(
                        Updates.pullByFilter(eq("outbox", new Document("revision", new Document("$lte", 1L)))),
                        Updates.unset("pending")));
    }

    private void send(String id) {
        try {
            producer.send(new ProducerRecord<>(TOPIC, id, event)).get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        producer.close();
        client.close();
    }
}
