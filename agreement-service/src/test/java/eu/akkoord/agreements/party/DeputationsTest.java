package eu.akkoord.agreements.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeputationsTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);
    private static final Deputation.Act ACT =
            new Deputation.Act(FIRST, Instant.parse("2026-07-01T08:00:00Z"), "issuer#c", "abb", "verlof");

    private static Deputation lasting(String id, LocalDate until) {
        return new Deputation(id, "issuer#o", FIRST, until, ACT, null, null);
    }

    @Test
    void only_those_that_are_over_make_room_for_more() {
        var all = Deputations.NONE.name(lasting("lang", FIRST.plusDays(89)), FIRST);
        for (int i = 0; i < 21; i++) {
            all = all.name(lasting("kort-" + i, FIRST), FIRST.plusDays(1));
        }

        assertThat(all.find("lang")).isPresent();
        assertThat(all.name(lasting("nog-een", FIRST), FIRST.plusDays(1)).all())
                .extracting(Deputation::id)
                .startsWith("lang", "kort-1")
                .containsAll(IntStream.range(1, 21).mapToObj(i -> "kort-" + i).toList());
    }
}
