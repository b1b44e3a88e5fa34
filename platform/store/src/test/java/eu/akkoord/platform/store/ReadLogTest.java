package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import eu.akkoord.platform.test.OnEveryStore;
import eu.akkoord.platform.test.StoreServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readings are kept in one chain, whoever comes together, and what is done to it shows. */
@OnEveryStore
class ReadLogTest {
    private static final Actor READER = new Actor("s", "c", "VL", "abb");
    private static final int MANY = 64;

    private NoteStore store;
    private MongoCollection<Document> documents;

    private final StoreServer server;

    ReadLogTest(StoreServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() throws Exception {
        store = new NoteStore(server);
        documents = store.collection("reads");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void readers_at_the_same_time_make_one_chain() throws Exception {
        keepMany();
        assertThat(all())
                .extracting(ReadLogEntry::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, MANY).boxed().toList());
        assertThat(all())
                .extracting(read -> read.reading().things())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, MANY)
                        .mapToObj(number -> Map.of("note-" + number, 1L))
                        .toList());
        var checked = store.stores.check();
        assertThat(checked.findings()).isEmpty();
        assertThat(checked.entries()).isEqualTo(MANY);
    }

    @Test
    void a_write_that_was_given_up_and_came_late_does_not_fork_the_chain() throws Exception {
        keep("a");
        var bucket = bucket();
        var first = bucket.getList("entries", Document.class).getFirst();
        var chain = ReadLog.chain(bucket.getString("_id"));
        var late = ReadLogEntry.form(
                2,
                Instant.parse(first.getString("registered")),
                reading("b"),
                null,
                1,
                NoteStore.HASHES.of("reads", chain, first));
        documents.updateOne(
                new Document("_id", bucket.getString("_id")),
                Updates.combine(
                        Updates.push("entries", late),
                        Updates.set("revision", 2L),
                        Updates.set("last", NoteStore.HASHES.of("reads", chain, late))));

        assertThatThrownBy(() -> keep("c")).isInstanceOf(MongoException.class);
        keep("d");
        assertThat(all())
                .extracting(read -> read.reading().things().keySet().iterator().next())
                .containsExactly("a", "b", "d");
        assertThat(store.stores.check().findings()).isEmpty();
    }

    @Test
    void a_changed_entry_is_named() throws Exception {
        keepMany();
        tamper(entries -> entries.get(6).append("operation", "GET /others"));
        assertFound(7, CheckResult.Wrong.CHANGED);
    }

    @Test
    void the_last_entry_is_known_too() throws Exception {
        keep("a");
        tamper(entries -> entries.getFirst().get("actor", Document.class).append("subject", "t"));
        assertFound(1, CheckResult.Wrong.CHANGED);
    }

    @Test
    void a_missing_entry_is_named() throws Exception {
        keepMany();
        tamper(entries -> entries.remove(6));
        assertFound(7, CheckResult.Wrong.MISSING);
    }

    @Test
    void swapped_entries_are_named() throws Exception {
        keepMany();
        tamper(entries -> Collections.swap(entries, 3, 9));
        assertFound(4, CheckResult.Wrong.OUT_OF_ORDER);
    }

    @Test
    void a_missing_bucket_is_named() throws Exception {
        keepMany();
        documents.deleteOne(new Document("_id", bucket().getString("_id")));
        assertFound(1, CheckResult.Wrong.MISSING);
    }

    @Test
    void what_was_taken_away_is_missed_and_the_next_readings_are_kept_in_another_chain() throws Exception {
        keep("a");
        documents.deleteOne(new Document("_id", bucket().getString("_id")));
        keep("b");
        keep("c");
        assertThat(all())
                .extracting(read -> read.reading().things().keySet().iterator().next())
                .containsExactly("b", "c");
        assertFound(1, CheckResult.Wrong.MISSING);
    }

    @Test
    void a_chain_that_is_gone_as_a_whole_is_missed() throws Exception {
        keepMany();
        var day = ReadLog.day(bucket().getString("_id"));
        documents.deleteMany(new Document("_id", new Document("$gt", day)));
        assertFound(1, CheckResult.Wrong.MISSING);
    }

    private void keep(String id) {
        store.stores.reads().keep(reading(id));
    }

    private static ReadEvent reading(String id) {
        return ReadEvent.shown(READER, "GET /notes/{noteId}", "notes", Map.of(id, 1L));
    }

    private void keepMany() throws Exception {
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var kept = IntStream.range(0, MANY)
                    .mapToObj(number -> readers.submit(() -> keep("note-" + number)))
                    .toList();
            for (var one : kept) {
                one.get();
            }
        }
    }

    private List<ReadLogEntry> all() {
        var all = new ArrayList<ReadLogEntry>();
        store.stores.reads().scan(null, 100).values().forEach(all::addAll);
        return all;
    }

    /** The first one. */
    private Document bucket() {
        return documents.find().into(new ArrayList<>()).stream()
                .filter(document -> document.getString("_id").endsWith("-000000"))
                .findFirst()
                .orElseThrow();
    }

    private void tamper(Consumer<List<Document>> change) {
        var bucket = bucket();
        var entries = new ArrayList<>(bucket.getList("entries", Document.class));
        change.accept(entries);
        documents.replaceOne(new Document("_id", bucket.getString("_id")), bucket.append("entries", entries));
    }

    private void assertFound(long number, CheckResult.Wrong wrong) {
        assertThat(store.stores.check().findings()).singleElement().satisfies(found -> {
            assertThat(found.collection()).isEqualTo("reads");
            assertThat(found.revision()).isEqualTo(number);
            assertThat(found.wrong()).isEqualTo(wrong);
        });
    }
}
