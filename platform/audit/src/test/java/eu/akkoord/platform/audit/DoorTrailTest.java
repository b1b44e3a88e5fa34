package eu.akkoord.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.store.ReadEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A refusal is never lost among many, and many never fill the log. */
class DoorTrailTest {
    private static final String OPERATION = "GET /audits";

    private final List<ReadEvent> kept = new ArrayList<>();
    private final Ticking clock = new Ticking();
    private final DoorTrail door = new DoorTrail(kept::add, clock, Runnable::run);

    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-01-05T10:59:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void the_first_of_an_hour_is_kept_at_once_and_the_others_together() {
        for (int times = 0; times < 1000; times++) {
            door.refused(caller("a"), OPERATION);
        }
        assertThat(kept).extracting(ReadEvent::times).containsExactly(1L);
        door.endHour();
        assertThat(kept).hasSize(1);
        clock.pass(Duration.ofHours(1));
        door.endHour();
        assertThat(kept).extracting(ReadEvent::times).containsExactly(1L, 999L);
        clock.pass(Duration.ofHours(1));
        door.endHour();
        assertThat(kept).hasSize(2);
        door.refused(caller("a"), OPERATION);
        assertThat(kept).extracting(ReadEvent::times).containsExactly(1L, 999L, 1L);
    }

    @Test
    void each_caller_and_operation_is_told_of() {
        door.refused(caller("a"), OPERATION);
        door.refused(caller("b"), OPERATION);
        door.refused(caller("b"), "GET /alerts");
        assertThat(kept).extracting(reading -> reading.by().subject()).containsExactly("a", "b", "b");
        assertThat(kept).allMatch(reading -> reading.kind() == ReadEvent.Kind.REFUSED);
    }

    @Test
    void a_flood_of_callers_takes_a_bounded_place() {
        for (int caller = 0; caller < 10_000 + 500; caller++) {
            door.refused(caller("c" + caller, "P" + caller % 10), OPERATION);
        }
        assertThat(kept).hasSize(10_000);
    }

    @Test
    void attack_one_party_lets_itself_be_refused_so_often_that_others_leave_no_trace() {
        for (int caller = 0; caller < 10_000; caller++) {
            door.refused(caller("c" + caller), OPERATION);
        }
        assertThat(kept).hasSize(2_000);
        door.refused(caller("d", "NL"), OPERATION);
        assertThat(kept).hasSize(2_000 + 1);
    }

    @Test
    void a_refusal_is_answered_even_when_it_cannot_be_kept_and_an_operators_act_is_not_done() {
        var broken = new DoorTrail(
                reading -> {
                    throw new IllegalStateException("away");
                },
                clock,
                Runnable::run);
        broken.refused(caller("a"), OPERATION);
        assertThatThrownBy(() -> broken.operated(caller("o"), "POST /x", "projections", "dossiers"))
                .hasMessage("away");
        door.operated(caller("o"), "POST /x", "projections", "dossiers");
        assertThat(kept.getFirst().things()).isEqualTo(Map.of("dossiers", 0L));
    }

    private static Caller caller(String subject) {
        return caller(subject, "VL");
    }

    private static Caller caller(String subject, String party) {
        return new Caller(subject, "c", party, "abb", Set.of("reader"), Set.of());
    }
}
