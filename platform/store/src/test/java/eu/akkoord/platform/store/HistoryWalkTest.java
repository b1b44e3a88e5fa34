package eu.akkoord.platform.store;

import static eu.akkoord.platform.store.MongoAggregatesTest.MADE;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.test.OnEveryStore;
import eu.akkoord.platform.test.StoreServer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A history of several buckets, of which the newest entries still wait to be told. */
@OnEveryStore
class HistoryWalkTest {
    private static final int REVISIONS = 500;
    private static final int TOLD = 480;

    private static final Map<StoreServer, NoteStore> WRITTEN = new HashMap<>();

    private final NoteStore store;
    private final List<HistoryRecord<String>> whole;

    HistoryWalkTest(StoreServer server) {
        store = WRITTEN.computeIfAbsent(server, HistoryWalkTest::written);
        whole = Entries.of(store.notes, "a");
    }

    private static NoteStore written(StoreServer server) {
        var store = new NoteStore(server);
        store.hold();
        var note = store.notes.add("a", "1", "", made(1), null);
        for (int revision = 2; revision <= REVISIONS; revision++) {
            note = store.notes.save("a", note, "" + revision, "", made(revision));
            if (revision % 40 == 0) {
                new Relay<>("a", store.outbox()).run();
            }
        }
        assertThat(store.outbox().pending()).isNotEmpty();
        return store;
    }

    private History<String> history(Predicate<String> readable) {
        return new History<>(store.notes, "a", states -> readable, shown -> {});
    }

    @AfterAll
    static void close() {
        WRITTEN.values().forEach(NoteStore::close);
        WRITTEN.clear();
    }

    @Test
    void it_gives_every_entry_in_both_directions() {
        var upwards = LongStream.rangeClosed(1, REVISIONS).boxed().toList();
        assertThat(whole).extracting(HistoryRecord::revision).isEqualTo(upwards);
        assertThat(whole)
                .extracting(HistoryRecord::after)
                .isEqualTo(upwards.stream().map(String::valueOf).toList());
        assertThat(revisions(new HistoryQuery(HistoryQuery.ALL.types(), null, null, true, null)))
                .isEqualTo(upwards.reversed());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 49, 50, 51, 100, 479, 480, 481, 499, 500, 600})
    void it_goes_on_after_any_entry(long after) {
        assertThat(revisions(HistoryQuery.ALL.after(after)))
                .isEqualTo(LongStream.rangeClosed(after + 1, REVISIONS).boxed().toList());
        var down = LongStream.rangeClosed(1, Math.min(after - 1, REVISIONS))
                .boxed()
                .toList();
        assertThat(revisions(new HistoryQuery(HistoryQuery.ALL.types(), null, null, true, after)))
                .isEqualTo(down.reversed());
    }

    @Test
    void it_passes_over_what_does_not_hold_a_word() {
        assertThat(revisions(HistoryQuery.ALL.holding("notes.a.257"))).containsExactly(257L);
        assertThat(revisions(HistoryQuery.ALL.holding("notes.a.99"))).containsExactly(99L);
        assertThat(revisions(HistoryQuery.ALL.holding("nowhere"))).isEmpty();
    }

    @Test
    void one_entry_is_found_wherever_it_stands() {
        for (long revision : List.of(1L, 50L, 51L, (long) TOLD, TOLD + 1L, (long) REVISIONS)) {
            assertThat(store.notes.entry("a", revision))
                    .map(HistoryRecord::after)
                    .contains("" + revision);
        }
        assertThat(store.notes.entry("a", REVISIONS + 1)).isEmpty();
        assertThat(store.notes.entry("b", 1)).isEmpty();
    }

    @Test
    void a_moment_is_found_in_few_buckets() {
        for (int place = 0; place < REVISIONS; place += 7) {
            var past = whole.get(place);
            store.commands.clear();
            var then = store.notes.find("a", new Moment(null, past.registered()));
            assertThat(then).map(Recorded::registered).contains(past.registered());
            assertThat(then)
                    .map(Recorded::revision)
                    .hasValueSatisfying(found -> assertThat(found)
                            .isEqualTo(whole.stream()
                                    .filter(each -> !each.registered().isAfter(past.registered()))
                                    .count()));
            assertThat(bucketsRead()).isLessThanOrEqualTo(4);
        }
        assertThat(store.notes.find(
                        "a", new Moment(null, whole.getFirst().registered().minusSeconds(1))))
                .isEmpty();
    }

    @Test
    void a_part_reads_no_more_than_it_gives() {
        store.commands.clear();
        var some = new ArrayList<Long>();
        store.notes.walk("a", HistoryQuery.ALL.after(100), past -> {
            some.add(past.revision());
            return some.size() < 20;
        });
        assertThat(some).hasSize(20).startsWith(101L);
        assertThat(bucketsRead()).isEqualTo(1);
    }

    @Test
    void a_walk_ends_where_it_has_read_as_many_buckets_as_it_may() {
        var never = HistoryQuery.of("never");
        assertThat(store.notes.walk("a", never.within(2), past -> true)).isEqualTo(new HistoryQuery.End(2, 100L));
        assertThat(store.notes.walk("a", never.after(430).within(1), past -> true))
                .isEqualTo(new HistoryQuery.End(1, 450L));
        assertThat(store.notes.walk("a", never.after(430).within(3), past -> true))
                .as("the last bucket is empty yet")
                .isEqualTo(new HistoryQuery.End(2, null));
        var down = new HistoryQuery(Set.of("never"), null, null, true, null);
        assertThat(store.notes.walk("a", down.within(2), past -> true)).isEqualTo(new HistoryQuery.End(2, 401L));
        assertThat(store.notes.walk("a", down.after(401).within(9), past -> true))
                .isEqualTo(new HistoryQuery.End(8, null));
    }

    @Test
    void attack_a_page_of_what_never_happened_reads_the_whole_history() {
        var history = history(note -> true);
        for (boolean newestFirst : List.of(false, true)) {
            store.commands.clear();
            var wanted = new HistoryQuery(Set.of("never"), null, null, newestFirst, null);
            var part = history.part(wanted, 20, HistoryRecord::revision);
            assertThat(part.items()).isEmpty();
            assertThat(bucketsRead()).isEqualTo(8);
            var next = Objects.requireNonNull(part.next());
            assertThat(next).isEqualTo(newestFirst ? 101L : 400L);
            assertThat(history.part(wanted.after(next), 20, HistoryRecord::revision))
                    .isEqualTo(new History.Part<>(List.of(), null));
        }
    }

    @Test
    void every_entry_is_on_one_of_the_pages_whatever_is_passed_over() {
        var history = history(note -> note.endsWith("7"));
        for (boolean newestFirst : List.of(false, true)) {
            var all = new ArrayList<Long>();
            var wanted = new HistoryQuery(Set.of("written"), null, null, newestFirst, null);
            for (Long next = 0L; next != null; ) {
                var part = history.part(next == 0 ? wanted : wanted.after(next), 3, HistoryRecord::revision);
                all.addAll(part.items());
                next = part.next();
            }
            var ending = LongStream.rangeClosed(1, REVISIONS)
                    .filter(one -> one % 10 == 7)
                    .boxed()
                    .toList();
            assertThat(all).isEqualTo(newestFirst ? ending.reversed() : ending);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 99, 100, 101, 250, 400, 470, 480, 490, 500})
    void days_are_found_in_few_buckets(int revision) {
        var history = history(note -> true);
        var expected = LongStream.rangeClosed(1, REVISIONS)
                .filter(one -> day((int) one).equals(day(revision)))
                .boxed()
                .toList();
        for (boolean newestFirst : List.of(false, true)) {
            store.commands.clear();
            var wanted = new HistoryQuery(Set.of(), day(revision), day(revision), newestFirst, null);
            assertThat(history.part(wanted, 100, HistoryRecord::revision))
                    .isEqualTo(new History.Part<>(newestFirst ? expected.reversed() : expected, null));
            assertThat(bucketsRead()).as("at most four to find them").isLessThanOrEqualTo(4 + 2);
        }
        assertThat(history.part(new HistoryQuery(Set.of(), null, day(0), true, null), 20, HistoryRecord::revision))
                .isEqualTo(new History.Part<>(List.of(), null));
        assertThat(history.part(
                        new HistoryQuery(Set.of(), day(REVISIONS + 10), null, false, null),
                        20,
                        HistoryRecord::revision))
                .isEqualTo(new History.Part<>(List.of(), null));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 50, 51, 333, 480, 481, 500})
    void attack_a_repeated_answer_reads_the_whole_history(long revision) {
        var history = history(note -> true);
        store.commands.clear();
        assertThat(history.madeSo(Long.MAX_VALUE, note -> Long.parseLong(note) >= revision))
                .map(HistoryRecord::revision)
                .contains(revision);
        assertThat(bucketsRead()).as("halving five hundred").isLessThanOrEqualTo(9);
        assertThat(history.madeSo(revision - 1, note -> Long.parseLong(note) >= revision))
                .isEmpty();
    }

    private long bucketsRead() {
        return store.commands.stream().filter("find notes_history"::equals).count();
    }

    /** Ten changes a day. */
    private static LocalDate day(int revision) {
        return LocalDate.EPOCH.plusDays(Math.floorDiv(revision - 1, 10));
    }

    private static Circumstances made(int revision) {
        return new Circumstances(MADE.by(), day(revision), null);
    }

    private List<Long> revisions(HistoryQuery walk) {
        var revisions = new ArrayList<Long>();
        store.notes.walk("a", walk, past -> revisions.add(past.revision()));
        return revisions;
    }
}
