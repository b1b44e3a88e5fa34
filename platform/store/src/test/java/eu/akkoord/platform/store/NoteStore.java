package eu.akkoord.platform.store;

import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import eu.akkoord.platform.embedded.DocumentServer;
import eu.akkoord.platform.test.ListedOperations;
import eu.akkoord.platform.test.StoreServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Notes of at most nine letters in a store of their own. */
final class NoteStore implements AutoCloseable {
    /** A server at work is waited for, however busy the machine is. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Short, where what lies between may be silent. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    static final ChainKeys KEYS =
            ChainKeys.of(List.of("1:" + Base64.getEncoder().encodeToString(new byte[32])));
    static final EntryHashes HASHES = new EntryHashes("notes", KEYS);

    final List<String> told = new CopyOnWriteArrayList<>();
    /** The commands that reached the store, each with its collection. */
    final List<String> commands = new CopyOnWriteArrayList<>();

    final Hints hints = new Hints();
    final OddRows odd = new OddRows(new SimpleMeterRegistry());
    final AggregateStores stores;
    final Aggregates<String, String> notes;
    private final @Nullable Path anchorFolder;
    private final @Nullable DocumentServer own;
    private final String database;
    private final MongoClient client;
    private final RelayWorker relay;
    private final ThreadPoolTaskScheduler scheduler = new StoreConfiguration().taskScheduler();
    private @Nullable Future<?> sweeps;
    private final AtomicReference<@Nullable Runnable> beforeUpdate = new AtomicReference<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean refusing;

    /** In a stand-in of its own. */
    NoteStore() {
        this(DocumentServer.inMemory(0));
    }

    private NoteStore(DocumentServer own) {
        this(new StoreServer("the stand-in", own.address(), true), server -> server, PATIENCE, null, own);
    }

    NoteStore(StoreServer server) {
        this(server, address -> address, PATIENCE, null, null);
    }

    /**
     * Leaves out of FerretDB a test about changes that meet the relay's clearing: it makes such a change in two steps, and takes out of
     * an array nothing that a condition names. The stand-in and MongoDB run every test; stores.txt names the servers used.
     */
    static void requireAtomic(StoreServer server) {
        Assumptions.assumeTrue(server.isAtomic(), "docs/mongodb.md: not atomic"); // FerretDB loses such changes
    }

    /** @param through from the address of the server to the one where it is asked */
    NoteStore(StoreServer server, UnaryOperator<String> through) {
        this(server, through, SILENCE, null, null);
    }

    /** @param anchorFolder where anchors are copied to */
    NoteStore(StoreServer server, Path anchorFolder) {
        this(server, address -> address, PATIENCE, anchorFolder, null);
    }

    private NoteStore(
            StoreServer server,
            UnaryOperator<String> through,
            Duration silence,
            @Nullable Path anchorFolder,
            @Nullable DocumentServer own) {
        this.anchorFolder = anchorFolder;
        this.own = own;
        database = server.freshDatabase();
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://" + through.apply(server.address())))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.readTimeout(silence.toMillis(), TimeUnit.MILLISECONDS))
                // one command at a time where two would take changes from each other
                .applyToConnectionPoolSettings(pool -> pool.maxSize(server.isAtomic() ? 100 : 1))
                .addCommandListener(new Written())
                .addCommandListener(new ListedOperations())
                .build());
        relay = new RelayWorker(Clock.systemUTC(), new SimpleMeterRegistry());
        scheduler.initialize();
        stores = stores("one");
        notes = stores.open("notes", "note", new NoteShape());
    }

    /** From now on the log refuses. */
    void stopTelling() {
        refusing = true;
    }

    /** Counts how often the log refused. */
    int refused() {
        return refused.get();
    }

    /** The log takes again what it is given, and nobody is woken. */
    void tell() {
        refusing = false;
    }

    /** Is done once, after a writer has decided and before the store is given its change. */
    void beforeNextUpdate(Runnable meanwhile) {
        beforeUpdate.set(meanwhile);
    }

    /** Lets the log take again what waits of a note. */
    void tellAgain(String id) {
        tell();
        relay.wake("notes", id);
    }

    /** Lets the log take what waits of a note and returns when nothing does; it refuses before and after, so that no change meets the clearing. */
    void relayed(String id) {
        tellAgain(id);
        var outbox = outbox();
        await().atMost(PATIENCE).until(() -> outbox.pending().isEmpty());
        stopTelling();
    }

    /** Opens the stores of another instance. */
    AggregateStores stores(String instance) {
        var schemas =
                "components: {schemas: {NoteWritten: {type: object, properties: {data: {properties: {text: {maxLength: 9}}}}}}}";
        return new AggregateStores(
                client.getDatabase(database),
                "notes",
                instance,
                new Envelope(new StoreSettings("notes", "00000099000000001000", 6, (short) 1), "http://localhost"),
                new EventSchemas(new ByteArrayInputStream(schemas.getBytes(StandardCharsets.UTF_8))),
                new Told(),
                relay,
                odd,
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
        return client.getDatabase(database).getCollection(name);
    }

    /** Notes that wait to be told, for a test that relays them itself. */
    MongoOutbox outbox() {
        return new MongoOutbox(
                "notes",
                collection("notes"),
                new MongoHistory(collection("notes_history"), odd),
                HASHES,
                new Told(),
                "notes");
    }

    /** Counts the things of which nothing is told, since what waits was not written by a service. */
    int stopped() {
        return relay.stopped();
    }

    /** Lets the log take all that waits, which a sweep finds. */
    void goOn() {
        tell();
        relay.start();
        sweeps = scheduler.scheduleWithFixedDelay(relay::sweep, Duration.ofSeconds(2));
    }

    /** From now on nobody but the test relays. */
    void hold() {
        if (sweeps != null) {
            sweeps.cancel(false);
        }
        relay.stop();
    }

    /** Counts the documents examined by the store during a task. */
    long examined(Runnable done) {
        var looking = Objects.requireNonNull(own, "only a stand-in of its own says");
        long before = looking.documentsExamined();
        done.run();
        return looking.documentsExamined() - before;
    }

    @Override
    public void close() {
        hold();
        scheduler.destroy();
        client.close();
        if (own != null) {
            own.close();
        }
    }

    private final class Written implements CommandListener {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            var about = Objects.requireNonNull(event.getCommand().get(event.getCommandName()));
            // one that goes on with a cursor is about its number
            var command = about.isString()
                    ? event.getCommandName() + " " + about.asString().getValue()
                    : event.getCommandName();
            commands.add(command);
            var meanwhile = command.equals("update notes") ? beforeUpdate.getAndSet(null) : null;
            if (meanwhile != null) {
                meanwhile.run();
            }
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
                refused.incrementAndGet();
                throw new IllegalStateException("The log is away");
            }
            told.add(new String(event, StandardCharsets.UTF_8));
        }

        @Override
        public void note(String topic, String key, long number) {
            told.add("%s %s %d".formatted(topic, key, number));
        }
    }

    static class NoteShape implements Shape<String, String> {
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
