package eu.akkoord.platform.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.test.OnEveryStore;
import eu.akkoord.platform.test.StoreServer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Adds to the store what no service writes: the check names it, and what else was altered too. */
@OnEveryStore
class OddRowsTest {
    private static final Circumstances MADE = new Circumstances(
            new Caller("s", "c", "VL", "abb", Set.of("officer"), Set.of()), LocalDate.of(2017, 6, 20), "why");
    private static final List<String> COLLECTIONS =
            List.of("notes", "notes_history", "noteGrants", "noteGrants_history", "reads", "anchors", "anchor_parts");

    private NoteStore store;

    private final StoreServer server;

    OddRowsTest(StoreServer server) {
        NoteStore.requireAtomic(server);
        this.server = server;
    }

    @BeforeEach
    void what_is_altered_anyway() throws Exception {
        store = new NoteStore(server);
        var grants = store.stores.beside("noteGrants", "notes", store.shape(), "nobody");
        for (var id : List.of("a", "b")) {
            store.notes.save(id, store.notes.add(id, "one", "", MADE, null), "two", "", MADE);
        }
        grants.add("a", "all", "", MADE, null);
        store.stores
                .reads()
                .keep(ReadEvent.shown(Actor.of(MADE.by()), "GET /notes/{noteId}", "notes", Map.of("a", 1L)));
        for (var collection : List.of("notes", "noteGrants", "reads")) {
            await().until(() -> store.collection(collection).countDocuments(new Document("pending", true)) == 0);
        }
        assertThat(store.stores.anchors().take(Duration.ZERO)).isPresent();
        assertThat(found()).isEmpty();
        change("notes_history", "b/0", bucket -> entries(bucket).get(1).append("reason", "another"));
        assertThat(found()).containsExactly("notes.b.2 CHANGED");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void attack_a_row_of_any_id_in_any_collection_is_named() {
        for (var collection : COLLECTIONS) {
            for (Object id : List.of(
                    5,
                    7L,
                    "",
                    "aaa-x",
                    "zzz",
                    "anchor-x",
                    "anchor-999999999",
                    "2026-01-01-one-000000",
                    "a/07",
                    "a/-1",
                    true,
                    new ObjectId())) {
                store.collection(collection).insertOne(new Document("_id", id));
                assertThat(found())
                        .as("%s %s", collection, id)
                        .hasSize(2)
                        .contains("notes.b.2 CHANGED")
                        .anyMatch(one -> one.startsWith(collection + "." + id + ".1 "));
                assertThat(store.stores.anchors().take(Duration.ZERO)).isPresent();
                store.stores.anchors().copy();
                store.collection(collection).deleteOne(new Document("_id", id));
            }
        }
        assertThat(found()).containsExactly("notes.b.2 CHANGED");
    }

    @Test
    void attack_as_many_numbered_rows_as_a_part_has_do_not_end_the_walk() {
        store.collection("notes")
                .insertMany(IntStream.rangeClosed(1, 300)
                        .mapToObj(id -> new Document("_id", id))
                        .toList());
        assertThat(found()).contains("notes.b.2 CHANGED", "notes.1.1 CHANGED");
    }

    @Test
    void attack_an_absurd_revision_is_named_and_costs_no_more() {
        for (Object revision : new Object[] {4_000_000_000L, Long.MAX_VALUE, 0, -1, "2", 2.0, new Document(), true}) {
            var before = stored("notes", "a");
            change("notes", "a", note -> note.append("revision", revision));
            store.commands.clear();
            assertThat(found()).as("%s", revision).contains("notes.b.2 CHANGED").hasSize(2);
            assertThat(store.commands).hasSizeLessThan(100);
            replace("notes", before);
        }
    }

    @Test
    void attack_each_property_of_another_type_is_named() {
        for (var collection : List.of("notes", "noteGrants", "notes_history", "reads", "anchors", "anchor_parts")) {
            var id = collection.equals("notes_history") ? "a/0" : first(collection);
            var before = stored(collection, id);
            for (var property : before.keySet()) {
                for (Object value : Stream.of(
                                5,
                                "x",
                                1.5,
                                List.of("x"),
                                new Document("x", 1),
                                new ObjectId(),
                                new Binary(new byte[3]))
                        .toList()) {
                    if (!property.equals("_id") && !value.equals(before.get(property))) {
                        change(collection, id, row -> row.append(property, value));
                        assertThat(found())
                                .as("%s %s %s", collection, property, value)
                                .contains("notes.b.2 CHANGED")
                                .hasSizeGreaterThan(1);
                        replace(collection, before);
                    }
                }
            }
            change(collection, id, row -> row.append("unknown", true));
            assertThat(found()).as(collection).hasSizeGreaterThan(1);
            replace(collection, before);
        }
    }

    @Test
    void attack_each_property_of_an_entry_of_another_type_is_named() {
        for (var collection : List.of("notes_history", "reads")) {
            var id = collection.equals("notes_history") ? "a/0" : bucketOfReads();
            var before = stored(collection, id);
            for (var property : entries(before).getFirst().keySet()) {
                for (Object value :
                        List.of(5, 1.5, List.of("x"), new Document("x", 1), new ObjectId(), new Binary(new byte[3]))) {
                    change(collection, id, row -> entries(row).getFirst().append(property, value));
                    assertThat(found())
                            .as("%s %s %s", collection, property, value)
                            .contains("notes.b.2 CHANGED")
                            .hasSizeGreaterThan(1);
                    replace(collection, before);
                }
            }
        }
    }

    @Test
    void attack_an_entry_that_is_none_is_named() {
        var before = stored("notes_history", "a/0");
        for (Object odd : List.of("x", 5, new Document(), List.of())) {
            for (int place : List.of(0, 1, 2)) {
                change("notes_history", "a/0", row -> insert(row, place, odd));
                assertThat(found())
                        .as("%s at %s", odd, place)
                        .contains("notes.b.2 CHANGED")
                        .hasSize(2);
                replace("notes_history", before);
            }
        }
    }

    @Test
    void attack_a_text_as_bytes_is_named() {
        change("notes_history", "a/0", row -> {
            var entry = entries(row).getFirst();
            entry.append("state", new Document("text", new Binary(new byte[] {1, 2, 3})));
        });
        assertThat(found()).contains("notes.a.1 CHANGED");
    }

    @Test
    void attack_a_second_entry_of_the_same_revision_is_named() {
        for (int place : List.of(0, 1, 2)) {
            var before = stored("notes_history", "a/0");
            change("notes_history", "a/0", row -> {
                var forged = new Document(entries(row).get(1)).append("reason", "forged");
                insert(row, place, forged);
            });
            assertThat(found()).as("at %s", place).hasSize(2).anyMatch(one -> one.startsWith("notes.a."));
            replace("notes_history", before);
        }
        var genuine = entries(stored("notes_history", "a/0")).get(1);
        change("notes", "a", note -> note.append("outbox", List.of(new Document(genuine).append("reason", "forged"))));
        assertThat(found()).contains("notes.a.2 CHANGED");
    }

    @Test
    void attack_a_property_more_of_the_last_entry_or_of_a_bucket_is_named() {
        change("notes", "a", note -> note.get("last", Document.class).append("x", true));
        assertThat(found()).contains("notes.a.2 CHANGED");
        change("notes", "a", note -> note.get("last", Document.class).remove("x"));
        change("notes_history", "a/0", bucket -> bucket.append("x", true));
        assertThat(found()).contains("notes.a.1 CHANGED");
    }

    @Test
    void attack_a_bucket_beyond_what_the_document_knows_of_is_named() {
        var entries = entries(stored("notes_history", "a/0"));
        store.collection("notes_history").insertOne(new Document("_id", "a/1").append("entries", entries));
        assertThat(found()).contains("notes.a.51 OUT_OF_ORDER");
    }

    @Test
    void attack_what_anybody_puts_into_an_outbox_is_not_told() {
        var before = stored("notes", "a");
        var genuine = entries(stored("notes_history", "a/0"));
        for (int place : List.of(0, 1)) {
            var forged = new Document(genuine.get(place)).append("event", new Binary("{}".getBytes(UTF_8)));
            var told = List.copyOf(store.told);
            change("notes", "a", note -> note.append("outbox", List.of(forged)).append("pending", true));
            store.tellAgain("a");
            await().until(() -> store.stopped() == 1);
            assertThat(store.told).isEqualTo(told);
            assertThat(stored("notes", "a").getList("outbox", Document.class)).containsExactly(forged);
            assertThat(found()).contains("notes.a.2 CHANGED");
            replace("notes", before.append("pending", true));
            store.tellAgain("a");
            await().until(() -> store.stopped() == 0);
            before.remove("pending");
        }
    }

    @Test
    void attack_an_entry_that_follows_nothing_is_not_told() {
        var genuine = entries(stored("notes_history", "a/0"));
        store.collection("notes_history").deleteOne(new Document("_id", "a/0"));
        change(
                "notes",
                "a",
                note -> note.append("outbox", List.of(genuine.get(1))).append("pending", true));
        var told = List.copyOf(store.told);
        store.tellAgain("a");
        await().until(() -> store.stopped() == 1);
        assertThat(store.told).isEqualTo(told);
    }

    @Test
    void what_a_service_wrote_is_told_by_whoever_finds_it() {
        store.stopTelling();
        store.notes.save("a", store.notes.find("a").orElseThrow(), "three", "", MADE);
        store.notes.save("a", store.notes.find("a").orElseThrow(), "four", "", MADE);
        store.tellAgain("a");
        await().untilAsserted(() -> assertThat(store.told)
                .anyMatch(event -> event.contains("\"three\""))
                .anyMatch(event -> event.contains("\"four\"")));
        assertThat(store.stopped()).isZero();
    }

    @Test
    void attack_a_row_that_seems_to_wait_keeps_no_other_from_being_told() {
        for (var collection : List.of("notes", "reads")) {
            store.collection(collection).insertOne(new Document("_id", 5).append("pending", true));
        }
        store.stopTelling();
        store.notes.save("a", store.notes.find("a").orElseThrow(), "three", "", MADE);
        store.goOn();
        await().untilAsserted(() -> assertThat(store.told).anyMatch(event -> event.contains("\"three\"")));
        await().until(() -> store.stopped() == 2);
    }

    @Test
    void attack_an_anchor_that_seems_to_be_of_far_in_the_future_stops_no_anchor() {
        var genuine = new Document(stored("anchors", "anchor-000000001"));
        store.collection("anchors")
                .insertOne(genuine.append("_id", "anchor-999999999")
                        .append("number", 999_999_999L)
                        .append("taken", "2999-01-01T00:00:00.000000Z"));
        store.collection("anchors").insertOne(new Document("_id", "anchor-000000002"));
        assertThat(store.stores.anchors().take(Duration.ofHours(1))).isEmpty();
        assertThat(store.stores.anchors().take(Duration.ZERO).orElseThrow().number())
                .isEqualTo(3);
        assertThat(found())
                .containsExactly(
                        "anchors.anchor-000000002.1 CHANGED",
                        "anchors.anchor-999999999.1 CHANGED",
                        "notes.b.2 CHANGED");
    }

    private List<String> found() {
        return store.stores.check().findings().stream()
                .map(finding -> "%s %s".formatted(finding.entry(), finding.wrong()))
                .sorted()
                .toList();
    }

    private String bucketOfReads() {
        return store.collection("reads").find().into(new ArrayList<>()).stream()
                .filter(row -> row.containsKey("entries"))
                .map(row -> row.getString("_id"))
                .findFirst()
                .orElseThrow();
    }

    private String first(String collection) {
        return collection.equals("reads")
                ? bucketOfReads()
                : Objects.requireNonNull(store.collection(collection).find().first())
                        .getString("_id");
    }

    private Document stored(String collection, String id) {
        return Objects.requireNonNull(
                store.collection(collection).find(new Document("_id", id)).first());
    }

    private static List<Document> entries(Document bucket) {
        return bucket.getList("entries", Document.class);
    }

    /** Puts anything among the entries, be it an entry or not. */
    private static void insert(Document bucket, int place, Object odd) {
        var entries = new ArrayList<>(bucket.getList("entries", Object.class));
        entries.add(place, odd);
        bucket.put("entries", entries);
    }

    private void change(String collection, String id, Consumer<Document> how) {
        var document = stored(collection, id);
        how.accept(document);
        replace(collection, document);
    }

    private void replace(String collection, Document document) {
        store.collection(collection).replaceOne(new Document("_id", document.get("_id")), document);
    }
}
