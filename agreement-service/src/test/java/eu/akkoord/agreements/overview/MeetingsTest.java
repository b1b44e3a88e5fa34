package eu.akkoord.agreements.overview;

import static eu.akkoord.agreements.overview.Told.TODAY;
import static eu.akkoord.agreements.overview.Told.session;
import static eu.akkoord.agreements.overview.Told.visit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names the last meeting and the next one, and counts whom they reached. */
class MeetingsTest {
    @Test
    void nobody_is_reached_by_a_session_before_it_is_held() {
        var progress = Progress.of(
                Told.AGREEMENT,
                Told.of(
                        List.of(),
                        List.of(visit("juni", KnownVisit.Stage.HELD, "2017-06", "VL", "NL")),
                        List.of(session("s1", "juni", KnownSession.Stage.OPEN, "2018-10", 9))),
                TODAY);

        assertThat(progress.reached()).isEqualTo(Reach.NOBODY);
    }

    @Test
    void a_sum_is_an_estimate_as_soon_as_a_part_of_it_is() {
        var counted = new Reach(3, false);
        var guessed = new Reach(40, true);

        assertThat(counted.and(counted)).isEqualTo(new Reach(6, false));
        assertThat(counted.and(guessed)).isEqualTo(new Reach(43, true));
        assertThat(guessed.and(counted)).isEqualTo(new Reach(43, true));
    }

    @Test
    void an_open_end_is_the_last_and_an_open_start_the_next_and_of_two_alike_the_id_decides() {
        var progress = Progress.of(
                Told.AGREEMENT,
                Told.of(
                        List.of(),
                        List.of(
                                visit("open-einde", KnownVisit.Stage.HELD, "2016/..", "VL", "NL"),
                                visit("juni", KnownVisit.Stage.HELD, "2017-06", "VL", "NL"),
                                visit("later", KnownVisit.Stage.PLANNED, "2018-21", "VL", "NL"),
                                visit("open-begin", KnownVisit.Stage.PLANNED, "../2019", "VL", "NL")),
                        List.of()),
                TODAY);
        assertThat(progress.last().orElseThrow().link().id()).isEqualTo("open-einde");
        assertThat(progress.next().orElseThrow().link().id()).isEqualTo("open-begin");

        var alike = Progress.of(
                Told.AGREEMENT,
                Told.of(
                        List.of(),
                        List.of(
                                visit("b", KnownVisit.Stage.PLANNED, "2018-21", "VL", "NL"),
                                visit("a", KnownVisit.Stage.PLANNED, "2018-21", "VL", "NL"),
                                visit("d", KnownVisit.Stage.HELD, "2017", "VL", "NL"),
                                visit("c", KnownVisit.Stage.HELD, "2017", "VL", "NL")),
                        List.of()),
                TODAY);
        assertThat(alike.next().orElseThrow().link().id()).isEqualTo("a");
        assertThat(alike.last().orElseThrow().link().id()).isEqualTo("d");
    }
}
