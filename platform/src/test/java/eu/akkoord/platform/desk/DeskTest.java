package eu.akkoord.platform.desk;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.ChangeNote;
import eu.akkoord.platform.time.Moment;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nothing confidential is given to be shown before the trail has been told. */
class DeskTest {
    private static final Caller WRITER = new Caller("s", "c", "VL", "abb", Set.of("officer"), Set.of());
    private static final ChangeNote NOTE = new ChangeNote(null, null);

    /** For auditors, and shown by the audit, which tells the trail itself. */
    private static final Set<String> NOT_SHOWN = Set.of("audited");

    private final List<String> trail = new ArrayList<>();
    private final FewNotes notes = new FewNotes();
    private final Desk<String, Written> desk = new Desk<>(notes, new Secrets(), new ToldTrail(), Clock.systemUTC());

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
        public boolean mayStrike(Caller coordinator, String note) {
            return true;
        }

        @Override
        public boolean mayWrite(Caller writer, String note) {
            return true;
        }
    }

    private final class ToldTrail implements Trail {
        @Override
        public void shown(Caller caller, String collection, Map<String, Long> things) {
            trail.add("shown " + things);
        }

        @Override
        public void asked(Caller caller, String collection, Map<String, Long> things) {
            trail.add("asked " + things);
        }
    }

    private Map<String, Runnable> shown() {
        var calls = new TreeMap<String, Runnable>();
        calls.put("at", () -> desk.at("a", Moment.NOW, WRITER));
        calls.put("history", () -> desk.history("a", WRITER));
        calls.put("event", () -> desk.event("a", 1, WRITER));
        calls.put("shown", () -> desk.shown(List.of("a"), WRITER));
        calls.put("add", () -> desk.add("b", change("secret b"), NOTE, WRITER, null));
        calls.put("change", () -> desk.change("a", 1, NOTE, WRITER, (note, days) -> null));
        calls.put(
                "strike",
                () -> desk.strike("a", new Striking("/text", null), NOTE, WRITER, (day, changed) -> new Written(day)));
        calls.put("act", () -> desk.act("a", NOTE, WRITER, (note, days) -> null));
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
    void what_partners_may_see_leaves_no_trail() {
        notes.hold("a", "open");
        desk.at("a", Moment.NOW, WRITER);
        desk.history("a", WRITER);
        desk.change("a", 1, NOTE, WRITER, (note, days) -> null);
        assertThat(trail).isEmpty();
    }

    @Test
    void a_change_is_shown_as_it_was_and_became() {
        notes.hold("a", "open");
        desk.change("a", 1, NOTE, WRITER, (note, days) -> change("secret"));
        assertThat(trail).containsExactly("shown {a=2}");
        trail.clear();
        desk.change("a", 2, NOTE, WRITER, (note, days) -> change("open again"));
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
    void what_is_only_needed_to_decide_is_given_without_its_revision() {
        notes.hold("a", "secret");
        assertThat(desk.found("a", WRITER)).isEqualTo("secret");
        assertThat(desk.visible(List.of("a", "b"), WRITER)).containsExactly("a");
        assertThat(trail).isEmpty();
    }

    private static boolean givesSomethingToShow(Method method) {
        var given = method.getGenericReturnType().getTypeName();
        return List.of(Recorded.class.getName(), Past.class.getName(), "Published", "byte[]", Audited.class.getName())
                .stream()
                .anyMatch(given::contains);
    }

    private static Change<String, Written> change(String after) {
        return new Change<>(after, new Written(LocalDate.EPOCH));
    }
}
