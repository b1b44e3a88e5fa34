package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.platform.security.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A creation is the same one again when client, key and body are; what another made is shown to nobody who only names its id. */
class RepeatTest {
    private static final Repeat FIRST = new Repeat("client", "key", "print");
    private static final List<Repeat> OTHERS = List.of(
            new Repeat("another", "key", "print"),
            new Repeat("client", "another", "print"),
            new Repeat("client", "key", "another"));
    private static final Made MADE = new Made(
            new Caller("s", "client", "VL", "abb", Set.of("officer"), Set.of()), LocalDate.of(2017, 6, 20), null);

    @Test
    void one_that_differs_in_client_key_or_body_finds_the_id_taken() throws Exception {
        try (var store = new NoteStore()) {
            var first = store.notes.add("a", "one", "", MADE, FIRST);
            assertThat(store.notes.add("a", "one", "", MADE, FIRST)).isEqualTo(first);
            for (var other : OTHERS) {
                assertThatExceptionOfType(Refused.IdTaken.class)
                        .as(other.toString())
                        .isThrownBy(() -> store.notes.add("a", "one", "", MADE, other));
            }
            store.notes.add("b", "one", "", MADE, null);
            assertThatExceptionOfType(Refused.IdTaken.class)
                    .as("made without a key")
                    .isThrownBy(() -> store.notes.add("b", "one", "", MADE, FIRST));
            assertThat(store.notes.history("a")).hasSize(1);
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
