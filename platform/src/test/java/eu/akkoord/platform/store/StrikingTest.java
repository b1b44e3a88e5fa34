package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.security.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A text that was struck is gone from everything that is stored, and the chain still fits. */
class StrikingTest {
    private NoteStore store;
    private Recorded<String> note;

    @BeforeEach
    void a_note_that_was_secret_once() throws Exception {
        store = new NoteStore();
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
        assertThat(store.notes.history("a"))
                .extracting(Past::after)
                .containsExactly("one", Aggregates.STRUCK, "three", "three");
        assertThat(store.notes.history("a"))
                .extracting(Past::reason)
                .containsExactly("as asked", Aggregates.STRUCK, null, "asked by its subject");
        assertThat(store.notes.event("a", 1)).isPresent();
        assertThat(store.notes.event("a", 2)).isEmpty();
        assertThat(store.stores.check().findings()).isEmpty();
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
        store.notes.strike(
                "a",
                note,
                Aggregates.STRUCK,
                "",
                made("asked by its subject"),
                text -> List.of("hidden", "by Jansen").contains(text.text()));
        assertThat(store.notes.history("a")).extracting(Past::after).doesNotContain("hidden");
        assertThat(store.notes.history("a")).extracting(Past::reason).doesNotContain("by Jansen");
        assertThat(store.notes.entries(Map.of("a", List.of(4L))).get("a"))
                .extracting(Past::after, Past::struck)
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
                .containsExactly(new Checked.Finding("notes", "a", 2, Checked.Wrong.CHANGED));
    }

    @Test
    void nothing_else_can_be_written_where_it_stood() {
        strike();
        store.collection("notes_history")
                .updateOne(
                        new Document("_id", "a/0"),
                        new Document("$set", new Document("entries.1.state.text", "public")));
        assertThat(store.stores.check().findings())
                .containsExactly(new Checked.Finding("notes", "a", 2, Checked.Wrong.CHANGED));
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
        store.notes.strike(
                "a",
                note,
                "three",
                "",
                made("asked by its subject"),
                text -> text.revision() == 2 && List.of("text", "change.reason").contains(text.name()));
        told();
    }

    private static Made made(@Nullable String reason) {
        return new Made(
                new Caller("s", "c", "VL", "abb", Set.of("officer"), Set.of()), LocalDate.of(2017, 6, 20), reason);
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
