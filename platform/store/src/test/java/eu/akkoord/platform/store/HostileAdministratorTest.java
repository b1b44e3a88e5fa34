package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.test.OnEveryStore;
import eu.akkoord.platform.test.StoreServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An attacker who can write everything in the store, knows the code and has no key: whatever is done is named by the check. */
@OnEveryStore
class HostileAdministratorTest {
    private static final Circumstances MADE = new Circumstances(
            new Caller("s", "c", "VL", "abb", Set.of("officer"), Set.of()), LocalDate.of(2017, 6, 20), "why");
    private static final List<String> COLLECTIONS =
            List.of("notes", "notes_history", "noteGrants", "noteGrants_history", "reads", "anchors", "anchor_parts");

    @TempDir
    private Path outside;

    private NoteStore store;
    private Aggregates<String, String> grants;

    private final StoreServer server;

    HostileAdministratorTest(StoreServer server) {
        NoteStore.requireAtomic(server);
        this.server = server;
    }

    /** Two notes with four changes each, grants on one, and a reading; all of it anchored. */
    @BeforeEach
    void an_ordinary_day() throws Exception {
        store = new NoteStore(server, outside);
        grants = store.stores.beside("noteGrants", "notes", store.shape(), "nobody");
        for (var id : List.of("a", "b")) {
            var note = store.notes.add(id, id + "-one", "", MADE, null);
            for (var text : List.of("two", "three", "four")) {
                note = store.notes.save(id, note, id + "-" + text, "", MADE);
            }
        }
        grants.save("a", grants.add("a", "all", "", MADE, null), "few", "", MADE);
        read("a");
        told();
        anchor();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_nobody_touched_is_clean() {
        read("b");
        store.notes.add("c", "c-one", "", MADE, null);
        told();
        anchor();
        assertThat(found()).isEmpty();
    }

    @Test
    void altering_an_entry_and_all_hashes_after_it_is_named() {
        rewrite("notes", "a", entry -> {
            entry.append("reason", "another");
            return entry;
        });
        assertThat(found()).containsExactly("notes.a.2 CHAIN_BROKEN");
    }

    @Test
    void altering_an_entry_as_if_there_had_never_been_keys_is_named() {
        rewrite("notes", "a", entry -> {
            entry.remove(EntryHashes.KEY);
            entry.remove(SaltedTexts.SALTS);
            return entry.append("reason", "another");
        });
        assertThat(found()).containsExactly("notes.a.1 CHANGED");
    }

    @Test
    void cutting_the_tail_is_named() {
        back("notes", "a", 2);
        assertThat(found()).containsExactly("notes.a.4 MISSING");
    }

    @Test
    void cutting_the_middle_is_named() {
        change(
                "notes_history",
                "a/0",
                bucket -> bucket.getList("entries", Document.class)
                        .removeIf(entry -> entry.get("revision", Number.class).longValue() == 2));
        assertThat(found()).containsExactly("notes.a.2 MISSING");
    }

    @Test
    void swapping_two_aggregates_is_named() {
        swap("notes", "a", "b");
        swap("notes_history", "a/0", "b/0");
        assertThat(found()).containsExactly("notes.a.2 CHAIN_BROKEN", "notes.b.2 CHAIN_BROKEN");
    }

    @Test
    void replaying_an_old_document_is_named() {
        var entry = entries("notes", "a").get(1);
        change("notes", "a", note -> note.append("state", entry.get("state")));
        assertThat(found()).containsExactly("notes.a.4 CHANGED");
    }

    @Test
    void a_fork_from_an_earlier_revision_is_named() {
        back("notes", "a", 2);
        store.notes.save("a", store.notes.find("a").orElseThrow(), "forked", "", MADE);
        store.notes.save("a", store.notes.find("a").orElseThrow(), "again", "", MADE);
        told();
        assertThat(found()).containsExactly("notes.a.4 NOT_AS_ANCHORED");
    }

    @Test
    void emptying_the_read_log_is_named_and_it_goes_on() {
        store.collection("reads").deleteMany(new Document());
        read("b");
        assertThat(found()).singleElement().asString().startsWith("reads.").endsWith(".1 MISSING");
        assertThat(store.collection("reads").countDocuments()).isPositive();
    }

    @Test
    void emptying_the_read_log_is_named_by_the_log_itself_when_no_anchor_has_seen_it() {
        dropAnchors();
        store.collection("reads").deleteMany(new Document());
        read("b");
        assertThat(found()).anyMatch(one -> one.startsWith("reads.") && one.endsWith(".1 MISSING"));
    }

    @Test
    void dropping_a_collection_is_named() {
        for (var dropped : COLLECTIONS) {
            var all = store.collection(dropped).find().into(new ArrayList<>());
            store.collection(dropped).deleteMany(new Document());
            assertThat(found()).as(dropped).isNotEmpty().allMatch(one -> one.endsWith("MISSING"));
            store.collection(dropped).insertMany(all);
            assertThat(found()).isEmpty();
        }
    }

    @Test
    void dropping_a_collection_with_its_history_is_named() {
        store.collection("notes").deleteMany(new Document());
        store.collection("notes_history").deleteMany(new Document());
        assertThat(found()).containsExactly("notes.a.4 MISSING", "notes.b.4 MISSING");
    }

    @Test
    void a_forged_grant_is_named_and_opens_nothing() {
        change("noteGrants", "a", grant -> grant.append("state", new Document("text", "everybody")));
        assertThat(grants.find("a").orElseThrow().value()).isEqualTo("nobody");
        assertThat(found()).containsExactly("noteGrants.a.2 CHANGED");
        var seen = grants.find("a").orElseThrow();
        assertThatThrownBy(() -> grants.save("a", seen, "some", "", MADE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_grant_that_no_chain_leads_to_is_named_and_opens_nothing() {
        var grant = stored("noteGrants", "a");
        store.collection("noteGrants").insertOne(grant.append("_id", "b"));
        assertThat(grants.find("b").orElseThrow().value()).isEqualTo("nobody");
        assertThat(found()).containsExactly("noteGrants.b.1 MISSING");
    }

    @Test
    void a_withdrawn_grant_that_is_put_back_is_named() {
        back("noteGrants", "a", 1);
        assertThat(found()).containsExactly("noteGrants.a.2 MISSING");
    }

    @Test
    void removing_an_anchor_is_named() {
        read("b");
        anchor();
        anchor();
        for (var number : List.of(1, 2, 3)) {
            var id = "anchor-%09d".formatted(number);
            var anchor = stored("anchors", id);
            store.collection("anchors").deleteOne(new Document("_id", id));
            assertThat(found()).containsExactly("anchors.%s.1 MISSING".formatted(id));
            store.collection("anchors").insertOne(anchor);
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void altering_an_anchor_is_named() {
        change("anchors", "anchor-000000001", anchor -> anchor.append("heads", 0L));
        assertThat(found()).containsExactly("anchors.anchor-000000001.1 CHANGED");
    }

    @Test
    void changing_when_and_by_whom_something_was_created_is_named() {
        change("notes", "a", note -> note.append("created", new Document("registered", "2017-01-01T00:00:00.000000Z")));
        assertThat(found()).containsExactly("notes.a.4 CHANGED");
    }

    @Test
    void putting_all_back_to_yesterday_is_named() {
        var yesterday = all();
        store.notes.save("b", store.notes.find("b").orElseThrow(), "b-five", "", MADE);
        store.notes.add("c", "c-one", "", MADE, null);
        read("b");
        told();
        anchor();
        restore(yesterday);
        assertThat(found())
                .contains("anchors.anchor-000000002.1 MISSING", "notes.b.5 MISSING", "notes.c.1 MISSING")
                .anyMatch(one -> one.startsWith("reads.") && one.endsWith(".2 MISSING"));
    }

    @Test
    void what_the_service_wrote_after_all_was_put_back_does_not_hide_it() {
        var yesterday = all();
        store.notes.save("b", store.notes.find("b").orElseThrow(), "b-five", "", MADE);
        told();
        anchor();
        restore(yesterday);
        store.notes.save("b", store.notes.find("b").orElseThrow(), "b-other", "", MADE);
        told();
        anchor();
        assertThat(found()).contains("anchors.anchor-000000002.1 MISSING", "notes.b.5 NOT_AS_ANCHORED");
    }

    private List<String> found() {
        return store.stores.check().findings().stream()
                .map(finding -> "%s %s".formatted(finding.entry(), finding.wrong()))
                .sorted()
                .toList();
    }

    private void read(String id) {
        store.stores.reads().keep(ReadEvent.shown(Actor.of(MADE.by()), "GET /notes/{noteId}", "notes", Map.of(id, 4L)));
    }

    private void anchor() {
        assertThat(store.stores.anchors().take(Duration.ZERO)).isPresent();
        store.stores.anchors().copy();
    }

    private void dropAnchors() {
        store.collection("anchors").deleteMany(new Document());
        store.collection("anchor_parts").deleteMany(new Document());
    }

    private void told() {
        for (var collection : List.of("notes", "noteGrants", "reads")) {
            await().until(() -> store.collection(collection).countDocuments(new Document("pending", true)) == 0);
        }
    }

    /** As it was at a revision, with the genuine hashes of then. */
    private void back(String collection, String id, int revision) {
        var entries = entries(collection, id);
        var then = entries.get(revision - 1);
        var next = entries.get(revision);
        change(collection + "_history", id + "/0", bucket -> bucket.append("entries", entries.subList(0, revision)));
        change(collection, id, document -> {
            var last = new Document("registered", then.getString("registered"))
                    .append("occurred", then.getString("occurred"))
                    .append("hash", next.getString("previousHash"))
                    .append(EntryHashes.KEY, 1);
            if (collection.equals("noteGrants")) {
                last.append(
                        Registrar.SEAL,
                        NoteStore.HASHES.seal(1, collection, id, revision, then.get("state", Document.class)));
            }
            return document.append("revision", (long) revision)
                    .append("state", then.get("state"))
                    .append("last", last);
        });
    }

    /** All entries changed, and all hashes made anew as well as can be without the key. */
    private void rewrite(String collection, String id, UnaryOperator<Document> how) {
        String hash = null;
        var rewritten = new ArrayList<Document>();
        for (var entry : entries(collection, id)) {
            var changed = how.apply(entry);
            if (hash != null) {
                changed.append("previousHash", hash);
            }
            hash = new EntryHashes("notes", ChainKeys.of(List.of("1:" + "A".repeat(42) + "E=")))
                    .of(collection, id, changed);
            rewritten.add(changed);
        }
        var last = hash;
        change(collection + "_history", id + "/0", bucket -> bucket.append("entries", rewritten));
        change(collection, id, document -> {
            document.get("last", Document.class).append("hash", last);
            return document;
        });
    }

    private void swap(String collection, String one, String other) {
        var first = stored(collection, one);
        var second = stored(collection, other);
        replace(collection, second.append("_id", one));
        replace(collection, first.append("_id", other));
    }

    private Map<String, List<Document>> all() {
        var all = new HashMap<String, List<Document>>();
        COLLECTIONS.forEach(name -> all.put(name, store.collection(name).find().into(new ArrayList<>())));
        return all;
    }

    private void restore(Map<String, List<Document>> all) {
        all.forEach((name, documents) -> {
            store.collection(name).deleteMany(new Document());
            store.collection(name).insertMany(documents);
        });
    }

    private List<Document> entries(String collection, String id) {
        return stored(collection + "_history", id + "/0").getList("entries", Document.class);
    }

    private Document stored(String collection, String id) {
        return Objects.requireNonNull(
                store.collection(collection).find(new Document("_id", id)).first());
    }

    private interface Alteration {
        Object of(Document document);
    }

    private void change(String collection, String id, Alteration how) {
        var document = stored(collection, id);
        assertThat(how.of(document)).isNotNull();
        replace(collection, document);
    }

    private void replace(String collection, Document document) {
        MongoCollection<Document> documents = store.collection(collection);
        documents.replaceOne(new Document("_id", document.getString("_id")), document);
    }

    @Test
    void the_event_of_an_entry_is_covered_too() {
        change(
                "notes_history",
                "a/0",
                bucket -> bucket.getList("entries", Document.class).get(1).append("event", new Binary(new byte[] {1})));
        assertThat(found()).containsExactly("notes.a.2 CHANGED");
    }
}
