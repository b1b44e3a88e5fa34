package eu.akkoord.platform.desk;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.store.HistoryRecord;
import eu.akkoord.platform.store.StoredAggregates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Lists of the audit read few states at once. */
class AuditsTest {
    private final FewNotes notes = new FewNotes();
    private final Counted counted = new Counted(notes);
    private final Desk<String, DeskTest.Written> desk = new Desk<>(
            counted, new Concerning(), new Quiet(), Clock.systemUTC(), (day, changed) -> new DeskTest.Written(day));

    @Test
    void attack_a_list_of_changes_holds_all_their_states() {
        for (int n = 1; n <= 500; n++) {
            notes.hold("a", "VL-" + n);
            notes.hold("n-" + n, "NL-1");
            notes.hold("n-" + n, "VL-2");
        }
        var revisions = LongStream.rangeClosed(1, 500).boxed().toList();
        var lines = desk.lines(Map.of("a", revisions));
        assertThat(lines).extracting(AuditLine::revision).isEqualTo(revisions);
        assertThat(counted.atOnce()).isLessThanOrEqualTo(21);

        var asked = new HashMap<String, List<Long>>();
        LongStream.rangeClosed(1, 500).forEach(n -> asked.put("n-" + n, List.of(2L)));
        assertThat(desk.lines(asked))
                .hasSize(500)
                .allSatisfy(line -> assertThat(line.parties()).containsExactlyInAnyOrder("NL", "VL"));
        assertThat(counted.atOnce()).as("each after the one before it").isLessThanOrEqualTo(40);
    }

    @Test
    void whom_a_state_concerns_is_said_without_the_one_before_it() {
        for (int n = 1; n <= 90; n++) {
            notes.hold("n-" + n, "NL-1");
            notes.hold("n-" + n, "VL-2");
        }
        var asked = new HashMap<String, Set<Long>>();
        LongStream.rangeClosed(1, 90).forEach(n -> asked.put("n-" + n, Set.of(2L)));
        assertThat(desk.concerned(asked))
                .hasSize(90)
                .allSatisfy((id, states) -> assertThat(states).isEqualTo(Map.of(2L, Set.of("VL"))));
        assertThat(counted.asked.stream().mapToInt(Integer::intValue).sum()).isEqualTo(90);
        assertThat(counted.atOnce()).isLessThanOrEqualTo(20);
    }

    private static final class Counted extends StoredAggregates<String, DeskTest.Written> {
        private final List<Integer> asked = new ArrayList<>();

        Counted(FewNotes notes) {
            super(notes);
        }

        int atOnce() {
            return asked.stream().mapToInt(Integer::intValue).max().orElse(0);
        }

        @Override
        public Map<String, List<HistoryRecord<String>>> entries(Map<String, ? extends Collection<Long>> revisions) {
            asked.add(revisions.values().stream().mapToInt(Collection::size).sum());
            var found = new HashMap<String, List<HistoryRecord<String>>>();
            revisions.forEach((id, some) -> found.put(
                    id,
                    some.stream()
                            .sorted()
                            .map(revision -> entry(id, revision))
                            .flatMap(Optional::stream)
                            .toList()));
            return found;
        }
    }

    /** A note concerns the party that it begins with. */
    private static final class Concerning implements Rights<String> {
        @Override
        public Function<String, Set<String>> clearances(Collection<? extends String> all) {
            return note -> Set.of();
        }

        @Override
        public Function<String, Set<String>> concerned(Collection<? extends String> all) {
            return note -> Set.of(note.substring(0, 2));
        }

        @Override
        public boolean mayWrite(Caller writer, String note) {
            return false;
        }
    }

    private static final class Quiet implements Trail {
        @Override
        public void logShown(Caller caller, String collection, Map<String, Long> things) {
            // nobody is shown anything here
        }

        @Override
        public void logRequested(Caller caller, String collection, Map<String, Long> things) {
            // nor asks
        }
    }
}
