package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.test.OnEveryStore;
import eu.akkoord.platform.test.StoreServer;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A past moment of several things costs no more bytes than are allowed, however long their histories are. */
@OnEveryStore
class MomentsOfManyTest {
    private static final List<String> IDS = List.of("a", "b", "c", "d", "e");
    private static final int BYTES_OF_BUCKET = 4 << 20;
    private static final int ENTRIES = 12;

    private final NoteStore store;
    private Instant then = Instant.EPOCH;

    MomentsOfManyTest(StoreServer server) {
        NoteStore.requireAtomic(server);
        store = new NoteStore(server);
    }

    @BeforeEach
    void histories_that_are_dear_to_read() {
        var made = new Circumstances(
                MongoAggregatesTest.MADE.by(),
                MongoAggregatesTest.MADE.occurred(),
                "x".repeat(BYTES_OF_BUCKET / ENTRIES));
        for (var id : IDS) {
            var note = store.notes.add(id, "1", "", made, null);
            for (int revision = 2; revision <= ENTRIES; revision++) {
                note = store.notes.save(id, note, "" + revision, "", made);
            }
            then = note.registered();
        }
        await().until(() -> store.collection("notes").countDocuments(new Document("pending", true)) == 0);
        store.commands.clear();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void attack_a_state_of_then_names_much_that_is_dear_to_look_up() {
        assertThat(store.notes.find(IDS, new Moment(null, then))).containsOnlyKeys("a", "b", "c", "d");
        assertThat(store.commands.stream().filter("find notes_history"::equals)).hasSize(4);
    }

    @Test
    void one_is_always_looked_up() {
        for (var id : IDS) {
            assertThat(store.notes.find(List.of(id), new Moment(null, then)))
                    .hasEntrySatisfying(id, was -> assertThat(was.value()).isEqualTo("" + ENTRIES));
        }
    }
}
