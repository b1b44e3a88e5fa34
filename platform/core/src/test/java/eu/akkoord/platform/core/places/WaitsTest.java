package eu.akkoord.platform.core.places;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.places.Places.Holder;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Nobody is refused: who would be one too many is answered at once. */
class WaitsTest {
    private static final Holder ONE = new Holder("one", "VL");
    private static final Holder OTHER = new Holder("other", "VL");
    private static final Holder THIRD = new Holder("third", "NL");

    private final Waits waits = new Waits(new Places.Share(4, 3, 2));

    @Test
    void of_one_caller_the_oldest_makes_room_for_the_newest() {
        var first = waits.begin(ONE);
        var second = waits.begin(ONE);
        var third = waits.begin(ONE);
        assertThat(first.isEnded()).isTrue();
        assertThat(second.isEnded()).isFalse();
        assertThat(third.isEnded()).isFalse();
        // it left its place already
        first.close();
        assertThat(waits.begin(OTHER).isEnded()).isFalse();
        assertThat(waits.begin(OTHER).isEnded()).isTrue();
    }

    @Test
    void attack_one_party_does_not_take_the_places_of_another() {
        var held = new ArrayList<Waits.Wait>();
        for (int number = 0; number < 10; number++) {
            held.add(waits.begin(new Holder("caller " + number, "VL")));
        }
        assertThat(held).filteredOn(wait -> !wait.isEnded()).hasSize(3);
        assertThat(waits.begin(THIRD).isEnded()).isFalse();
        assertThat(waits.begin(new Holder("fourth", "NL")).isEnded()).isTrue();
    }

    @Test
    void a_place_comes_free_once() {
        for (int round = 0; round < 10; round++) {
            var wait = waits.begin(ONE);
            var beside = waits.begin(OTHER);
            assertThat(wait.isEnded()).isFalse();
            assertThat(beside.isEnded()).isFalse();
            wait.close();
            wait.close();
            beside.close();
            assertThat(wait.isEnded()).isTrue();
        }
        for (int number = 0; number < 3; number++) {
            assertThat(waits.begin(new Holder("caller " + number, "VL")).isEnded())
                    .isFalse();
        }
        assertThat(waits.begin(new Holder("one more", "VL")).isEnded()).isTrue();
    }
}
