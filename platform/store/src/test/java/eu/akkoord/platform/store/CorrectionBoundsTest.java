package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** However much one party corrects, the party that first registered a thing can correct, and reading costs little. */
class CorrectionBoundsTest {
    private static final LocalDate DAY = LocalDate.of(2017, 1, 1);
    private static final String PLACE = "/status/since#0123456789abcdef";
    private static final int SMALL = 250;

    @Test
    void attack_one_party_uses_up_all_corrections() {
        var all = corrections(Corrections.of(null), "NL", 19, List.of());
        assertThat(bound(all, "NL", SMALL)).isNull();
        all = corrections(all, "NL", 1, List.of());
        assertThat(bound(all, "NL", SMALL)).isEqualTo(new CorrectionBound("correction.tooManyOfOne", 20));
        assertThat(bound(all, "DE", SMALL)).isNull();
        all = corrections(all, "DE", 20, List.of());
        all = corrections(all, "FR", 20, List.of());
        assertThat(bound(all, "LU", SMALL)).as("together").isNotNull();
        assertThat(bound(all, "VL", SMALL)).isNull();
        all = corrections(all, "VL", 40, List.of());
        assertThat(bound(all, "VL", SMALL)).isEqualTo(new CorrectionBound("correction.tooMany", 100));
    }

    @Test
    void attack_a_few_corrections_of_many_days_fill_the_document() {
        var many = Collections.nCopies(60, PLACE);
        var all = corrections(Corrections.of(null), "NL", 2, many);
        assertThat(bound(all, "NL", 3000)).isEqualTo(new CorrectionBound("correction.tooLargeOfOne", 6));
        assertThat(bound(all, "VL", 3000)).isNull();
        all = corrections(all, "VL", 10, many);
        assertThat(bound(all, "VL", 3000)).isEqualTo(new CorrectionBound("correction.tooLarge", 32));
        var stored = new Document(Corrections.NAME, all.form());
        assertThat(all.size()).as("no less than is stored").isGreaterThanOrEqualTo(Registrar.size(stored) - 20);
    }

    @Test
    void attack_each_entry_puts_the_days_of_all_corrections_together() {
        var all = corrections(Corrections.of(null), "VL", 50, List.of(PLACE));
        var places = new DayPlaces(Set.of());
        var state = new Document("status", new Document("stage", "held").append("since", DAY.toString()));
        var read = new HashSet<Document>();
        LongStream.rangeClosed(2, 99).forEach(revision -> read.add(all.state(revision, state, null, places)));
        assertThat(all.folds()).isEqualTo(1);
        assertThat(read).containsExactly(state);
    }

    @Test
    void the_days_of_corrections_follow_each_other() {
        var state = new Document("status", new Document("stage", "held").append("since", DAY.toString()));
        var places = new DayPlaces(Set.of());
        var brought = Corrections.brought(null, state, DAY, places);
        var all = Corrections.of(null)
                .and(correction(100, DAY, DAY.plusDays(2), brought, "VL"))
                .and(correction(101, DAY.plusDays(2), DAY.plusDays(1), brought, "VL"))
                .and(correction(102, DAY, DAY.plusDays(9), brought, "VL"));
        assertThat(all.state(2, state, null, places).toString())
                .contains(DAY.plusDays(1).toString());
        assertThat(all.state(2, state, Instant.ofEpochSecond(100), places).toString())
                .contains(DAY.plusDays(2).toString());
    }

    private static @Nullable CorrectionBound bound(Corrections all, String party, int bytes) {
        return all.bound(party, party.equals("VL"), "VL", bytes);
    }

    private static Corrections corrections(Corrections before, String party, int number, List<String> places) {
        var all = before;
        for (int made = 0; made < number; made++) {
            all = all.and(correction(100 + all.all().size(), DAY, DAY.plusDays(1), places, party));
        }
        return all;
    }

    private static Corrections.Correction correction(
            long by, LocalDate was, LocalDate day, List<String> places, String party) {
        return new Corrections.Correction(by, 1, was, day, Instant.ofEpochSecond(by), places, 2, DAY, party);
    }
}
