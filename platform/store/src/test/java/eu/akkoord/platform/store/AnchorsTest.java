package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.test.OnEveryStore;
import eu.akkoord.platform.test.StoreServer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chains that fit themselves but not their anchors. */
@OnEveryStore
class AnchorsTest {
    private static final Circumstances MADE = new Circumstances(
            new Caller("s", "c", "VL", "abb", Set.of("officer"), Set.of()), LocalDate.of(2017, 6, 20), "why");
    private static final Duration ALWAYS = Duration.ZERO;

    private NoteStore store;
    private Recorded<String> note;

    private final StoreServer server;

    AnchorsTest(StoreServer server) {
        NoteStore.requireAtomic(server);
        this.server = server;
    }

    @BeforeEach
    void three_changes_and_a_reading() throws Exception {
        store = new NoteStore(server);
        note = store.notes.add("a", "one", "", MADE, null);
        change("two");
        change("three");
        store.stores
                .reads()
                .keep(ReadEvent.shown(Actor.of(MADE.by()), "GET /notes/{noteId}", "notes", Map.of("a", 3L)));
        told();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void an_anchor_names_the_end_of_each_chain_that_went_on() {
        var first = take();
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.heads()).isEqualTo(2);
        assertThat(store.stores.anchors().take(Duration.ofHours(1))).isEmpty();
        change("four");
        told();
        var second = take();
        assertThat(store.stores.anchors().latest()).contains(second);
        assertThat(second.hash()).isNotEqualTo(first.hash());
        assertThat(store.stores.check().findings()).isEmpty();
    }

    @Test
    void each_is_copied_to_a_topic() {
        take();
        store.stores.anchors().copy();
        take();
        store.stores.anchors().copy();
        assertThat(store.told.stream().filter(one -> one.contains("\"_id\": \"anchor-")))
                .extracting(one -> Document.parse(one).getInteger("number"))
                .containsExactly(1, 2);
    }

    @Test
    void only_one_of_several_that_take_it_at_once_has_it() throws Exception {
        try (var takers = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = store.stores("two");
            other.open("notes", "note", store.shape());
            var taken = List.of(
                    takers.submit(() -> store.stores.anchors().take(Duration.ofHours(1))),
                    takers.submit(() -> other.anchors().take(Duration.ofHours(1))));
            assertThat(Stream.of(taken.getFirst().get(), taken.getLast().get())
                            .flatMap(Optional::stream)
                            .toList())
                    .hasSize(1);
        }
        assertThat(store.collection("anchor_parts").countDocuments()).isEqualTo(1);
        assertThat(store.stores.check().findings()).isEmpty();
    }

    @Test
    void a_chain_that_was_written_anew_is_found() {
        take();
        rewrite("another");
        assertThat(store.stores.check().findings())
                .containsExactly(new CheckResult.Finding("notes", "a", 3, CheckResult.Wrong.NOT_AS_ANCHORED));
    }

    @Test
    void a_chain_that_was_taken_away_with_its_document_is_missed() {
        take();
        store.collection("notes").deleteOne(new Document("_id", "a"));
        store.collection("notes_history").deleteOne(new Document("_id", "a/0"));
        assertThat(store.stores.check().findings())
                .containsExactly(new CheckResult.Finding("notes", "a", 3, CheckResult.Wrong.MISSING));
    }

    @Test
    void readings_that_were_taken_away_with_their_day_are_missed() {
        take();
        store.collection("reads").deleteMany(new Document());
        assertThat(store.stores.check().findings()).singleElement().satisfies(found -> {
            assertThat(found.collection()).isEqualTo("reads");
            assertThat(found.wrong()).isEqualTo(CheckResult.Wrong.MISSING);
        });
    }

    @Test
    void an_anchor_that_was_changed_is_named() {
        take();
        take();
        store.collection("anchors")
                .updateOne(
                        new Document("_id", "anchor-000000001"),
                        new Document("$set", new Document("taken", "2017-01-01T00:00:00.000000Z")));
        assertThat(store.stores.check().findings())
                .containsExactly(new CheckResult.Finding("anchors", "anchor-000000001", 1, CheckResult.Wrong.CHANGED));
    }

    @Test
    void what_an_anchor_lists_cannot_be_changed_either() {
        take();
        var part = part();
        part.getList("heads", Document.class).getFirst().append("hash", "0");
        store.collection("anchor_parts").replaceOne(new Document("_id", part.getString("_id")), part);
        assertThat(store.stores.check().findings())
                .containsExactly(new CheckResult.Finding("anchors", "anchor-000000001", 1, CheckResult.Wrong.CHANGED));
        store.collection("anchor_parts").deleteOne(new Document("_id", part.getString("_id")));
        assertThat(store.stores.check().findings())
                .containsExactly(new CheckResult.Finding("anchors", "anchor-000000001", 1, CheckResult.Wrong.MISSING));
    }

    private Anchor take() {
        return store.stores.anchors().take(ALWAYS).orElseThrow();
    }

    private void change(String text) {
        note = store.notes.save("a", note, text, "", MADE);
    }

    private void told() {
        await().until(() -> store.collection("notes").countDocuments(new Document("pending", true)) == 0);
    }

    private Document part() {
        return store.collection("anchor_parts").find().into(new ArrayList<>()).getFirst();
    }

    /** All that somebody who can write everywhere would do to hide that the first entry was changed. */
    private void rewrite(String reason) {
        var bucket =
                store.collection("notes_history").find().into(new ArrayList<>()).getFirst();
        @Nullable String hash = null;
        for (var entry : bucket.getList("entries", Document.class)) {
            entry.append("reason", reason);
            if (hash != null) {
                entry.append("previousHash", hash);
            }
            hash = NoteStore.HASHES.of("notes", "a", entry);
        }
        store.collection("notes_history").replaceOne(new Document("_id", "a/0"), bucket);
        store.collection("notes")
                .updateOne(new Document("_id", "a"), new Document("$set", new Document("last.hash", hash)));
    }
}
