package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.test.FaultyLink;
import eu.akkoord.platform.test.NoHistoryPlaces;
import eu.akkoord.platform.test.OnEveryStore;
import eu.akkoord.platform.test.StoreServer;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A network between us and the store that loses answers, cuts, stalls and refuses. */
@OnEveryStore
class UnansweredWritesTest {
    private static final Circumstances MADE = new Circumstances(
            new Caller("s", "c", "VL", "abb", Set.of("officer"), Set.of()), LocalDate.of(2017, 6, 20), null);
    private static final Repeat REPEAT = new Repeat("c", "key", "print");

    private NoteStore store;
    private FaultyLink link;

    private final StoreServer server;

    UnansweredWritesTest(StoreServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() throws Exception {
        var made = new AtomicReference<FaultyLink>();
        store = new NoteStore(server, address -> {
            made.set(new FaultyLink(address));
            return made.get().address();
        });
        link = made.get();
    }

    @AfterEach
    void close() {
        store.close();
        link.close();
    }

    @Test
    void a_creation_whose_answer_was_lost_is_found_by_its_key() {
        link.cutAnswerTo("insert");

        var made = store.notes.add("a", "one", "", MADE, REPEAT);

        assertThat(made.revision()).isEqualTo(1);
        assertThat(store.notes.find("a").map(Recorded::value)).contains("one");
        assertTold("notes.a.1");
    }

    @Test
    void a_change_whose_answer_was_lost_is_found_by_its_entry() {
        NoteStore.requireAtomic(server);
        var first = store.notes.add("a", "one", "", MADE, null);
        assertTold("notes.a.1");
        link.cutAnswerTo("two");

        assertThat(store.notes.save("a", first, "two", "", MADE).revision()).isEqualTo(2);
        assertThat(store.notes.find("a").map(Recorded::value)).contains("two");
        assertTold("notes.a.1", "notes.a.2");
    }

    @Test
    void what_is_refused_was_not_done() {
        link.refuse();

        assertThat(failure(() -> store.notes.add("a", "one", "", MADE, REPEAT))).isNotEqualTo(StoreFailure.UNKNOWN);
        link.heal();
        assertThat(store.notes.find("a")).isEmpty();
        assertThat(store.notes.add("a", "one", "", MADE, REPEAT).revision()).isEqualTo(1);
        assertTold("notes.a.1");
    }

    @Test
    void what_is_never_answered_is_unknown_and_the_same_key_makes_it_once() {
        store.notes.find("a");
        link.stall();

        assertThat(failure(() -> store.notes.add("a", "one", "", MADE, REPEAT))).isEqualTo(StoreFailure.UNKNOWN);
        link.heal();
        assertThat(store.notes.add("a", "one", "", MADE, REPEAT).revision()).isEqualTo(1);
        assertThat(store.notes.add("a", "one", "", MADE, REPEAT).revision()).isEqualTo(1);
        assertTold("notes.a.1");
    }

    @Test
    void what_cannot_be_looked_up_for_want_of_a_place_is_unknown() throws Exception {
        try (var none = NoHistoryPlaces.ofTheService()) {
            link.cutAnswerTo("insert");
            assertThat(failure(() -> store.notes.add("a", "one", "", MADE, REPEAT)))
                    .as("%s", none)
                    .isEqualTo(StoreFailure.UNKNOWN);
        }
        assertThat(store.notes.add("a", "one", "", MADE, REPEAT).revision()).isEqualTo(1);
    }

    private static StoreFailure failure(Runnable write) {
        return StoreFailure.of(catchThrowableOfType(MongoException.class, write::run));
    }

    private void assertTold(String... events) {
        await().untilAsserted(() -> assertThat(store.told)
                .extracting(event -> Document.parse(event).getString("id"))
                .containsExactly(events));
    }
}
