package eu.akkoord.platform.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.core.authority.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of an entry that only waits, and is archived nowhere, nothing but what its document bears shows that it was altered. */
class AlteredOutboxTest {
    private static final Circumstances MADE = new Circumstances(
            new Caller("s", "c", "VL", "abb", Set.of("officer"), Set.of()), LocalDate.of(2017, 6, 20), "why");

    private NoteStore store;
    private Document first;

    @BeforeEach
    void one_change_waits() throws Exception {
        store = new NoteStore();
        store.notes.add("a", "one", "", MADE, null);
        await().until(() -> store.collection("notes").countDocuments(new Document("pending", true)) == 0);
        store.hold();
        first = stored();
        store.notes.save("a", store.notes.find("a").orElseThrow(), "two", "", MADE);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void attack_an_entry_that_is_altered_while_it_waits_is_not_told(boolean keyed) {
        var genuine = stored();
        var forged = stored();
        var entry = forged.getList("outbox", Document.class).getFirst();
        entry.append("event", new Binary("{}".getBytes(UTF_8)));
        if (!keyed) {
            // whoever has no key makes a hash without one, and writes it where the genuine one stood
            entry.remove(EntryHashes.KEY);
            forged.get("last", Document.class).append("hash", Hashes.of(entry));
        }
        replace(forged);
        var told = List.copyOf(store.told);
        store.goOn();
        await().until(() -> store.stopped() == 1);
        assertThat(store.told).isEqualTo(told);

        replace(genuine);
        store.tellAgain("a");
        await().untilAsserted(() -> assertThat(store.told).anyMatch(event -> event.contains("\"two\"")));
        assertThat(store.stopped()).isZero();
    }

    /** Each is made by the service itself, with its key, after an older day was put back. */
    enum Fork {
        OTHERWISE_THAN_THE_HISTORY,
        AFTER_SOMETHING_THAT_THE_HISTORY_DOES_NOT_HAVE,
        COUNTED_FURTHER
    }

    @ParameterizedTest
    @EnumSource
    void attack_what_does_not_go_on_from_the_history_is_not_told(Fork fork) {
        store.goOn();
        await().until(() -> store.collection("notes").countDocuments(new Document("pending", true)) == 0);
        store.hold();
        var genuine = stored();
        var told = List.copyOf(store.told);
        replace(
                switch (fork) {
                    case OTHERWISE_THAN_THE_HISTORY -> forked("zwei");
                    case AFTER_SOMETHING_THAT_THE_HISTORY_DOES_NOT_HAVE -> {
                        var later = forked("zwei", "drei");
                        later.getList("outbox", Document.class).removeFirst();
                        yield later;
                    }
                    case COUNTED_FURTHER -> {
                        store.notes.save("a", store.notes.find("a").orElseThrow(), "three", "", MADE);
                        yield stored().append("revision", 4L);
                    }
                });
        store.goOn();
        store.tellAgain("a");
        await().until(() -> store.stopped() == 1);
        assertThat(store.told).isEqualTo(told);

        replace(genuine);
        await().until(() -> store.stopped() == 0);
    }

    private Document forked(String... texts) {
        replace(first);
        for (var text : texts) {
            store.notes.save("a", store.notes.find("a").orElseThrow(), text, "", MADE);
        }
        return stored();
    }

    private Document stored() {
        return Objects.requireNonNull(
                store.collection("notes").find(new Document("_id", "a")).first());
    }

    private void replace(Document document) {
        store.collection("notes").replaceOne(new Document("_id", "a"), document);
    }
}
