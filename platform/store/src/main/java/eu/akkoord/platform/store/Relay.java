package eu.akkoord.platform.store;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Brings the unpublished entries of one aggregate to the log and to the history, one port call a step.
 *
 * <p>The rule that everything rests on: entry k+1 is sent only after k was acknowledged, and an entry is cleared only after
 * its acknowledgement and once the history has it. Any number of relays may work on the same aggregate, and any of them may stop between two steps,
 * for good or for a while: repeats then happen, loss and disorder of first occurrences do not.
 *
 * @param <T> an entry
 */
final class Relay<T> {
    /** The operations of the store and of the log that the relay uses. */
    interface Ports<T> {
        /** The revision of the aggregate and its unpublished entries in order; nothing when it does not wait. */
        @Nullable
        Waiting<T> read(String id);

        /** Returns once the log has acknowledged; throws when it refused or when the outcome is unknown. */
        void send(String id, T entry);

        /** Adds an entry to the history unless it is there. */
        void archive(String id, T entry);

        /**
         * Removes entries up to one revision; marks the aggregate as not waiting only if it still is at that revision.
         *
         * @return whether it no longer waits; if not, the writer of the later entry relays it
         */
        boolean clear(String id, long upTo);

        long revision(T entry);
    }

    /** The unpublished entries of one aggregate, by revision. */
    record Waiting<T>(long revision, Iterable<T> entries) {}

    private enum Step {
        READ,
        SEND,
        ARCHIVE,
        CLEAR,
        DONE
    }

    private final String id;
    private final Ports<T> ports;
    private final Queue<T> entries = new ArrayDeque<>();
    private Step next = Step.READ;
    private long acknowledged;

    Relay(String id, Ports<T> ports) {
        this.id = id;
        this.ports = ports;
    }

    /**
     * Begins with what a reading would give.
     *
     * @param waiting what waited straight after the write of whoever hands it over, and nothing did before it
     */
    Relay(String id, Ports<T> ports, Waiting<T> waiting) {
        this(id, ports);
        take(waiting);
    }

    String id() {
        return id;
    }

    /** Does everything that is left to do. */
    void run() {
        while (step()) {
            // each step is one port call
        }
    }

    /**
     * Does one port call.
     *
     * @return whether there is more to do
     */
    boolean step() {
        switch (next) {
            case READ -> {
                var waiting = ports.read(id);
                entries.clear();
                if (waiting == null) {
                    next = Step.DONE;
                } else {
                    take(waiting);
                }
            }
            case SEND -> {
                ports.send(id, entries.element());
                next = Step.ARCHIVE;
            }
            case ARCHIVE -> {
                ports.archive(id, entries.element());
                acknowledged = ports.revision(entries.remove());
                next = entries.isEmpty() ? Step.CLEAR : Step.SEND;
            }
            case CLEAR -> {
                // not read again once it no longer waits: a writer that came since has woken its own relay
                next = ports.clear(id, acknowledged) ? Step.DONE : Step.READ;
            }
            case DONE -> throw new IllegalStateException("Nothing is left to do");
        }
        return next != Step.DONE;
    }

    private void take(Waiting<T> waiting) {
        waiting.entries().forEach(entries::add);
        acknowledged = waiting.revision();
        next = entries.isEmpty() ? Step.CLEAR : Step.SEND;
    }
}
