package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.test.OnEveryStore;
import eu.akkoord.platform.test.StoreServer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A past day and a stretch of days are found by the days as they were set right, and as that was known at a moment. */
@OnEveryStore
class CorrectionsTest {
    private static final Caller BY = new Caller("s", "c", "VL", "abb", Set.of("officer"), Set.of());
    private static final LocalDate DAY = LocalDate.of(2017, 1, 1);

    private final StoreServer server;
    private final int changes;
    private final List<Written> account = new ArrayList<>();
    private final Random random = new Random(17);

    CorrectionsTest(StoreServer server) {
        this.server = server;
        // FerretDB takes a hundred times as long
        changes = server.isAtomic() ? 170 : 60;
    }

    /** @param of the revision that it corrects; 0 of any other change */
    private record Written(long revision, long of, LocalDate day, Instant registered) {}

    @Test
    void every_moment_is_answered_as_a_plain_account_of_all_days_says() throws Exception {
        try (var store = new NoteStore(server)) {
            store.stopTelling();
            var first = store.notes.add("a", "1", "", made(DAY), null);
            account.add(new Written(1, 0, DAY, first.registered()));
            while (account.size() < changes) {
                if (random.nextInt(3) == 0) {
                    correct(store);
                } else {
                    change(store);
                }
                waitForRelay(store);
            }
            assertThat(store.stores.check().findings()).isEmpty();
            for (int tries = 0; tries < 2 * changes; tries++) {
                var asOf = DAY.plusDays(random.nextInt(400) - 10);
                var knownAt = random.nextInt(3) == 0
                        ? null
                        : account.get(random.nextInt(account.size())).registered();
                assertThat(store.notes.find("a", new Moment(asOf, knownAt)).map(Recorded::revision))
                        .as("%s known at %s", asOf, knownAt)
                        .isEqualTo(account.stream()
                                .filter(one -> isKnown(one, knownAt)
                                        && !day(one, knownAt).isAfter(asOf))
                                .map(Written::revision)
                                .reduce((earlier, later) -> later));
            }
            for (boolean newestFirst : List.of(true, false)) {
                var from = DAY.plusDays(random.nextInt(100));
                var to = from.plusDays(random.nextInt(100));
                var walked = new ArrayList<Long>();
                store.notes.walk("a", new HistoryQuery(Set.of(), from, to, newestFirst, null), past -> {
                    assertThat(past.occurred()).isEqualTo(day(account.get((int) past.revision() - 1), null));
                    return walked.add(past.revision());
                });
                var expected = account.stream()
                        .filter(one -> !day(one, null).isBefore(from)
                                && !day(one, null).isAfter(to))
                        .map(Written::revision)
                        .toList();
                assertThat(walked).isEqualTo(newestFirst ? expected.reversed() : expected);
            }
        }
    }

    @Test
    void attack_a_day_that_somebody_corrects_in_the_store_is_named() throws Exception {
        try (var store = new NoteStore(server)) {
            store.stopTelling();
            var first = store.notes.add("a", "1", "", made(DAY), null);
            account.add(new Written(1, 0, DAY, first.registered()));
            change(store);
            change(store);
            correct(store, 2, DAY, made(now(store).recorded().occurred()));
            assertThat(store.stores.check().findings()).isEmpty();
            store.collection("notes")
                    .updateOne(
                            new Document("_id", "a"),
                            new Document("$set", new Document("corrections.0.day", "2016-01-01")));
            assertThat(store.stores.check().findings())
                    .extracting(CheckResult.Finding::id)
                    .containsExactly("a");
        }
    }

    @Test
    void attack_one_party_corrects_to_and_fro_until_nobody_can() throws Exception {
        try (var store = new NoteStore(server)) {
            store.stopTelling();
            store.notes.add("a", "1", "", made(DAY), null);
            var other = new Caller("s", "c", "NL", "szw", Set.of("officer"), Set.of());
            store.notes.save(now(store), "2", "", new Circumstances(other, DAY, null));
            for (int times = 1; times <= Aggregates.MOST_CORRECTIONS_OF_ONE; times++) {
                assertThat(store.notes.bound(now(store), 2, DAY, "NL")).isNull();
                var day = DAY.plusDays(times);
                correct(store, 2, day, new Circumstances(other, day, null));
                store.relayed("a");
            }
            assertThat(store.notes.bound(now(store), 2, DAY, "NL"))
                    .isEqualTo(new CorrectionBound("correction.tooManyOfOne", Aggregates.MOST_CORRECTIONS_OF_ONE));
            assertThat(store.notes.bound(now(store), 1, DAY, "VL")).isNull();
            assertThat(store.stores.check().findings()).isEmpty();
        }
    }

    @Test
    void attack_a_change_names_a_correction_that_is_hidden() throws Exception {
        try (var store = new NoteStore(server)) {
            store.stopTelling();
            store.notes.add("a", "1", "", made(DAY), null);
            store.notes.save(now(store), "hidden", "", made(DAY));
            correct(store, 1, DAY.minusDays(1), made(DAY));
            store.notes.save(now(store), "2", "", made(DAY));
            assertThat(corrected(store, note -> true)).isNotNull();
            assertThat(corrected(store, note -> !note.equals("hidden"))).isNull();
        }
    }

    private static HistoryRecord.@Nullable Redated corrected(NoteStore store, Predicate<String> readable) {
        return new History<>(store.notes, "a", states -> readable, shown -> {})
                .of(List.of(1L))
                .getFirst()
                .remarks()
                .corrected();
    }

    private void change(NoteStore store) {
        var now = now(store);
        var day = now.recorded().occurred().plusDays(random.nextInt(4));
        var saved = store.notes.save(now, "" + (account.size() + 1), "", made(day));
        account.add(new Written(saved.revision(), 0, day, saved.registered()));
    }

    private void correct(NoteStore store) {
        var changes = account.stream().filter(one -> one.of == 0).toList();
        int place = random.nextInt(changes.size());
        var itself = changes.get(place);
        var from = place == 0 ? DAY.minusDays(5) : day(changes.get(place - 1), null);
        var to = place == changes.size() - 1 ? day(itself, null).plusDays(3) : day(changes.get(place + 1), null);
        var day = from.plusDays(random.nextInt((int) (to.toEpochDay() - from.toEpochDay()) + 1));
        var now = now(store);
        if (store.notes.corrections(now) == Aggregates.MOST_CORRECTIONS) {
            return;
        }
        var on = place == changes.size() - 1 ? day : now.recorded().occurred();
        var saved = correct(store, itself.revision, day, made(on));
        account.add(new Written(saved.revision(), itself.revision, day, saved.registered()));
    }

    private static Recorded<String> correct(NoteStore store, long revision, LocalDate day, Circumstances made) {
        var now = now(store);
        var redated = store.notes.redated(now, revision, day);
        return store.notes.correct(now, revision, day, redated, "", made);
    }

    private boolean isKnown(Written one, @Nullable Instant at) {
        return at == null || !one.registered.isAfter(at);
    }

    /** That of a correction is that of the last change before it. */
    private LocalDate day(Written one, @Nullable Instant at) {
        if (one.of != 0) {
            return day(account.get((int) one.revision - 2), at);
        }
        return account.stream()
                .filter(other -> other.of == one.revision && isKnown(other, at))
                .map(Written::day)
                .reduce((earlier, later) -> later)
                .orElse(one.day);
    }

    /** No more may wait than a document holds. */
    private void waitForRelay(NoteStore store) {
        if (account.size() % 50 == 0) {
            store.relayed("a");
            assertThat(store.told).hasSameSizeAs(account);
        }
    }

    private static Current<String> now(NoteStore store) {
        return store.notes.current("a").orElseThrow();
    }

    private static Circumstances made(LocalDate day) {
        return new Circumstances(BY, day, null);
    }
}
