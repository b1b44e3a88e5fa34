package eu.akkoord.platform.desk;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.store.Actor;
import eu.akkoord.platform.store.HistoryRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditedTest {
    @ParameterizedTest
    @CsvSource({"VL, true, true", "NL, true, false", "LU, false, true", "FR, false, false"})
    void each_state_is_shown_to_whom_it_concerns_and_both_to_who_made_the_change(
            String party, boolean before, boolean after) {
        var past = new HistoryRecord<>(
                2,
                "changed",
                LocalDate.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                new Actor("s", "c", "VL", "abb", null),
                null,
                null,
                null,
                "Zaak",
                Map.of(),
                List.of());
        var change = Audited.toAll("notes", "a", Audited.CHANGE, past, Set.of("NL"), Set.of("LU"));
        assertThat(change.showsBefore(party)).isEqualTo(before);
        assertThat(change.showsAfter(party)).isEqualTo(after);
        assertThat(change.parties()).containsExactlyInAnyOrder("VL", "NL", "LU");
    }
}
