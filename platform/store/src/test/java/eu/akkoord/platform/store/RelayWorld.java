package eu.akkoord.platform.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One aggregate, its history and its topic in memory, several processes that write and relay it, and a reader. One call of
 * {@link #tick} is one port call of one of them, chosen by the seed; between any two anything else may happen, or go wrong.
 */
final class RelayWorld {
    /** A rule that is broken on purpose. */
    enum Mutant {
        NONE,
        SENDS_NEXT_BEFORE_ACKNOWLEDGED,
        CLEARS_BEFORE_ACKNOWLEDGED,
        CLEARS_BEFORE_ARCHIVED,
        STOPS_WAITING_WHATEVER_THE_REVISION,
        ARCHIVES_WITHOUT_GUARD,
        READS_HISTORY_FIRST,
        SWEEPS_AT_ONCE,
        WAKES_FOR_EVERY_WRITE
    }

    record Note(long revision, int value) {}

    private static final class Unknown extends RuntimeException {}

    private static final int PROCESSES = 3;
    private static final int OVERDUE = 400;

    private final Random random;
    private final Mutant mutant;
    private final boolean failures;
    private final int changes;

    private final List<Note> outbox = new ArrayList<>();
    private final List<Note> history = new ArrayList<>();
    private final List<Note> topic = new ArrayList<>();
    private final List<Note> written = new ArrayList<>();
    private final List<Note> late = new ArrayList<>();
    private final List<Instance> processes = new ArrayList<>();
    private final Reader reader = new Reader();
    private boolean pending;
    private long eldest;
    private long now;
    private @Nullable String fault;

    RelayWorld(long seed, boolean failures, Mutant mutant) {
        this.random = new Random(seed);
        this.failures = failures;
        this.mutant = mutant;
        this.changes = 1 + random.nextInt(5);
        for (int number = 0; number < PROCESSES; number++) {
            processes.add(new Instance());
        }
    }

    /** Plays the schedule to its end and says what was broken, if anything. */
    @Nullable
    String play() {
        while (written.size() < changes) {
            tick();
        }
        for (int calm = 0; pending || processes.stream().anyMatch(process -> process.relay != null); calm++) {
            if (calm > 5000) {
                return "it never comes to rest";
            }
            now += mutant == Mutant.SWEEPS_AT_ONCE || failures ? OVERDUE / 10 : 0;
            oneOf(processes).act(false);
        }
        late.forEach(topic::add);
        return fault == null ? verdict() : fault;
    }

    private void tick() {
        now++;
        var choice = random.nextInt(failures ? 40 : 30);
        if (choice < 4) {
            oneOf(processes).write();
        } else if (choice < 6) {
            reader.step();
        } else if (choice < 36) {
            oneOf(processes).act(failures);
        } else if (choice == 36) {
            oneOf(processes).crash();
        } else if (choice == 37) {
            now += OVERDUE;
        } else if (choice == 38) {
            oneOf(processes).asleep = random.nextInt(60);
        } else if (!late.isEmpty()) {
            topic.add(late.remove(random.nextInt(late.size())));
        }
    }

    private @Nullable String verdict() {
        var seen = new HashSet<Note>();
        var copy = new Note(0, 0);
        var repeats = 0;
        for (var note : topic) {
            if (!seen.add(note)) {
                repeats++;
            } else if (note.revision() != seen.size()) {
                return "revision %d comes as number %d".formatted(note.revision(), seen.size());
            }
            copy = note.revision() > copy.revision() ? note : copy;
        }
        if (!seen.equals(Set.copyOf(written))) {
            return "%d of %d changes were told".formatted(seen.size(), written.size());
        }
        if (!copy.equals(written.getLast())) {
            return "the fold ends at revision %d".formatted(copy.revision());
        }
        if (!outbox.isEmpty()) {
            return "%d entries are left in the outbox".formatted(outbox.size());
        }
        if (!failures && repeats > 0) {
            return "told twice though nothing failed";
        }
        if (!history.stream()
                .sorted((one, other) -> Long.compare(one.revision(), other.revision()))
                .toList()
                .equals(written)) {
            return "the history is not what was written";
        }
        return null;
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** A process of a service: it writes, and it relays on its own wake-up or on its own sweep. */
    private final class Instance implements Relay.Ports<Note> {
        private final Deque<Note> unacknowledged = new ArrayDeque<>();
        private final Deque<Note> unarchived = new ArrayDeque<>();
        private @Nullable Relay<Note> relay;
        private boolean again;
        private boolean unsure;
        private int asleep;

        void write() {
            if (written.size() == changes) {
                return;
            }
            var note = new Note(written.size() + 1L, random.nextInt());
            var waited = pending;
            written.add(note);
            eldest = outbox.isEmpty() ? now : eldest;
            outbox.add(note);
            pending = true;
            if (!waited || mutant == Mutant.WAKES_FOR_EVERY_WRITE) {
                wake(new Relay<>("a", this, new Relay.Waiting<>(note.revision(), List.of(note))));
            }
        }

        private void wake(Relay<Note> first) {
            again = relay != null;
            relay = relay == null ? first : relay;
        }

        void act(boolean mayFail) {
            if (asleep > 0 && mayFail) {
                asleep--;
            } else if (relay == null) {
                if (pending && (mutant == Mutant.SWEEPS_AT_ONCE || now - eldest > OVERDUE)) {
                    wake(new Relay<>("a", this));
                }
            } else {
                unsure = mayFail && random.nextInt(8) == 0;
                try {
                    if (!relay.step()) {
                        relay = again ? new Relay<>("a", this) : null;
                        again = false;
                    }
                } catch (Unknown giveUp) {
                    crash();
                }
            }
        }

        void crash() {
            relay = null;
            again = false;
            unacknowledged.clear();
            unarchived.clear();
        }

        /** The call has an effect or has none, and the caller is not told which. */
        private boolean lost() {
            return unsure && random.nextBoolean();
        }

        private void answer() {
            if (unsure) {
                throw new Unknown();
            }
        }

        @Override
        public Relay.@Nullable Waiting<Note> read(String id) {
            answer();
            return pending ? new Relay.Waiting<>(written.size(), List.copyOf(outbox)) : null;
        }

        @Override
        public void archive(String id, Note entry) {
            if (mutant == Mutant.CLEARS_BEFORE_ARCHIVED) {
                unarchived.add(entry);
                if (unarchived.size() > 1) {
                    store(unarchived.remove());
                }
            } else {
                store(entry);
            }
            answer();
        }

        private void store(Note entry) {
            if (!lost() && (mutant == Mutant.ARCHIVES_WITHOUT_GUARD || !history.contains(entry))) {
                history.add(entry);
            }
        }

        @Override
        public void send(String id, Note entry) {
            switch (mutant) {
                case SENDS_NEXT_BEFORE_ACKNOWLEDGED -> {
                    unacknowledged.add(entry);
                    if (unacknowledged.size() > 1) {
                        arrive(unacknowledged.removeLast());
                    }
                }
                case CLEARS_BEFORE_ACKNOWLEDGED -> {
                    if (!unacknowledged.isEmpty()) {
                        arrive(unacknowledged.remove());
                    }
                    unacknowledged.add(entry);
                }
                default -> arrive(entry);
            }
        }

        private void arrive(Note entry) {
            if (unsure && random.nextInt(3) == 0) {
                late.add(entry);
            } else if (!lost()) {
                topic.add(entry);
            }
            answer();
        }

        @Override
        public boolean clear(String id, long upTo) {
            if (mutant == Mutant.SENDS_NEXT_BEFORE_ACKNOWLEDGED) {
                while (!unacknowledged.isEmpty()) {
                    arrive(unacknowledged.remove());
                }
            }
            if (!lost()) {
                outbox.removeIf(entry -> entry.revision() <= upTo);
                if (written.size() == upTo || mutant == Mutant.STOPS_WAITING_WHATEVER_THE_REVISION) {
                    pending = false;
                }
            }
            answer();
            return written.size() == upTo;
        }

        @Override
        public long revision(Note entry) {
            return entry.revision();
        }
    }

    /** Reads the document and the history, in two steps, and must then have every change that the document knew. */
    private final class Reader {
        private final TreeMap<Long, Note> found = new TreeMap<>();
        private long known;
        private boolean half;

        void step() {
            var document = half == (mutant == Mutant.READS_HISTORY_FIRST);
            if (!half) {
                found.clear();
            }
            if (document) {
                known = written.size();
            }
            (document ? outbox : history).forEach(note -> found.put(note.revision(), note));
            if (half && found.headMap(known, true).size() != known) {
                fault = "a reader saw %d of %d changes".formatted(found.size(), known);
            }
            half = !half;
        }
    }
}
