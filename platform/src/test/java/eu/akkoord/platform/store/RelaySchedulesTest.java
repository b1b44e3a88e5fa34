package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs the relay under random schedules: writers, several relays, readers, crashes, relays that stop for a while, sends that
 * are refused and sends whose outcome nobody knows. Every port call is one step, and the scheduler decides whose turn it is.
 * Each rule of the relay is also broken on purpose, to see that a broken rule is found.
 */
@DisplayName("Whatever happens in whatever order")
class RelaySchedulesTest {
    private static final int SCHEDULES = 20_000;
    private static final int STEPS = 60;
    private static final long SEED = Long.getLong("akkoord.seed", 20_170_620L);

    /** A rule that can be broken. */
    enum Mutant {
        SEND_BEFORE_ACKNOWLEDGEMENT,
        CLEAR_BEFORE_ACKNOWLEDGEMENT,
        UNSET_PENDING_WITHOUT_GUARD,
        APPEND_HISTORY_WITHOUT_GUARD,
        READ_HISTORY_BEFORE_DOCUMENT,
        SWEEP_AT_ONCE
    }

    @Test
    void nothing_is_lost_and_first_occurrences_are_in_order() {
        System.Logger log = System.getLogger(RelaySchedulesTest.class.getName());
        log.log(System.Logger.Level.INFO, "seed {0}, {1} schedules", Long.toString(SEED), SCHEDULES);
        for (int schedule = 0; schedule < SCHEDULES; schedule++) {
            var failures = schedule % 4 != 0;
            assertThat(new World(SEED + schedule, failures, Set.of()).run())
                    .as("seed %d", SEED + schedule)
                    .isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Mutant.class)
    void a_broken_rule_is_found(Mutant mutant) {
        var found = 0;
        for (int schedule = 0; schedule < SCHEDULES && found == 0; schedule++) {
            if (new World(SEED + schedule, schedule % 4 != 0, EnumSet.of(mutant)).run() != null) {
                found++;
            }
        }
        assertThat(found).as("schedules that show %s", mutant).isPositive();
    }

    /** One aggregate, its history and its topic, and everybody who works on them. */
    private static final class World implements Relay.Ports<Long> {
        private final Random random;
        private final boolean failures;
        private final Set<Mutant> broken;

        private long revision;
        private boolean pending;
        private final List<Long> outbox = new ArrayList<>();
        private final List<Long> history = new ArrayList<>();
        private final List<Long> topic = new ArrayList<>();
        private final List<Long> onTheWay = new ArrayList<>();

        private final List<Relay<Long>> relays = new ArrayList<>();
        private @Nullable Reader reader;
        private @Nullable String wrong;
        private boolean calm;

        World(long seed, boolean failures, Set<Mutant> broken) {
            this.random = new Random(seed);
            this.failures = failures;
            this.broken = broken;
        }

        /** What is wrong after the schedule and a calm end; nothing when all is well. */
        @Nullable
        String run() {
            for (int step = 0; step < STEPS && wrong == null; step++) {
                turn();
            }
            calm = true;
            topic.addAll(onTheWay);
            onTheWay.clear();
            relays.forEach(Relay::run);
            if (pending) {
                new Relay<>("it", this).run();
            }
            return wrong == null ? judge() : wrong;
        }

        private void turn() {
            switch (random.nextInt(8)) {
                case 0 -> write();
                case 1 -> read();
                case 2 -> {
                    if (failures && !relays.isEmpty()) {
                        relays.remove(random.nextInt(relays.size()));
                    }
                }
                case 3 -> {
                    if (!onTheWay.isEmpty()) {
                        topic.add(onTheWay.remove(random.nextInt(onTheWay.size())));
                    }
                }
                case 4 -> sweep();
                default -> step();
            }
        }

        private void write() {
            revision++;
            outbox.add(revision);
            pending = true;
            // one relay at a time in a process: the one that runs reads again before it ends
            if (relays.isEmpty() || (failures && random.nextInt(4) == 0)) {
                relays.add(new Relay<>("it", this));
            }
        }

        /** Takes what waits for long: in a run without failures nothing does, unless the sweep does not look at the age. */
        private void sweep() {
            if (pending && ((failures && relays.size() < 3) || broken.contains(Mutant.SWEEP_AT_ONCE))) {
                relays.add(new Relay<>("it", this));
            }
        }

        private void step() {
            if (relays.isEmpty()) {
                return;
            }
            var relay = relays.get(random.nextInt(relays.size()));
            try {
                if (!relay.step()) {
                    relays.remove(relay);
                }
            } catch (NotAcknowledged e) {
                relays.remove(relay);
            }
        }

        private void read() {
            if (reader == null) {
                reader = new Reader();
            } else {
                wrong = reader.finish();
                reader = null;
            }
        }

        private @Nullable String judge() {
            var all = LongStream.rangeClosed(1, revision).boxed().toList();
            if (!List.copyOf(new java.util.LinkedHashSet<>(topic)).equals(all)) {
                return "first occurrences " + topic;
            }
            if (!history.equals(all)) {
                return "history " + history;
            }
            if (!failures && new HashSet<>(topic).size() != topic.size()) {
                return "repeated without a failure " + topic;
            }
            if (pending || !outbox.isEmpty()) {
                return "left in the outbox " + outbox;
            }
            return fold() == revision ? null : "folds to " + fold();
        }

        private long fold() {
            return topic.stream().mapToLong(Long::longValue).reduce(0, Math::max);
        }

        @Override
        public Relay.@Nullable Waiting<Long> read(String id) {
            return pending ? new Relay.Waiting<>(revision, List.copyOf(outbox)) : null;
        }

        @Override
        public void archive(String id, Long entry) {
            if (broken.contains(Mutant.APPEND_HISTORY_WITHOUT_GUARD) || !history.contains(entry)) {
                history.add(entry);
            }
            if (broken.contains(Mutant.CLEAR_BEFORE_ACKNOWLEDGEMENT)) {
                clear(id, entry);
            }
        }

        @Override
        public void send(String id, Long entry) {
            if (broken.contains(Mutant.SEND_BEFORE_ACKNOWLEDGEMENT) && !calm) {
                onTheWay.add(entry);
                return;
            }
            var outcome = failures && !calm ? random.nextInt(8) : 7;
            switch (outcome) {
                case 0 -> throw new NotAcknowledged();
                case 1 -> {
                    topic.add(entry);
                    throw new NotAcknowledged();
                }
                case 2 -> {
                    onTheWay.add(entry);
                    throw new NotAcknowledged();
                }
                default -> topic.add(entry);
            }
        }

        @Override
        public void clear(String id, long upTo) {
            outbox.removeIf(entry -> entry <= upTo);
            if (revision == upTo || broken.contains(Mutant.UNSET_PENDING_WITHOUT_GUARD)) {
                pending = false;
            }
        }

        @Override
        public long revision(Long entry) {
            return entry;
        }

        /** Asks for the whole history in two reads, with anything in between. */
        private final class Reader {
            private final long atLeast = revision;
            private final boolean historyFirst = broken.contains(Mutant.READ_HISTORY_BEFORE_DOCUMENT);
            private final Set<Long> seen = new TreeSet<>(historyFirst ? history : outbox);

            @Nullable
            String finish() {
                seen.addAll(historyFirst ? outbox : history);
                return LongStream.rangeClosed(1, atLeast).allMatch(seen::contains) ? null : "a reader saw " + seen;
            }
        }
    }

    /** The log refused, or nobody knows what it did. */
    private static final class NotAcknowledged extends RuntimeException {}
}
