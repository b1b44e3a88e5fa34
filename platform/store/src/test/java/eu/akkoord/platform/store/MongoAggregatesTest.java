package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.test.OnEveryStore;
import eu.akkoord.platform.test.StoreServer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryStore
class MongoAggregatesTest {
    static final Circumstances MADE = new Circumstances(
            new Caller("s", "c", "VL", "abb", Set.of("officer"), Set.of()), LocalDate.of(2017, 6, 20), null);
    private static final Repeat REPEAT = new Repeat("c", "key", "print");

    private NoteStore store;
    private Aggregates<String, String> notes;

    private final StoreServer server;

    MongoAggregatesTest(StoreServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() throws Exception {
        store = new NoteStore(server);
        notes = store.notes;
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void attack_a_part_of_all_holds_as_many_large_states_as_small_ones() {
        var text = "x".repeat(180 << 10);
        var ids = IntStream.range(100, 130).mapToObj(n -> "n" + n).toList();
        for (var id : ids) {
            notes.add(id, "one", "", MADE, null);
            store.collection("notes")
                    .updateOne(new Document("_id", id), new Document("$set", new Document("state.text", text)));
        }
        var found = new ArrayList<String>();
        for (var part = notes.scan(null, 500); !part.isEmpty(); part = notes.scan(found.getLast(), 500)) {
            assertThat(part.size() * text.length()).isLessThanOrEqualTo((4 << 20) + text.length());
            found.addAll(part.keySet());
        }
        assertThat(found).isEqualTo(ids);
    }

    @Test
    void every_change_is_told_once_in_order_and_stays_in_the_history() {
        NoteStore.requireAtomic(server);
        var first = notes.add("a", "one", "", MADE, null);
        var second = notes.save("a", first, "two", "", MADE);
        await().until(() -> store.told.size() == 2);
        var third = notes.save("a", second, "three", "", MADE);
        await().until(() -> store.told.size() == 3);
        assertThat(store.told)
                .extracting(event -> Document.parse(event).getString("id"))
                .containsExactly("notes.a.1", "notes.a.2", "notes.a.3");
        assertThat(Entries.of(notes, "a")).extracting(HistoryRecord::after).containsExactly("one", "two", "three");
        assertThat(notes.event("a", 2).map(bytes -> new String(bytes, StandardCharsets.UTF_8)))
                .contains(store.told.get(1));
        assertThat(notes.find("a").map(Recorded::revision)).contains(third.revision());
        await().until(() -> store.collection("notes").countDocuments(new Document("pending", true)) == 0);
    }

    @Test
    void of_one_thing_64_changes_wait_to_be_told_and_no_more_until_they_are() {
        NoteStore.requireAtomic(server);
        store.stopTelling();
        var last = notes.add("a", "1", "", MADE, null);
        for (int change = 2; change <= 64; change++) {
            last = notes.save("a", last, Integer.toString(change), "", MADE);
        }
        var full = last;

        assertThatExceptionOfType(Refused.Backlog.class).isThrownBy(() -> notes.save("a", full, "65", "", MADE));
        assertThat(notes.add("b", "another", "", MADE, null).revision()).isEqualTo(1);
        store.tellAgain("a");
        await().until(() -> store.told.size() >= 64
                && store.collection("notes").countDocuments(new Document("_id", "a").append("pending", true)) == 0);
        assertThat(notes.save("a", full, "65", "", MADE).revision()).isEqualTo(65);
    }

    @Test
    void the_second_of_two_writers_is_outdated() {
        var first = notes.add("a", "one", "", MADE, null);
        notes.save("a", first, "two", "", MADE);
        assertThatExceptionOfType(Refused.OutdatedRevision.class)
                .isThrownBy(() -> notes.save("a", first, "three", "", MADE));
    }

    @Test
    void the_same_creation_gives_the_first_revision_again_and_another_does_not() {
        var first = notes.add("a", "one", "", MADE, REPEAT);
        notes.save("a", first, "two", "", MADE);
        assertThat(notes.add("a", "one", "", MADE, REPEAT)).isEqualTo(first);
        assertThatExceptionOfType(Refused.IdTaken.class).isThrownBy(() -> notes.add("a", "one", "", MADE, null));
    }

    @Test
    void what_could_not_be_told_is_not_stored() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> notes.add("a", "far too long", "", MADE, null));
        assertThat(notes.find("a")).isEmpty();
    }

    @Test
    void whoever_listens_hears_of_each_write_when_it_can_be_read() {
        var heard = new CopyOnWriteArrayList<String>();
        store.hints.listen((collection, id) -> heard.add("%s/%s at %d"
                .formatted(collection, id, notes.find(id).orElseThrow().revision())));
        var first = notes.add("a", "one", "", MADE, null);
        notes.save("a", first, "two", "", MADE);
        assertThat(heard).containsExactly("notes/a at 1", "notes/a at 2");
    }

    @Test
    void a_listener_that_fails_takes_nothing_away_from_the_writer() {
        store.hints.listen((collection, id) -> {
            throw new IllegalStateException("deaf");
        });
        assertThat(notes.add("a", "one", "", MADE, null).revision()).isEqualTo(1);
    }

    @Test
    void all_are_walked_through_in_the_order_of_their_ids() {
        for (var id : List.of("c", "a", "d", "b")) {
            notes.add(id, id, "", MADE, null);
        }
        assertThat(notes.scan(null, 3).keySet()).containsExactly("a", "b", "c");
        assertThat(notes.scan("c", 3).keySet()).containsExactly("d");
        assertThat(notes.scan("d", 3)).isEmpty();
    }
}
