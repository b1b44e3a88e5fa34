package eu.akkoord.platform.core.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.places.Places.Entry;
import eu.akkoord.platform.core.places.Places.Holder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class PlacesTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Holder VL = new Holder("a", "VL");
    private static final Holder COLLEAGUE = new Holder("b", "VL");
    private static final Holder THIRD_OF_VL = new Holder("c", "VL");
    private static final Holder NL = new Holder("d", "NL");
    private static final Holder LU = new Holder("e", "LU");

    private final Places places = new Places(new Places.Share(3, 2, 1));
    private final List<Thread> started = new CopyOnWriteArrayList<>();

    @AfterEach
    void nobody_waits_any_more() throws InterruptedException {
        for (var thread : started) {
            thread.interrupt();
            thread.join();
        }
    }

    @Test
    void each_bound_is_told_apart() {
        assertThat(atOnce(VL)).isEqualTo(Entry.ADMITTED);
        assertThat(atOnce(VL)).isEqualTo(Entry.CALLER_FULL);
        assertThat(atOnce(COLLEAGUE)).isEqualTo(Entry.ADMITTED);
        assertThat(atOnce(THIRD_OF_VL)).isEqualTo(Entry.PARTY_FULL);
        assertThat(atOnce(NL)).isEqualTo(Entry.ADMITTED);
        assertThat(atOnce(LU)).isEqualTo(Entry.ALL_FULL);
        places.leave(NL);
        assertThat(atOnce(THIRD_OF_VL)).isEqualTo(Entry.PARTY_FULL);
        assertThat(atOnce(LU)).isEqualTo(Entry.ADMITTED);
        places.leave(VL);
        assertThat(atOnce(VL)).isEqualTo(Entry.ADMITTED);
    }

    @Test
    void attack_nobody_waits_behind_a_crowd_of_another_party() {
        var alone = new Places(new Places.Share(2, 2, 2));
        assertThat(alone.enter(VL, Duration.ZERO)).isEqualTo(Entry.ADMITTED);
        assertThat(alone.enter(VL, Duration.ZERO)).isEqualTo(Entry.ADMITTED);
        var admitted = new CopyOnWriteArrayList<Holder>();
        for (var holder : List.of(COLLEAGUE, THIRD_OF_VL, NL)) {
            int before = alone.waiting();
            start(() -> {
                if (alone.enter(holder, LONG) == Entry.ADMITTED) {
                    admitted.add(holder);
                }
            });
            await().until(() -> alone.waiting() == before + 1);
        }
        alone.leave(VL);
        await().untilAsserted(() -> assertThat(admitted).containsExactly(NL));
        alone.leave(VL);
        await().untilAsserted(() -> assertThat(admitted).containsExactly(NL, COLLEAGUE));
    }

    @Test
    void whoever_may_not_enter_yet_stands_in_nobodys_way() {
        atOnce(VL);
        atOnce(COLLEAGUE);
        start(() -> places.enter(THIRD_OF_VL, LONG));
        await().until(() -> places.waiting() == 1);
        assertThat(atOnce(NL)).isEqualTo(Entry.ADMITTED);
    }

    @Test
    void whoever_is_stopped_while_waiting_takes_no_place() throws Exception {
        atOnce(VL);
        var entry = new AtomicReference<Entry>();
        var waiting = start(() -> entry.set(places.enter(VL, LONG)));
        await().until(() -> places.waiting() == 1);
        waiting.interrupt();
        waiting.join();
        assertThat(entry).hasValue(Entry.CALLER_FULL);
        assertThat(places.waiting()).isZero();
        places.leave(VL);
        assertThat(atOnce(VL)).isEqualTo(Entry.ADMITTED);
    }

    @Test
    void there_is_a_place_for_each() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Places.Share(3, 2, 0));
    }

    private Entry atOnce(Holder holder) {
        return places.enter(holder, Duration.ZERO);
    }

    private Thread start(Runnable task) {
        var thread = Thread.ofVirtual().start(task);
        started.add(thread);
        return thread;
    }

    @Test
    void one_place_for_everybody_is_enough_and_none_is_not() {
        assertThatCode(() -> new Places.Share(1, 1, 1)).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> new Places.Share(0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Places.Share(1, 0, 1));
    }

    @Test
    void within_a_party_the_caller_with_the_fewest_places_is_next() {
        var shared = new Places(new Places.Share(3, 3, 3));
        for (var holder : List.of(VL, VL, COLLEAGUE)) {
            assertThat(shared.enter(holder, Duration.ZERO)).isEqualTo(Entry.ADMITTED);
        }
        var admitted = new CopyOnWriteArrayList<Holder>();
        for (var holder : List.of(VL, THIRD_OF_VL)) {
            int before = shared.waiting();
            start(() -> {
                if (shared.enter(holder, LONG) == Entry.ADMITTED) {
                    admitted.add(holder);
                }
            });
            await().until(() -> shared.waiting() == before + 1);
        }
        shared.leave(COLLEAGUE);
        await().untilAsserted(() -> assertThat(admitted).containsExactly(THIRD_OF_VL));
    }

    @Test
    void whoever_is_stopped_while_waiting_is_still_stopped_afterwards() throws Exception {
        atOnce(VL);
        var stopped = new AtomicBoolean();
        var waiting = start(() -> {
            places.enter(VL, LONG);
            stopped.set(Thread.currentThread().isInterrupted());
        });
        await().until(() -> places.waiting() == 1);
        waiting.interrupt();
        waiting.join();
        assertThat(stopped).isTrue();
        var untouched = new AtomicBoolean(true);
        start(() -> {
                    places.enter(VL, Duration.ZERO);
                    untouched.set(Thread.currentThread().isInterrupted());
                })
                .join();
        assertThat(untouched).isFalse();
    }

    @Test
    void whoever_enters_uninterruptibly_waits_on_and_is_stopped_with_the_place() throws Exception {
        atOnce(VL);
        var stopped = new AtomicBoolean();
        var entered = new AtomicBoolean();
        var waiting = start(() -> {
            places.enterUninterruptibly(VL);
            entered.set(true);
            stopped.set(Thread.currentThread().isInterrupted());
        });
        await().until(() -> places.waiting() == 1);
        waiting.interrupt();
        await().until(() -> !waiting.isInterrupted() && places.waiting() == 1);
        assertThat(entered).isFalse();
        places.leave(VL);
        waiting.join();
        assertThat(entered).isTrue();
        assertThat(stopped).isTrue();
        assertThat(atOnce(VL)).as("it has its place").isEqualTo(Entry.CALLER_FULL);
    }

    @Test
    void whoever_enters_uninterruptibly_and_is_not_stopped_is_not_stopped_afterwards() throws Exception {
        var stopped = new AtomicBoolean(true);
        start(() -> {
                    places.enterUninterruptibly(VL);
                    stopped.set(Thread.currentThread().isInterrupted());
                })
                .join();
        assertThat(stopped).isFalse();
    }

    @Test
    void a_thread_works_for_its_caller_and_else_for_nobody() {
        var caller = new Caller("issuer#o", "issuer#c", "VL", "abb", Set.of(), Set.of());
        try {
            assertThat(Holder.current()).isEmpty();
            SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(caller, null));
            assertThat(Holder.current()).contains(new Holder("issuer#c issuer#o", "VL"));
            SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("anonymous", null));
            assertThat(Holder.current()).isEmpty();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
