package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.security.Caller;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoAggregatesTest {
    private static final Made MADE =
            new Made(new Caller("s", "c", "VL", "abb", Set.of("officer"), Set.of()), LocalDate.of(2017, 6, 20), null);
    private static final Repeat REPEAT = new Repeat("c", "key", "print");

    private NoteStore store;
    private Aggregates<String, String> notes;

    @BeforeEach
    void open() throws Exception {
        store = new NoteStore();
        notes = store.notes;
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void every_change_is_told_once_in_order_and_stays_in_the_history() {
        var first = notes.add("a", "one", "", MADE, null);
        var second = notes.save("a", first, "two", "", MADE);
        await().until(() -> store.told.size() == 2);
        var third = notes.save("a", second, "three", "", MADE);
        await().until(() -> store.told.size() == 3);
        assertThat(store.told)
                .extracting(event -> Document.parse(event).getString("id"))
                .containsExactly("notes.a.1", "notes.a.2", "notes.a.3");
        assertThat(notes.history("a")).extracting(Past::after).containsExactly("one", "two", "three");
        assertThat(notes.event("a", 2).map(bytes -> new String(bytes, StandardCharsets.UTF_8)))
                .contains(store.told.get(1));
        assertThat(notes.find("a").map(Recorded::revision)).contains(third.revision());
        await().until(() -> store.collection("notes").countDocuments(new Document("pending", true)) == 0);
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
