package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.test.OnEveryStore;
import eu.akkoord.platform.test.StoreServer;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A writer and relays between each other's steps: no entry is lost, and none waits for nobody. */
@OnEveryStore
class RelayRacesTest {
    private static final Circumstances MADE = new Circumstances(
            new Caller("s", "c", "VL", "abb", Set.of("officer"), Set.of()), LocalDate.of(2017, 6, 20), null);

    private final StoreServer server;
    private NoteStore store;

    RelayRacesTest(StoreServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        store = new NoteStore(server);
        NoteStore.requireAtomic(server);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void an_entry_that_came_before_the_relay_clears_is_sent_next() {
        store.hold();
        var first = store.notes.add("a", "one", "", MADE, null);
        var relay = afterSending();
        store.notes.save("a", first, "two", "", MADE);

        assertThat(relay.step()).as("it clears what it sent, and goes on").isTrue();
        assertThat(waiting()).containsExactly(2L);
        relay.run();
        assertThat(told()).containsExactly("one", "two");
        assertThat(store.outbox().pending()).isEmpty();
    }

    @Test
    void a_relay_that_was_overtaken_clears_nothing_that_came_since() {
        store.hold();
        var first = store.notes.add("a", "one", "", MADE, null);
        var late = afterSending();
        new Relay<>("a", store.outbox()).run();
        store.notes.save("a", first, "two", "", MADE);

        late.step();
        assertThat(waiting()).containsExactly(2L);
        assertThat(store.outbox().pending()).hasSize(1);
        late.run();
        assertThat(told()).containsExactly("one", "one", "two");
        assertThat(store.outbox().pending()).isEmpty();
    }

    @Test
    void an_entry_that_is_written_while_the_one_before_it_is_cleared_has_a_relay() {
        store.stopTelling();
        var first = store.notes.add("a", "one", "", MADE, null);
        await().until(() -> store.refused() == 1);
        store.tell();
        store.beforeNextUpdate(() -> new Relay<>("a", store.outbox()).run());
        store.notes.save("a", first, "two", "", MADE);
        await().untilAsserted(() -> assertThat(told()).containsExactly("one", "two"));
        await().untilAsserted(() -> assertThat(store.outbox().pending()).isEmpty());
    }

    @Test
    void of_two_writers_of_a_note_that_waits_one_is_outdated_and_leaves_nothing() {
        store.hold();
        var first = store.notes.add("a", "one", "", MADE, null);
        store.beforeNextUpdate(() -> store.notes.save("a", first, "two", "", MADE));
        assertThatExceptionOfType(Refused.OutdatedRevision.class)
                .isThrownBy(() -> store.notes.save("a", first, "deux", "", MADE));
        assertThat(waiting()).containsExactly(1L, 2L);
        new Relay<>("a", store.outbox()).run();
        assertThat(told()).containsExactly("one", "two");
    }

    /** One that has sent what waits, and is to clear it. */
    private Relay<MongoOutbox.Telling> afterSending() {
        var relay = new Relay<>("a", store.outbox());
        IntStream.range(0, 3).forEach(step -> relay.step());
        return relay;
    }

    private List<Long> waiting() {
        return Objects.requireNonNull(store.collection("notes").find().first())
                .getList("outbox", Document.class)
                .stream()
                .map(entry -> Rows.count(entry, "revision"))
                .toList();
    }

    private List<String> told() {
        return store.told.stream()
                .map(Document::parse)
                .map(event -> event.get("data", Document.class).getString("text"))
                .toList();
    }
}
