package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.test.OnEveryStore;
import eu.akkoord.platform.test.StoreServer;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The round trips to the store of one change: the writer waits for what it must, the relay asks for nothing that is known. */
@OnEveryStore
class CreateCostTest {
    private static final Circumstances MADE = new Circumstances(
            new Caller("s", "c", "VL", "abb", Set.of("officer"), Set.of()), LocalDate.of(2017, 6, 20), null);
    private static final List<String> RELAYED = List.of("update notes_history", "update notes");

    private NoteStore store;

    private final StoreServer server;

    CreateCostTest(StoreServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() throws Exception {
        store = new NoteStore(server);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_creation_is_one_round_trip_for_its_writer_and_two_for_the_relay() {
        store.notes.add("a", "one", "", MADE, null);

        await().untilAsserted(() -> assertThat(store.commands)
                .startsWith("insert notes")
                .containsSubsequence(RELAYED)
                .hasSize(3));
    }

    @Test
    void a_change_is_two_round_trips_for_its_writer_and_two_for_the_relay() {
        var first = store.notes.add("a", "one", "", MADE, null);
        await().until(() -> store.commands.size() == 3);
        store.commands.clear();

        store.notes.save("a", first, "two", "", MADE);

        await().untilAsserted(() -> assertThat(store.commands)
                .startsWith("find notes", "update notes")
                .containsSubsequence(RELAYED)
                .hasSize(4));
    }
}
