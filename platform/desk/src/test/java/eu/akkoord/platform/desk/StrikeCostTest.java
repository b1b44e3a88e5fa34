package eu.akkoord.platform.desk;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.store.Circumstances;
import eu.akkoord.platform.store.HistoryQuery;
import eu.akkoord.platform.store.HistoryRecord;
import eu.akkoord.platform.store.StoredAggregates;
import eu.akkoord.platform.store.TextPlaces;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** To strike a text costs one look at each entry, however often it stands there and however often others write. */
class StrikeCostTest {
    private static final Caller COORDINATOR = new Caller("s", "c", "VL", "abb", Set.of("coordinator"), Set.of());

    private final FewNotes notes = new FewNotes();
    private final Contested contested = new Contested(notes);
    private final Desk<String, DeskTest.Written> desk = new Desk<>(
            contested, new Open(), new Quiet(), Clock.systemUTC(), (day, changed) -> new DeskTest.Written(day));

    @Test
    void attack_a_text_that_stands_everywhere_is_looked_up_once_for_each_place() {
        for (int n = 1; n <= 100; n++) {
            notes.hold("a", "Jansen");
        }
        strike();
        assertThat(contested.entriesRead).as("the one that was pointed to").isEqualTo(1);
    }

    @Test
    void attack_whoever_writes_all_the_time_keeps_a_text_from_being_struck() {
        notes.hold("a", "Jansen");
        contested.lost = 3;
        strike();
        assertThat(contested.lookedAfter).containsExactly(0L, 1L, 2L, 3L);
        assertThat(contested.walks).as("for who said it first").isEqualTo(1);
    }

    private void strike() {
        desk.strike("a", new Striking("/text", null), new ChangeNote(null, null), COORDINATOR);
    }

    /** Notes of which the same is written again before somebody who strikes it. */
    private static final class Contested extends StoredAggregates<String, DeskTest.Written> {
        private final FewNotes notes;
        private final List<Long> lookedAfter = new ArrayList<>();
        private int entriesRead;
        private int walks;
        private int lost;

        Contested(FewNotes notes) {
            super(notes);
            this.notes = notes;
        }

        @Override
        public Optional<HistoryRecord<String>> entry(String id, long revision) {
            entriesRead++;
            return super.entry(id, revision);
        }

        @Override
        public HistoryQuery.End walk(String id, HistoryQuery walk, Predicate<HistoryRecord<String>> goesOn) {
            walks++;
            return super.walk(id, walk, goesOn);
        }

        @Override
        public TextPlaces places(String id, String text, TextPlaces before, TextPlaces.Meant<String> which) {
            lookedAfter.add(before.upTo());
            return super.places(id, text, before, which);
        }

        @Override
        public Recorded<String> strike(
                String id,
                Recorded<String> before,
                String after,
                DeskTest.Written event,
                Circumstances made,
                TextPlaces which) {
            assertThat(which.pointers()).hasSize(Math.toIntExact(before.revision()));
            if (lost-- > 0) {
                notes.hold(id, before.value());
                throw new Refused.OutdatedRevision(id, before.revision());
            }
            return super.strike(id, before, after, event, made, which);
        }
    }

    private static final class Open implements Rights<String> {
        @Override
        public Function<String, Set<String>> clearances(Collection<? extends String> all) {
            return note -> Set.of("party:VL");
        }

        @Override
        public boolean mayStrike(Caller coordinator, String note) {
            return true;
        }

        @Override
        public boolean mayStrike(Caller coordinator, String note, String struck, Supplier<String> writer) {
            return writer.get().equals(coordinator.party());
        }

        @Override
        public boolean mayWrite(Caller writer, String note) {
            return true;
        }
    }

    private static final class Quiet implements Trail {
        @Override
        public void logShown(Caller caller, String collection, Map<String, Long> things) {
            // nothing here is confidential
        }

        @Override
        public void logRequested(Caller caller, String collection, Map<String, Long> things) {
            // nor without a history
        }
    }
}
