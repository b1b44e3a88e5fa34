package eu.akkoord.platform.core.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Meets on a day and each later one what counts from then on, and on none before. */
class ClearanceTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private static Caller caller(String subject, String party) {
        return new Caller(subject, "issuer#c", party, "abb", Set.of("reader"), Set.of());
    }

    @Test
    void a_day_is_met_by_itself_and_every_later_one() {
        var who = caller("issuer#o", "VL");
        for (int from = 0; from < 1200; from += 13) {
            var opening = Clearance.since("issuer#o", "VL", FIRST.plusDays(from));
            for (int day = 0; day < 1200; day += 7) {
                var held = Clearance.since(who, FIRST.plusDays(day));
                assertThat(Clearance.meet(held, opening))
                        .as("day %d from %d", day, from)
                        .isEqualTo(day >= from);
                assertThat(held).hasSizeLessThan(16);
            }
        }
    }

    @Test
    void nobody_else_meets_it() {
        var opening = Clearance.since("issuer#o", "VL", FIRST);
        assertThat(Clearance.meet(Clearance.since(caller("issuer#p", "VL"), FIRST.plusDays(9)), opening))
                .isFalse();
        assertThat(Clearance.meet(Clearance.since(caller("issuer#o", "NL"), FIRST.plusDays(9)), opening))
                .isFalse();
        assertThat(opening)
                .allMatch(Clearance::isSince)
                .allMatch(token -> Clearance.ofParty(token).filter("VL"::equals).isPresent());
    }
}
