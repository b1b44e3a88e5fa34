package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.test.OnEveryStore;
import eu.akkoord.platform.test.StoreServer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last test checks as many entries as the system property {@code akkoord.audit.entries} says. */
@OnEveryStore
class ChainCheckTest {
    private static final Logger LOG = LoggerFactory.getLogger(ChainCheckTest.class);
    private static final Circumstances MADE = new Circumstances(
            new Caller("s", "c", "VL", "abb", Set.of("officer"), Set.of()), LocalDate.of(2017, 6, 20), "why");
    private static final int MANY = Integer.getInteger("akkoord.audit.entries", 3_000);

    private NoteStore store;

    private final StoreServer server;

    ChainCheckTest(StoreServer server) {
        NoteStore.requireAtomic(server);
        this.server = server;
    }

    @BeforeEach
    void five_entries_of_one_and_one_of_another() throws Exception {
        store = new NoteStore(server);
        var note = store.notes.add("a", "one", "", MADE, null);
        for (var text : List.of("two", "three", "four", "five")) {
            note = store.notes.save("a", note, text, "", MADE);
        }
        store.notes.add("b", "one", "", MADE, null);
        await().until(() -> store.collection("notes").countDocuments(new Document("pending", true)) == 0);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_nobody_touched_fits() {
        var checked = store.stores.check();
        assertThat(checked.findings()).isEmpty();
        assertThat(checked.entries()).isEqualTo(6);
    }

    @Test
    void what_waits_to_be_told_is_checked_too() {
        var entry = bucket().getList("entries", Document.class).removeLast();
        tamper(entries -> entries.removeLast());
        change("notes", "a", note -> note.append("outbox", List.of(entry)).append("pending", true));
        assertThat(store.stores.check().findings()).isEmpty();
        entry.append("reason", "another");
        change("notes", "a", note -> note.append("outbox", List.of(entry)).append("pending", true));
        assertFound(5, CheckResult.Wrong.CHANGED);
    }

    @Test
    void a_changed_entry_is_named_whatever_was_changed() {
        List<Consumer<Document>> changes = List.of(
                entry -> entry.get("state", Document.class).append("text", "TWO"),
                entry -> entry.append("reason", "another"),
                entry -> entry.remove("reason"),
                entry -> entry.get("actor", Document.class).append("subject", "t"),
                entry -> entry.append("event", new Binary(new byte[] {1})),
                entry -> entry.append("registered", "2017-01-01T00:00:00.000000Z"),
                entry -> entry.append("unknown", true));
        var before = bucket();
        for (var change : changes) {
            tamper(entries -> change.accept(entries.get(1)));
            assertFound(2, CheckResult.Wrong.CHANGED);
            store.collection("notes_history").replaceOne(new Document("_id", "a/0"), before);
        }
        tamper(entries -> changes.getFirst().accept(entries.getLast()));
        assertFound(5, CheckResult.Wrong.CHANGED);
    }

    @Test
    void the_document_says_what_its_last_entry_says() {
        change("notes", "a", note -> note.get("state", Document.class).append("text", "FIVE"));
        assertFound(5, CheckResult.Wrong.CHANGED);
    }

    @Test
    void the_first_of_several_changed_entries_is_named() {
        tamper(entries -> {
            entries.get(1).append("reason", "another");
            entries.get(3).append("reason", "another");
        });
        assertFound(2, CheckResult.Wrong.CHANGED);
    }

    @Test
    void a_changed_link_is_named() {
        tamper(entries -> entries.get(2).append("previousHash", "0"));
        assertFound(3, CheckResult.Wrong.CHAIN_BROKEN);
        tamper(entries -> entries.getFirst().append("previousHash", "0"));
        assertFound(1, CheckResult.Wrong.CHAIN_BROKEN);
    }

    @Test
    void a_missing_entry_is_named() {
        var before = bucket();
        for (int place : List.of(0, 2, 4)) {
            tamper(entries -> entries.remove(place));
            assertFound(place + 1, CheckResult.Wrong.MISSING);
            store.collection("notes_history").replaceOne(new Document("_id", "a/0"), before);
        }
        store.collection("notes_history").deleteOne(new Document("_id", "a/0"));
        assertFound(1, CheckResult.Wrong.MISSING);
    }

    @Test
    void a_document_that_is_gone_is_missed() {
        store.collection("notes").deleteOne(new Document("_id", "a"));
        assertFound(1, CheckResult.Wrong.MISSING);
    }

    @Test
    void two_swapped_entries_are_named() {
        tamper(entries -> Collections.swap(entries, 1, 3));
        assertFound(2, CheckResult.Wrong.OUT_OF_ORDER);
    }

    @Test
    void a_document_put_back_to_an_older_state_is_named() {
        var before = bucket().getList("entries", Document.class);
        change(
                "notes",
                "a",
                note -> note.append("revision", 4L)
                        .append("state", before.get(3).get("state"))
                        .append(
                                "last",
                                new Document("hash", before.get(4).getString("previousHash"))
                                        .append(EntryHashes.KEY, 1)
                                        .append("registered", before.get(3).getString("registered"))
                                        .append("occurred", before.get(3).getString("occurred"))));
        assertFound(5, CheckResult.Wrong.OUT_OF_ORDER);
    }

    @Test
    void one_changed_entry_among_many_is_found_in_time() {
        int chains = Math.max(1, MANY / 200);
        for (int chain = 1; chain <= chains; chain++) {
            write("many-" + chain, chain == chains);
        }
        long started = System.nanoTime();
        var checked = store.stores.check();
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        LOG.info("{} entries checked in {} ms", checked.entries(), took);
        assertThat(checked.entries()).isEqualTo(chains * 200L + 6);
        assertThat(checked.findings())
                .extracting(CheckResult.Finding::entry)
                .containsExactly("notes.many-%d.171".formatted(chains));
        assertThat(took).isLessThan(10_000);
    }

    /** A chain as the store writes it, with an event about as long as one that tells of a dossier. */
    private void write(String id, boolean tampered) {
        int revisions = 200;
        String previous = null;
        var entries = new ArrayList<Document>();
        Document created = new Document("registered", Timestamps.write(Instant.EPOCH));
        for (long revision = 1; revision <= revisions; revision++) {
            var entry = new Entry(
                            revision,
                            "written",
                            Instant.EPOCH,
                            MADE.occurred(),
                            new Document("subject", "s").append("client", "c"),
                            "why",
                            null,
                            null,
                            new byte[1500],
                            new Document("text", "t".repeat(500)),
                            revision == 1 ? created : null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            1,
                            null,
                            null,
                            null,
                            previous)
                    .document();
            SaltedTexts.salt(entry, Set.of("state.text", "reason", "event"));
            previous = NoteStore.HASHES.of("notes", id, entry);
            entries.add(tampered && revision == 171 ? entry.append("reason", "another") : entry);
            if (entries.size() == 50) {
                store.collection("notes_history")
                        .insertOne(new Document("_id", "%s/%d".formatted(id, (revision - 1) / 50))
                                .append("entries", entries));
                entries.clear();
            }
        }
        store.collection("notes")
                .insertOne(new Document("_id", id)
                        .append("revision", (long) revisions)
                        .append("state", new Document("text", "t".repeat(500)))
                        .append(
                                "last",
                                new Document("hash", previous)
                                        .append(EntryHashes.KEY, 1)
                                        .append("registered", Timestamps.write(Instant.EPOCH))
                                        .append("occurred", MADE.occurred().toString()))
                        .append("created", created));
    }

    private void assertFound(long revision, CheckResult.Wrong wrong) {
        assertThat(store.stores.check().findings())
                .containsExactly(new CheckResult.Finding("notes", "a", revision, wrong));
    }

    private Document bucket() {
        return stored("notes_history", "a/0");
    }

    private Document stored(String collection, String id) {
        return Objects.requireNonNull(
                store.collection(collection).find(new Document("_id", id)).first());
    }

    private void tamper(Consumer<List<Document>> how) {
        change("notes_history", "a/0", bucket -> how.accept(bucket.getList("entries", Document.class)));
    }

    private void change(String collection, String id, Consumer<Document> how) {
        var document =
                store.collection(collection).find(new Document("_id", id)).first();
        how.accept(document);
        store.collection(collection).replaceOne(new Document("_id", id), document);
    }
}
