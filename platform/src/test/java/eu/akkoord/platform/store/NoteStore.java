package eu.akkoord.platform.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import eu.akkoord.platform.servers.DocumentServer;
import eu.akkoord.platform.servers.ListedOperations;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Notes of at most nine letters in a store of their own. */
final class NoteStore implements AutoCloseable {
    static final ChainKeys KEYS =
            ChainKeys.of(List.of("1:" + Base64.getEncoder().encodeToString(new byte[32])));
    static final EntryHashes HASHES = new EntryHashes("notes", KEYS);

    final List<String> told = new CopyOnWriteArrayList<>();
    /** The commands that reached the store, each with its collection. */
    final List<String> commands = new CopyOnWriteArrayList<>();

    final Hints hints = new Hints();
    final AggregateStores stores;
    final Aggregates<String, String> notes;
    private final @Nullable Path anchorFolder;
    private final DocumentServer server;
    private final MongoClient client;
    private final RelayWorker relay;
    private volatile boolean refusing;

    NoteStore() throws IOException {
        this(server -> server, null);
    }

    /** @param through from the address of the server to the one where it is asked */
    NoteStore(UnaryOperator<String> through) throws IOException {
        this(through, null);
    }

    /** @param anchorFolder where anchors are copied to */
    NoteStore(Path anchorFolder) throws IOException {
        this(server -> server, anchorFolder);
    }

    private NoteStore(UnaryOperator<String> through, @Nullable Path anchorFolder) throws IOException {
        this.anchorFolder = anchorFolder;
        server = DocumentServer.inMemory(0);
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://" + through.apply(server.address())))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.readTimeout(1, TimeUnit.SECONDS))
                .addCommandListener(new Written())
                .addCommandListener(new ListedOperations())
                .build());
        relay = new RelayWorker(Clock.systemUTC(), new SimpleMeterRegistry());
        stores = stores("one");
        notes = stores.open("notes", "note", new NoteShape());
    }

    /** From now on the log refuses. */
    void stopTelling() {
        refusing = true;
    }

    /** Lets the log take again what waits of a note. */
    void tellAgain(String id) {
        refusing = false;
        relay.wake("notes", id);
    }

    /** What another instance has. */
    AggregateStores stores(String instance) {
        var schemas =
                "components: {schemas: {NoteWritten: {type: object, properties: {data: {properties: {text: {maxLength: 9}}}}}}}";
        return new AggregateStores(
                client.getDatabase("test"),
                "notes",
                instance,
                new Envelope(new StoreSettings("notes", "00000099000000001000", 6, (short) 1), "http://localhost"),
                new EventSchemas(new ByteArrayInputStream(schemas.getBytes(StandardCharsets.UTF_8))),
                new Told(),
                relay,
                hints,
                Clock.systemUTC(),
                () -> null,
                KEYS,
                anchorFolder);
    }

    Shape<String, String> shape() {
        return new NoteShape();
    }

    MongoCollection<Document> collection(String name) {
        return client.getDatabase("test").getCollection(name);
    }

    /** Notes that wait to be told, for a test that relays them itself. */
    MongoOutbox outbox() {
        return new MongoOutbox(collection("notes"), new MongoHistory(collection("notes_history")), new Told(), "notes");
    }

    /** From now on nobody but the test relays. */
    void hold() {
        relay.stop();
    }

    /** How many documents the store looks at for what is done. */
    long examined(Runnable done) {
        long before = server.documentsExamined();
        done.run();
        return server.documentsExamined() - before;
    }

    @Override
    public void close() {
        relay.stop();
        client.close();
        server.close();
    }

    private final class Written implements CommandListener {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            commands.add("%s %s"
                    .formatted(
                            event.getCommandName(),
                            event.getCommand().getString(event.getCommandName()).getValue()));
        }
    }

    private final class Told implements EventLog {
        @Override
        public void prepare(String topic) {
            // a list needs no preparation
        }

        @Override
        public void append(String topic, String key, byte[] event, @Nullable String traceparent) {
            if (refusing) {
                throw new IllegalStateException("The log is away");
            }
            told.add(new String(event, StandardCharsets.UTF_8));
        }

        @Override
        public void note(String topic, String key, long number) {
            told.add("%s %s %d".formatted(topic, key, number));
        }
    }

    private static final class NoteShape implements Shape<String, String> {
        @Override
        public Document write(String note) {
            return new Document("text", note);
        }

        @Override
        public String read(String id, Document state) {
            return state.getString("text");
        }

        @Override
        public Set<String> texts() {
            return Set.of("text");
        }

        @Override
        public Announcement announce(String after, String event) {
            return new Announcement("written", Map.of("text", after));
        }
    }
}
