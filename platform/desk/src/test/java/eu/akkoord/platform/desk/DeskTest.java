package eu.akkoord.platform.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertThrows;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.RequestKey;
import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.DomainEvent;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.store.History;
import eu.akkoord.platform.store.HistoryQuery;
import eu.akkoord.platform.store.HistoryRecord;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nothing confidential is given to be shown before the trail has been told. */
class DeskTest {
    private static final Caller WRITER = new Caller("s", "c", "VL", "abb", Set.of("officer"), Set.of());
    private static final ChangeNote NOTE = new ChangeNote(null, null);

    /** For auditors, and shown by the audit, which tells the trail itself. */
    private static final Set<String> NOT_SHOWN = Set.of("audited");

    private final List<String> trail = new ArrayList<>();
    private final FewNotes notes = new FewNotes();
    private final Desk<String, Written> desk =
            new Desk<>(notes, new Secrets(), new ToldTrail(), Clock.systemUTC(), (day, changed) -> new Written(day));

    private static final ChangeNote KEYED =
            new ChangeNote(null, null, null, false, new RequestKey("c s", "key", "VL", "print"));

    record Written(LocalDate occurred) implements DomainEvent {}

    /** A note is confidential when it says so. */
    private static final class Secrets implements Rights<String> {
        @Override
        public Function<String, Set<String>> clearances(Collection<? extends String> all) {
            return note -> Set.of("party:VL");
        }

        @Override
        public java.util.function.Predicate<String> confidential(Collection<? extends String> all) {
            return note -> note.startsWith("secret");
        }

        @Override
        public java.util.function.Predicate<String> readableThenBy(Caller reader, Collection<? extends String> states) {
            return note -> !note.startsWith(FewNotes.HIDDEN);
        }

        @Override
        public boolean mayStrike(Caller coordinator, String note) {
            return true;
        }

        @Override
        public boolean mayStrike(Caller coordinator, String note, String struck, Supplier<String> writer) {
            return coordinator.party().equals(writer.get());
        }

        @Override
        public boolean mayWrite(Caller writer, String note) {
            return true;
        }
    }

    private final class ToldTrail implements Trail {
        @Override
        public void logShown(Caller caller, String collection, Map<String, Long> things) {
            trail.add("shown " + things);
        }

        @Override
        public void logRequested(Caller caller, String collection, Map<String, Long> things) {
            trail.add("asked " + things);
        }
    }

    private Map<String, Runnable> shown() {
        var calls = new TreeMap<String, Runnable>();
        calls.put("at", () -> desk.at("a", Moment.NOW, WRITER));
        calls.put("history", () -> desk.history("a", WRITER).part(HistoryQuery.ALL, 20, past -> past));
        calls.put("event", () -> desk.event("a", 1, WRITER));
        calls.put(
                "events",
                () -> desk.events(List.of(new EventSource.Told(desk.collection(), "a", 1, false)), WRITER)
                        .forEach((told, event) -> desk.logShown(Map.of(told.id(), event.logged()), WRITER)));
        calls.put("shown", () -> desk.shown(List.of("a"), WRITER));
        calls.put("add", () -> desk.add("b", change("secret b"), NOTE, WRITER, null));
        calls.put("save", () -> write(1, null));
        calls.put("strike", () -> strike(null));
        calls.put("act", () -> desk.act("a", NOTE, WRITER, (note, days) -> null));
        calls.put("answer", () -> desk.answer("a", 1, NOTE, WRITER, (note, days) -> null));
        calls.put("repeated", () -> {
            notes.keys.put("key", 1L);
            desk.repeated("a", KEYED, WRITER);
        });
        calls.put(
                "correct",
                () -> desk.correct(null, "a", 1, 1, new ChangeNote(LocalDate.of(2017, 6, 20), "why"), WRITER));
        calls.put("respond", () -> desk.respond("a", NOTE, WRITER, (note, days) -> null));
        return calls;
    }

    @Test
    void whatever_gives_something_to_be_shown_tells_the_trail() {
        var giving = Arrays.stream(Desk.class.getMethods())
                .filter(method -> method.getDeclaringClass() == Desk.class)
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                .filter(DeskTest::givesSomethingToShow)
                .map(Method::getName)
                .collect(Collectors.toSet());
        giving.removeAll(NOT_SHOWN);
        assertThat(shown().keySet()).containsExactlyInAnyOrderElementsOf(giving);
        shown().forEach((name, call) -> {
            notes.forget();
            notes.hold("a", "secret a");
            trail.clear();
            call.run();
            assertThat(trail).as(name).hasSize(1).allMatch(line -> line.startsWith("shown"));
        });
    }

    @Test
    void of_equal_requests_at_once_the_second_is_answered_by_what_the_first_has_made() {
        for (var way : List.<Supplier<Recorded<String>>>of(
                () -> desk.act("a", KEYED, WRITER, (note, days) -> change("second")),
                () -> desk.respond("a", KEYED, WRITER, (note, days) -> change("second")),
                () -> desk.answer("a", 1, KEYED, WRITER, (note, days) -> change("second")),
                () -> desk.save(desk.open("a", 1, KEYED, WRITER), change("second")))) {
            notes.forget();
            notes.hold("a", "open");
            notes.beat("a", "key", "first");
            assertThat(way.get().value()).isEqualTo("first");
            assertThat(notes.find("a").map(Recorded::value)).contains("first");
        }
    }

    @Test
    void a_request_that_comes_again_shows_nothing_that_its_author_may_not_read_today() {
        notes.hold("a", FewNotes.HIDDEN);
        notes.hold("a", "open");
        notes.keys.put("key", 1L);
        assertThatExceptionOfType(Refusal.Absent.class)
                .isThrownBy(() -> desk.act("a", KEYED, WRITER, (note, days) -> change("second")));
        assertThatExceptionOfType(Refusal.Absent.class).isThrownBy(() -> desk.open("a", 7, KEYED, WRITER));
    }

    @Test
    void attack_that_a_key_was_used_is_said_to_nobody_who_may_not_read_what_it_made() {
        var other = new ChangeNote(null, null, null, false, new RequestKey("c s", "key", "VL", "another"));
        notes.hold("a", FewNotes.HIDDEN);
        notes.hold("a", "open");
        notes.keys.put("key", 1L);
        assertThatExceptionOfType(Refusal.Absent.class)
                .isThrownBy(() -> desk.act("a", other, WRITER, (note, days) -> change("second")));
        notes.keys.put("key", 2L);
        assertThatExceptionOfType(Refused.KeyReused.class)
                .isThrownBy(() -> desk.act("a", other, WRITER, (note, days) -> change("second")));
    }

    @Test
    void that_something_is_not_there_is_said_after_ten_milliseconds_at_least() {
        long begun = System.nanoTime();
        assertThatExceptionOfType(Refusal.Absent.class).isThrownBy(() -> desk.at("none", Moment.NOW, WRITER));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(10));
    }

    @Test
    void what_partners_may_see_leaves_no_trail() {
        notes.hold("a", "open");
        desk.at("a", Moment.NOW, WRITER);
        desk.history("a", WRITER).part(HistoryQuery.ALL, 20, past -> past);
        write(1, null);
        assertThat(trail).isEmpty();
    }

    @Test
    void a_change_is_shown_as_it_was_and_became() {
        notes.hold("a", "open");
        write(1, change("secret"));
        assertThat(trail).containsExactly("shown {a=2}");
        trail.clear();
        write(2, change("open again"));
        assertThat(trail).containsExactly("shown {a=3}");
    }

    @Test
    void the_same_creation_again_shows_what_has_become_confidential() {
        var repeat = new Repeat("c", "key", "fingerprint");
        notes.hold("a", "open");
        notes.hold("a", "secret");
        desk.add("a", change("open"), NOTE, WRITER, repeat);
        assertThat(trail).containsExactly("shown {a=1}");
    }

    @Test
    void attack_of_a_revision_that_the_caller_may_not_read_no_text_is_found_or_struck() {
        notes.hold("a", "hidden");
        notes.hold("a", "open");
        assertThat(assertThrows(Refusal.Contradiction.class, () -> strike(1L)))
                .hasMessage(assertThrows(Refusal.Contradiction.class, () -> strike(9L))
                        .getMessage());
        assertThat(strike(2L).revision()).isEqualTo(3);
    }

    @Test
    void attack_each_thing_that_a_past_state_names_is_looked_up_in_its_history() {
        notes.hold("a", "open");
        notes.hold("b", "hidden");
        assertThat(desk.knownThen(List.of("a", "b", "c"), Instant.EPOCH, WRITER))
                .containsExactly("a");
        assertThat(notes.moments).as("nothing has changed since").isEmpty();
        assertThat(desk.knownThen(List.of("a", "b"), Instant.EPOCH.minusSeconds(1), WRITER))
                .containsExactly("a");
        assertThat(notes.moments).containsExactly("a", "b");
    }

    @Test
    void attack_who_said_a_text_first_does_not_tell_whether_a_hidden_revision_says_it() {
        notes.hold("a", FewNotes.HIDDEN + "open");
        notes.hold("a", "open");
        assertThat(strike(null).revision()).isEqualTo(3);
    }

    @Test
    void attack_an_answer_does_not_tell_whether_a_hidden_revision_was_as_it_is_now() {
        notes.hold("a", FewNotes.HIDDEN);
        notes.hold("a", "open");
        notes.hold("a", "open");
        Function<String, Object> same = note -> "same";
        assertThat(desk.answer("a", 2, same, NOTE, WRITER, (note, days) -> change("answered"))
                        .revision())
                .isEqualTo(4);
        assertThrows(
                Refused.OutdatedRevision.class,
                () -> desk.answer("a", 1, same, NOTE, WRITER, (note, days) -> change("again")));
    }

    private void write(long seen, @Nullable Change<String, Written> change) {
        desk.save(desk.open("a", seen, NOTE, WRITER), change);
    }

    private Recorded<String> strike(@Nullable Long revision) {
        return desk.strike("a", new Striking("/text", revision), NOTE, WRITER);
    }

    @Test
    void what_is_only_needed_to_decide_is_given_without_its_revision() {
        notes.hold("a", "secret");
        assertThat(desk.read("a", WRITER)).isEqualTo("secret");
        assertThat(desk.visible(List.of("a", "b"), WRITER)).containsExactly("a");
        assertThat(trail).isEmpty();
    }

    private static boolean givesSomethingToShow(Method method) {
        var given = method.getGenericReturnType().getTypeName();
        return List.of(
                        Recorded.class.getName(),
                        HistoryRecord.class.getName(),
                        History.class.getName(),
                        "Published",
                        "byte[]",
                        Audited.class.getName())
                .stream()
                .anyMatch(given::contains);
    }

    private static Change<String, Written> change(String after) {
        return new Change<>(after, new Written(LocalDate.EPOCH));
    }
}
