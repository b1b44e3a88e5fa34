package eu.akkoord.platform.desk.consent;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.DomainEvent;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.store.Circumstances;
import eu.akkoord.platform.store.HistoryQuery;
import eu.akkoord.platform.store.HistoryRecord;
import eu.akkoord.platform.store.TextPlaces;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LapsingTest {
    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);
    private static final LocalDate LATE = MAY_4.plusDays(30 + 1);

    private final Memory all = new Memory();
    private final Lapsing<Offers<String>, Ended> lapsing = new Lapsing<>(all, offers -> offers, (offers, today) -> {
        var lapsed = offers.lapsed(today).orElseThrow();
        return new Change<>(offers.with(lapsed), new Ended(lapsed.lapses().plusDays(1)));
    });

    private record Ended(LocalDate occurred) implements DomainEvent {}

    private static Offers<String> offers(String... ids) {
        var offers = Offers.<String>none();
        for (var id : ids) {
            offers = offers.add(
                    Offer.make(id, "joining", new Side("VL", "abb"), Set.of("NL"), "", "want", MAY_4, MAY_4));
        }
        return offers;
    }

    @Test
    void what_has_passed_is_ended_one_change_at_a_time_and_once() {
        all.put("a", offers("een", "twee"), MAY_4);
        all.put("b", offers(), MAY_4);
        assertThat(lapsing.run(LATE.minusDays(1))).isZero();
        assertThat(lapsing.run(LATE)).isEqualTo(2);
        assertThat(all.made).hasSize(2).allSatisfy(made -> {
            assertThat(made.by().party()).isEqualTo("VL");
            assertThat(made.by().roles()).isEmpty();
            assertThat(made.occurred()).isEqualTo(LATE);
        });
        assertThat(lapsing.run(LATE.plusDays(1))).isZero();
    }

    @Test
    void the_day_is_never_before_that_of_the_change_before() {
        all.put("a", offers("een"), LATE.plusDays(3));
        lapsing.run(LATE.plusDays(4));
        assertThat(all.made).extracting(Circumstances::occurred).containsExactly(LATE.plusDays(3));
    }

    @Test
    void one_that_another_instance_ends_first_does_not_stop_the_others() {
        all.put("a", offers("een"), MAY_4);
        all.put("b", offers("een"), MAY_4);
        all.taken = "a";
        assertThat(lapsing.run(LATE)).isEqualTo(1);
    }

    /** Keeps what is asked of it here, and nothing else. */
    private static final class Memory implements Aggregates<Offers<String>, Ended> {
        private final TreeMap<String, Recorded<Offers<String>>> kept = new TreeMap<>();
        private final List<Circumstances> made = new ArrayList<>();
        private @Nullable String taken;

        void put(String id, Offers<String> offers, LocalDate occurred) {
            kept.put(id, new Recorded<>(offers, 1, occurred, Instant.EPOCH, Instant.EPOCH));
        }

        @Override
        public String collection() {
            return "notes";
        }

        @Override
        public Recorded<Offers<String>> strike(
                String id,
                Recorded<Offers<String>> before,
                Offers<String> after,
                Ended event,
                Circumstances made,
                TextPlaces which) {
            return save(id, before, after, event, made);
        }

        @Override
        public TextPlaces places(String id, String text, TextPlaces before, TextPlaces.Meant<Offers<String>> which) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Recorded<Offers<String>> save(
                String id, Recorded<Offers<String>> before, Offers<String> after, Ended event, Circumstances how) {
            if (id.equals(taken)) {
                throw new Refused.OutdatedRevision(id, before.revision());
            }
            made.add(how);
            put(id, after, how.occurred());
            return before(id);
        }

        private Recorded<Offers<String>> before(String id) {
            return find(id).orElseThrow();
        }

        @Override
        public Optional<Recorded<Offers<String>>> find(String id) {
            return Optional.ofNullable(kept.get(id));
        }

        @Override
        public SequencedMap<String, Recorded<Offers<String>>> scan(@Nullable String after, int most) {
            return new LinkedHashMap<>(after == null ? kept : kept.tailMap(after, false));
        }

        @Override
        public Map<String, Recorded<Offers<String>>> find(Collection<String> ids) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Recorded<Offers<String>> add(
                String id, Offers<String> aggregate, Ended event, Circumstances how, @Nullable Repeat repeat) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> text(String id, @Nullable Long revision, String pointer) {
            return Optional.empty();
        }

        @Override
        public Offers<String> without(String id, Offers<String> aggregate, BiPredicate<String, String> which) {
            return aggregate;
        }

        @Override
        public Optional<Recorded<Offers<String>>> find(String id, Moment moment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public HistoryQuery.End walk(String id, HistoryQuery walk, Predicate<HistoryRecord<Offers<String>>> goesOn) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<HistoryRecord<Offers<String>>> entry(String id, long revision) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, List<HistoryRecord<Offers<String>>>> entries(
                Map<String, ? extends Collection<Long>> revisions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<byte[]> event(String id, long revision) {
            throw new UnsupportedOperationException();
        }
    }
}
