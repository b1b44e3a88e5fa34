package eu.akkoord.platform.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatTest {
    private static final Repeat FIRST = new Repeat("client officer", "k-1", "f-1");

    @Test
    void a_creation_that_is_repeated_gets_the_same_id() {
        var id = Repeat.idWithin("visit-1", FIRST);

        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(Repeat.idWithin("visit-1", new Repeat("client officer", "k-1", "f-2")))
                .as("so that the store sees that another body came with the key")
                .isEqualTo(id);
    }

    @Test
    void another_key_or_whole_or_writer_makes_another_id() {
        assertThat(Repeat.idWithin("visit-1", FIRST))
                .isNotEqualTo(Repeat.idWithin("visit-2", FIRST))
                .isNotEqualTo(Repeat.idWithin("visit-1", new Repeat("client officer", "k-2", "f-1")))
                .isNotEqualTo(Repeat.idWithin("visit-1", new Repeat("client reader", "k-1", "f-1")));
    }

    @Test
    void without_a_key_each_creation_gets_an_id_of_its_own() {
        assertThat(Repeat.idWithin("visit-1", null)).isNotBlank().isNotEqualTo(Repeat.idWithin("visit-1", null));
    }
}
