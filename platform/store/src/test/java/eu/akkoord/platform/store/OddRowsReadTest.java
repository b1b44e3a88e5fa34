package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.time.Moment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Adds to the store what no service writes: readers pass it over, and are told everything else. */
class OddRowsReadTest {
    private static final Circumstances MADE = new Circumstances(
            new Caller("s", "c", "VL", "abb", Set.of("officer"), Set.of()), LocalDate.of(2017, 6, 20), "why");

    private NoteStore store;
    private Aggregates<String, String> grants;

    @BeforeEach
    void three_of_each() throws Exception {
        store = new NoteStore();
        grants = store.stores.beside("noteGrants", "notes", store.shape(), "nobody");
        for (var id : List.of("a", "b", "c")) {
            store.notes.save(id, store.notes.add(id, "one", "", MADE, null), "two", "", MADE);
            grants.add(id, "all", "", MADE, null);
        }
        store.stores
                .reads()
                .keep(ReadEvent.shown(Actor.of(MADE.by()), "GET /notes/{noteId}", "notes", Map.of("a", 1L)));
        for (var collection : List.of("notes", "noteGrants", "reads")) {
            await().until(() -> store.collection(collection).countDocuments(new Document("pending", true)) == 0);
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void attack_a_row_of_any_id_is_passed_over_by_lists_and_rebuilds() {
        for (Object id : List.of(5, "", "aa", "zzz", true)) {
            store.collection("notes").insertOne(new Document("_id", id));
        }
        assertThat(scanned()).containsExactly("a", "b", "c");
        assertThat(store.notes.find(List.of("a", "aa", "zzz", "c"))).containsOnlyKeys("a", "c");
        assertThat(store.notes.find("aa")).isEmpty();
        assertThat(heads()).containsExactly("a", "b", "c");
        assertThat(store.odd.count()).isEqualTo(2);
    }

    @Test
    void attack_more_odd_rows_than_a_part_has_do_not_end_a_walk() {
        store.collection("notes")
                .insertMany(IntStream.range(0, 30)
                        .mapToObj(n -> new Document("_id", "b%02d".formatted(n)))
                        .toList());
        assertThat(scanned()).containsExactly("a", "b", "c");
        assertThat(heads()).containsExactly("a", "b", "c");
    }

    @Test
    void attack_each_property_of_another_type_is_passed_over_or_read_and_keeps_nobody_from_the_rest() {
        var before = stored("notes", "b");
        for (var property : List.of("revision", "state", "last", "created", "outbox")) {
            for (Object value : List.of(5, "x", 1.5, List.of("x"), new Document("x", 1), new Binary(new byte[3]))) {
                change("notes", "b", row -> row.append(property, value));
                assertThat(scanned()).as("%s %s", property, value).contains("a", "c");
                assertThat(store.notes.find(List.of("a", "b", "c"))).containsKeys("a", "c");
                assertThat(heads()).contains("a", "c");
                assertThat(store.notes.entries(Map.of("a", List.of(1L), "b", List.of(1L, 2L))))
                        .containsKey("a");
                assertThat(history("b")).hasSizeLessThan(3);
                replace("notes", before);
            }
        }
        assertThat(scanned()).containsExactly("a", "b", "c");
    }

    @Test
    void attack_a_grant_that_is_none_lets_nobody_in() {
        var before = stored("noteGrants", "b");
        for (var property : List.of("revision", "state", "last", "created")) {
            for (Object value : List.of(5, "x", 1.5, List.of("x"), new Document("x", 1))) {
                change("noteGrants", "b", row -> row.append(property, value));
                assertThat(grants.find("b").map(Recorded::value))
                        .as("%s %s", property, value)
                        .contains("nobody");
                assertThat(grants.find(List.of("a", "b")))
                        .hasSize(2)
                        .allSatisfy(
                                (id, each) -> assertThat(each.value()).isEqualTo(id.equals("a") ? "all" : "nobody"));
                replace("noteGrants", before);
            }
        }
        store.collection("noteGrants").insertOne(new Document("_id", "new"));
        assertThat(grants.find("new").map(Recorded::value)).contains("nobody");
    }

    @Test
    void attack_an_entry_that_is_none_is_passed_over_and_its_neighbours_are_read() {
        var before = stored("notes_history", "b/0");
        for (var property : List.of("revision", "type", "registered", "occurred", "actor", "event", "state")) {
            for (Object value : List.of(5, 1.5, List.of("x"), new Document("x", 1))) {
                change("notes_history", "b/0", row -> entries(row).getFirst().append(property, value));
                assertThat(history("b")).as("%s %s", property, value).contains("two");
                assertThat(store.notes.entry("b", 2)).isPresent();
                replace("notes_history", before);
            }
        }
        for (Object odd : List.of("x", 5, new Document(), List.of())) {
            change("notes_history", "b/0", row -> insert(row, 0, odd));
            assertThat(history("b")).containsExactly("one", "two");
            replace("notes_history", before);
        }
        change("notes_history", "b/0", row -> row.append("entries", "x"));
        assertThat(history("b")).isEmpty();
        assertThat(history("a")).containsExactly("one", "two");
    }

    @Test
    void attack_a_second_entry_of_a_revision_is_not_told() {
        for (int place : List.of(0, 1, 2)) {
            var before = stored("notes_history", "b/0");
            change(
                    "notes_history",
                    "b/0",
                    row -> insert(row, place, forged(entries(before).get(1))));
            assertThat(history("b")).containsExactly("one");
            assertThat(store.notes.event("b", 2)).isEmpty();
            replace("notes_history", before);
        }
    }

    @Test
    void attack_what_anybody_puts_into_an_outbox_is_told_to_no_reader() {
        var genuine = entries(stored("notes_history", "b/0"));
        for (long revision : List.of(1L, 2L, 3L)) {
            var forged = forged(genuine.get(1)).append("revision", revision);
            change("notes", "b", row -> row.append("outbox", List.of(forged)));
            assertThat(history("b")).as("%s", revision).containsExactly("one", "two");
            assertThat(store.notes.event("b", revision).map(event -> new String(event, StandardCharsets.UTF_8)))
                    .isNotEqualTo(Optional.of("forged"));
            assertThat(store.notes
                            .find("b", new Moment(LocalDate.of(2017, 6, 20), null))
                            .orElseThrow()
                            .value())
                    .isEqualTo("two");
        }
        change("notes", "b", row -> row.append("outbox", List.of("x", 5, new Document(), genuine.get(1))));
        assertThat(history("b")).containsExactly("one", "two");
    }

    @Test
    void what_waits_is_told_beside_what_anybody_put_there() {
        store.stopTelling();
        store.notes.save("b", store.notes.find("b").orElseThrow(), "three", "", MADE);
        var forged = forged(entries(stored("notes", "b"), "outbox").getFirst());
        change("notes", "b", row -> {
            var waiting = new ArrayList<>(row.getList("outbox", Object.class));
            waiting.addFirst(forged);
            row.append("outbox", waiting);
        });
        assertThat(history("b")).containsExactly("one", "two", "three");
        assertThat(heads()).containsExactly("a", "b", "c");
    }

    @Test
    void attack_an_entry_of_a_key_that_nobody_has_is_neither_told_nor_overlooked() {
        var forged = forged(entries(stored("notes_history", "b/0")).get(1))
                .append("revision", 3L)
                .append("key", 999)
                .append("previousHash", "unknown key");
        change("notes", "b", row -> {
            row.append("outbox", List.of(forged)).append("revision", 3L).append("state", forged.get("state"));
            row.get("last", Document.class).append("hash", "unknown key").append("key", 999);
        });
        assertThat(history("b")).doesNotContain("forged");
        assertThat(found()).isNotEmpty();
    }

    @Test
    void attack_a_bucket_of_readings_that_is_none_is_passed_over() {
        var reads = store.stores.reads();
        var genuine = reads.scan(null, 10);
        var bucket = genuine.lastEntry().getKey();
        for (Object id : List.of(5, "", "aaa", "zzz", bucket + "x")) {
            for (Object entries : List.of("x", 5, List.of("x"), List.of(new Document()), new Document())) {
                store.collection("reads").insertOne(new Document("_id", id).append("entries", entries));
                assertThat(reads.scan(null, 10).get(bucket))
                        .as("%s %s", id, entries)
                        .isEqualTo(genuine.get(bucket));
                assertThat(reads.find(List.of(bucket, String.valueOf(id)), read -> true)
                                .get(bucket))
                        .isEqualTo(genuine.get(bucket));
                store.collection("reads").deleteOne(new Document("_id", id));
            }
        }
        change("reads", bucket, row -> insert(row, 0, new Document("number", "x")));
        assertThat(reads.scan(null, 10).get(bucket)).isEqualTo(genuine.get(bucket));
    }

    @Test
    void attack_a_part_of_no_anchor_is_named() {
        var anchors = store.stores.anchors();
        for (int n = 0; n < 3; n++) {
            assertThat(anchors.take(Duration.ZERO)).isPresent();
        }
        assertThat(found()).isEmpty();
        for (var id : List.of("anchor-000000001-x-000000", "anchor-000000009-x-000000")) {
            part(id);
            assertThat(found()).containsExactly("anchor_parts." + id + ".1 CHANGED");
            store.collection("anchor_parts").deleteOne(new Document("_id", id));
        }
    }

    @Test
    void a_part_that_an_attempt_left_behind_is_removed_by_the_next_anchor() {
        var anchors = store.stores.anchors();
        assertThat(anchors.take(Duration.ZERO)).isPresent();
        long before = store.collection("anchor_parts").countDocuments();
        part("anchor-000000001-other-000000");
        part("anchor-000000002-other-000000");
        assertThat(found()).isEmpty();
        assertThat(anchors.take(Duration.ZERO)).isPresent();
        assertThat(found()).isEmpty();
        assertThat(store.collection("anchor_parts").countDocuments()).isEqualTo(2 * before);
    }

    @Test
    void attack_what_is_greater_than_services_write_is_not_decoded() {
        var great = new Document("text", "x".repeat(500 << 10));
        change("notes", "b", row -> row.append("state", great));
        assertThat(scanned()).containsExactly("a", "c");
        assertThat(store.notes.find("b")).isEmpty();

        change(
                "notes_history",
                "b/0",
                bucket -> entries(bucket).getFirst().append("state", great).append("reason", "x".repeat(4 << 20)));
        assertThat(history("b")).containsExactly("two");

        change("notes", "a", row -> row.append("outbox", "x".repeat(Rows.MOST_BYTES)));
        assertThat(heads()).doesNotContain("a").contains("c");
        assertThat(history("a")).isEmpty();
        assertThat(found()).contains("notes.a.1 CHANGED").anyMatch(one -> one.startsWith("notes.b."));
    }

    @Test
    void attack_a_part_of_a_walk_takes_no_more_than_one_great_row() {
        for (var id : List.of("d", "e", "f")) {
            store.collection("notes").insertOne(new Document("_id", id).append("x", "x".repeat(Rows.MOST_BYTES / 2)));
        }
        var parts = new ArrayList<Integer>();
        new Rows(store.collection("notes"), 200).walk("", null, part -> parts.add(part.size()));
        assertThat(parts).containsExactly(5, 1);
    }

    private void part(String id) {
        store.collection("anchor_parts")
                .insertOne(new Document("_id", id)
                        .append(
                                "heads",
                                List.of(new Document("collection", "notes")
                                        .append("id", "gone")
                                        .append("number", 1L)
                                        .append("hash", "x")
                                        .append("keyed", true))));
    }

    /** All ids, in parts of two. */
    private List<String> scanned() {
        var ids = new ArrayList<String>();
        for (var part = store.notes.scan(null, 2); !part.isEmpty(); part = store.notes.scan(ids.getLast(), 2)) {
            ids.addAll(part.keySet());
        }
        return ids;
    }

    private List<String> heads() {
        var heads = store.stores.heads("notes").orElseThrow();
        var ids = new ArrayList<String>();
        for (var part = heads.after(null, 2); !part.isEmpty(); part = heads.after(ids.getLast(), 2)) {
            ids.addAll(part.keySet());
        }
        return ids;
    }

    private List<String> history(String id) {
        return Entries.of(store.notes, id).stream().map(HistoryRecord::after).toList();
    }

    private List<String> found() {
        return store.stores.check().findings().stream()
                .map(finding -> "%s %s".formatted(finding.entry(), finding.wrong()))
                .sorted()
                .toList();
    }

    private static Document forged(Document genuine) {
        return new Document(genuine)
                .append("state", new Document("text", "forged"))
                .append("event", new Binary("forged".getBytes(StandardCharsets.UTF_8)))
                .append("registered", Instant.EPOCH.toString());
    }

    private Document stored(String collection, String id) {
        return Objects.requireNonNull(
                store.collection(collection).find(new Document("_id", id)).first());
    }

    private static List<Document> entries(Document bucket) {
        return entries(bucket, "entries");
    }

    private static List<Document> entries(Document row, String name) {
        return row.getList(name, Document.class);
    }

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
