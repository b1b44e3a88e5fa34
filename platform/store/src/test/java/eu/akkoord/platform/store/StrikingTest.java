package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertThrows;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.test.OnEveryStore;
import eu.akkoord.platform.test.StoreServer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A text that was struck is gone from everything that is stored, and the chain still fits. */
@OnEveryStore
class StrikingTest {
    private NoteStore store;
    private Recorded<String> note;

    private final StoreServer server;

    StrikingTest(StoreServer server) {
        NoteStore.requireAtomic(server);
        this.server = server;
    }

    @BeforeEach
    void a_note_that_was_secret_once() throws Exception {
        store = new NoteStore(server);
        note = store.notes.add("a", "one", "", made("as asked"), null);
        note = store.notes.save("a", note, "secret", "", made("by Jansen"));
        note = store.notes.save("a", note, "three", "", made(null));
        told();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void it_is_gone_with_the_event_that_repeats_it_and_nothing_else_is() {
        strike();
        assertThat(stored()).doesNotContain("secret", "Jansen").contains("as asked", "three");
        assertThat(Entries.of(store.notes, "a"))
                .extracting(HistoryRecord::after)
                .containsExactly("one", Aggregates.STRUCK, "three", "three");
        assertThat(Entries.of(store.notes, "a"))
                .extracting(HistoryRecord::reason)
                .containsExactly("as asked", Aggregates.STRUCK, null, "asked by its subject");
        assertThat(store.notes.event("a", 1)).isPresent();
        assertThat(store.notes.event("a", 2)).isEmpty();
        assertThat(store.stores.check().findings()).isEmpty();
    }

    @Test
    void it_is_taken_out_of_a_long_history_one_bucket_at_a_time() {
        for (int n = 4; n <= 120; n++) {
            note = store.notes.save("a", note, n % 40 == 0 ? "secret" : "other", "", made(null));
            tellMany(n);
        }
        store.commands.clear();
        strike("three", "secret");
        told();
        assertThat(store.commands.stream().filter("find notes_history"::equals))
                .as("three to find it, three to take it out")
                .hasSize(6);
        assertThat(stored()).doesNotContain("secret");
    }

    @Test
    void attack_a_text_that_stands_in_every_entry_costs_a_bucket_for_each() {
        for (int n = 4; n <= 120; n++) {
            note = store.notes.save("a", note, "secret", "", made(null));
            tellMany(n);
        }
        store.commands.clear();
        var judged = new ArrayList<String>();
        var places = store.notes.places("a", "secret", TextPlaces.NONE, (stored, entry) -> {
            judged.add("%d %s %s".formatted(stored.revision(), stored.name(), entry == null ? "" : entry.after()));
            return true;
        });
        assertThat(judged).hasSize(118).startsWith("2 text secret").endsWith("120 text secret");
        assertThat(places.pointers()).hasSize(118);
        assertThat(store.commands)
                .containsExactlyInAnyOrder(
                        "find notes", "find notes_history", "find notes_history", "find notes_history");
    }

    @Test
    void attack_whoever_writes_all_the_time_lets_the_whole_history_be_looked_through_again() {
        for (int n = 4; n <= 120; n++) {
            note = store.notes.save("a", note, "other", "", made(null));
            tellMany(n);
        }
        var before = note;
        var places = places("secret", TextPlaces.NONE);
        note = store.notes.save("a", note, "secret", "", made(null));
        told();
        var outdated = places;
        assertThrows(
                Refused.OutdatedRevision.class,
                () -> store.notes.strike("a", before, "three", "", made(null), outdated));
        assertThrows(
                IllegalArgumentException.class, () -> store.notes.strike("a", note, "three", "", made(null), outdated));
        store.commands.clear();
        places = places("secret", places);
        assertThat(store.commands).containsExactlyInAnyOrder("find notes", "find notes_history");
        assertThat(places.upTo()).isEqualTo(121);
        assertThat(places.pointers()).containsOnlyKeys(2L, 121L);
        store.notes.strike("a", note, "three", "", made("why"), places);
        told();
        assertThat(stored()).doesNotContain("secret");
        assertThat(store.stores.check().findings()).isEmpty();
    }

    @Test
    void what_is_not_meant_stays_with_the_event_that_repeats_it() {
        note = store.notes.save("a", note, "Jansen", "", made("Jansen"));
        told();
        var places = store.notes.places(
                "a",
                "Jansen",
                TextPlaces.NONE,
                (stored, entry) -> stored.field().equals(HistoryRecord.REASON));
        assertThat(places.pointers()).isEqualTo(Map.of(4L, List.of("/reason")));
        assertThat(places("Jansen", TextPlaces.NONE).pointers().get(4L))
                .containsExactlyInAnyOrder("/reason", "/state/text", "/event");
    }

    @Test
    void without_its_salt_nobody_can_guess_it() {
        var salts = entry(2).get(SaltedTexts.SALTS, Document.class);
        assertThat(salts.keySet()).containsExactlyInAnyOrder("/event", "/reason", "/state/text");
        strike();
        assertThat(entry(2).get(SaltedTexts.SALTS, Document.class)).isEmpty();
        assertThat(entry(2).get(SaltedTexts.STRUCK, Document.class).keySet())
                .containsExactlyInAnyOrder("/event", "/reason", "/state/text");
    }

    @Test
    void until_the_relay_has_struck_it_nobody_reads_or_is_told_of_it() {
        store.stopTelling();
        note = store.notes.save("a", note, "hidden", "", made("by Jansen"));
        strike(Aggregates.STRUCK, "hidden", "by Jansen");
        assertThat(Entries.of(store.notes, "a"))
                .extracting(HistoryRecord::after)
                .doesNotContain("hidden");
        assertThat(Entries.of(store.notes, "a"))
                .extracting(HistoryRecord::reason)
                .doesNotContain("by Jansen");
        assertThat(store.notes.entries(Map.of("a", List.of(4L))).get("a"))
                .extracting(HistoryRecord::after, HistoryRecord::struck)
                .containsExactly(tuple(Aggregates.STRUCK, List.of("/change/reason", "/text")));
        assertThat(store.notes.event("a", 4)).isEmpty();
        await().until(() -> {
            store.tellAgain("a");
            return store.collection("notes").countDocuments(new Document("pending", true)) == 0;
        });
        assertThat(store.told).hasSize(5).noneMatch(event -> event.contains("hidden"));
        assertThat(store.told.get(3)).contains("notes.a.4", Aggregates.STRUCK);
        assertThat(stored()).doesNotContain("hidden", "Jansen");
        assertThat(store.stores.check().findings()).isEmpty();
    }

    @Test
    void who_strikes_in_the_store_itself_is_found() {
        var struck = SaltedTexts.strike(entry(2), "/reason"::equals);
        store.collection("notes_history")
                .updateOne(new Document("_id", "a/0"), new Document("$set", new Document("entries.1", struck)));
        assertThat(store.stores.check().findings())
                .containsExactly(new CheckResult.Finding("notes", "a", 2, CheckResult.Wrong.CHANGED));
    }

    @Test
    void nothing_else_can_be_written_where_it_stood() {
        strike();
        store.collection("notes_history")
                .updateOne(
                        new Document("_id", "a/0"),
                        new Document("$set", new Document("entries.1.state.text", "public")));
        assertThat(store.stores.check().findings())
                .containsExactly(new CheckResult.Finding("notes", "a", 2, CheckResult.Wrong.CHANGED));
    }

    @Test
    void a_property_cannot_pass_for_a_text() {
        var entry = entry(2);
        var hash = NoteStore.HASHES.of("notes", "a", entry);
        var salted = new Document(entry);
        SaltedTexts.salt(salted, Set.of("type", "reason", "event", "state.text"));
        assertThat(NoteStore.HASHES.of("notes", "a", salted)).isNotEqualTo(hash);
        var committed = SaltedTexts.strike(entry, "/reason"::equals);
        assertThat(NoteStore.HASHES.of("notes", "a", committed)).isEqualTo(hash);
        var other = committed.get(SaltedTexts.STRUCK, Document.class).getString("/reason");
        assertThat(NoteStore.HASHES.of("notes", "a", new Document(entry).append("reason", other)))
                .isNotEqualTo(hash);
    }

    private void strike() {
        strike("three", "secret", "by Jansen");
        told();
    }

    private void strike(String after, String... texts) {
        var pointers = new HashMap<Long, List<String>>();
        for (var text : texts) {
            places(text, TextPlaces.NONE)
                    .pointers()
                    .forEach((revision, some) -> pointers.merge(
                            revision,
                            some,
                            (one, other) ->
                                    Stream.concat(one.stream(), other.stream()).toList()));
        }
        store.notes.strike(
                "a", note, after, "", made("asked by its subject"), new TextPlaces(note.revision(), pointers));
    }

    private TextPlaces places(String text, TextPlaces before) {
        return store.notes.places("a", text, before, (stored, entry) -> true);
    }

    private static Circumstances made(@Nullable String reason) {
        return new Circumstances(
                new Caller("s", "c", "VL", "abb", Set.of("officer"), Set.of()), LocalDate.of(2017, 6, 20), reason);
    }

    /** No more than may wait. */
    private void tellMany(int revision) {
        if (revision % 40 == 0) {
            told();
        }
    }

    private void told() {
        await().until(() -> store.collection("notes").countDocuments(new Document("pending", true)) == 0);
    }

    private String stored() {
        return Objects.requireNonNull(store.collection("notes").find().first()).toJson()
                + Objects.requireNonNull(
                                store.collection("notes_history").find().first())
                        .toString();
    }

    private Document entry(int revision) {
        return Objects.requireNonNull(store.collection("notes_history").find().first())
                .getList("entries", Document.class)
                .get(revision - 1);
    }
}
