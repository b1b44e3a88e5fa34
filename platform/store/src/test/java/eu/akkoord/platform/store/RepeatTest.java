package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.test.OnEveryStore;
import eu.akkoord.platform.test.StoreServer;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A creation is the same one again when client, key and body are; what another made is shown to nobody who only names its id. */
@OnEveryStore
class RepeatTest {
    private static final Repeat FIRST = new Repeat("client", "key", "print");
    private static final List<Repeat> OTHERS =
            List.of(new Repeat("another", "key", "print"), new Repeat("client", "another", "print"));
    private static final Circumstances MADE = new Circumstances(
            new Caller("s", "client", "VL", "abb", Set.of("officer"), Set.of()), LocalDate.of(2017, 6, 20), null);

    private final StoreServer server;

    RepeatTest(StoreServer server) {
        this.server = server;
    }

    @Test
    void one_that_differs_in_client_or_key_finds_the_id_taken_and_one_that_differs_in_body_the_key_used()
            throws Exception {
        try (var store = new NoteStore(server)) {
            var first = store.notes.add("a", "one", "", MADE, FIRST);
            assertThat(store.notes.add("a", "one", "", MADE, FIRST)).isEqualTo(first);
            for (var other : OTHERS) {
                assertThatExceptionOfType(Refused.IdTaken.class)
                        .as(other.toString())
                        .isThrownBy(() -> store.notes.add("a", "one", "", MADE, other));
            }
            assertThatExceptionOfType(Refused.KeyReused.class)
                    .isThrownBy(() -> store.notes.add("a", "one", "", MADE, new Repeat("client", "key", "another")));
            store.notes.add("b", "one", "", MADE, null);
            assertThatExceptionOfType(Refused.IdTaken.class)
                    .as("made without a key")
                    .isThrownBy(() -> store.notes.add("b", "one", "", MADE, FIRST));
            assertThat(Entries.of(store.notes, "a")).hasSize(1);
        }
    }

    @Test
    void an_id_that_is_derived_is_that_of_one_client_one_key_and_one_whole() {
        var id = Repeat.idWithin("visits/a", FIRST);
        assertThat(Repeat.idWithin("visits/a", new Repeat("client", "key", "another")))
                .as("so that another body is noticed")
                .isEqualTo(id);
        assertThat(List.of(
                        Repeat.idWithin("visits/b", FIRST),
                        Repeat.idWithin("visits/a", OTHERS.get(0)),
                        Repeat.idWithin("visits/a", OTHERS.get(1)),
                        Repeat.idWithin("visits/a", null),
                        Repeat.idWithin("visits/a", null)))
                .doesNotContain(id)
                .doesNotHaveDuplicates();
    }
}
