package eu.akkoord.platform.core.places;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * A bound on how many wait for news at once. Who comes when there are too many does not wait, and is answered at once; of one caller the
 * newest waits, and the oldest is answered: it may be one that the caller has left.
 */
public final class Waits {
    private final Places.Share share;
    private final Map<String, Deque<Wait>> ofCallers = new HashMap<>();
    private final Map<String, Integer> ofParties = new HashMap<>();
    private int taken;

    public Waits(Places.Share share) {
        this.share = share;
    }

    /** One that waits, until it is closed. */
    public final class Wait implements AutoCloseable {
        private final Places.Holder holder;
        private volatile boolean ended;

        private Wait(Places.Holder holder, boolean ended) {
            this.holder = holder;
            this.ended = ended;
        }

        /** Tells whether it has to end now. */
        public boolean isEnded() {
            return ended;
        }

        @Override
        public void close() {
            leave(this);
        }
    }

    /** Begins to wait; where there are too many it has ended already. */
    public synchronized Wait begin(Places.Holder holder) {
        var own = ofCallers.computeIfAbsent(holder.name(), first -> new ArrayDeque<>());
        if (own.size() >= share.each()) {
            end(own.removeFirst());
        }
        if (taken >= share.all() || ofParties.getOrDefault(holder.party(), 0) >= share.party()) {
            ofCallers.computeIfPresent(holder.name(), (name, left) -> left.isEmpty() ? null : left);
            return new Wait(holder, true);
        }
        var wait = new Wait(holder, false);
        ofCallers.computeIfAbsent(holder.name(), first -> new ArrayDeque<>()).add(wait);
        ofParties.merge(holder.party(), 1, Integer::sum);
        taken++;
        return wait;
    }

    private synchronized void leave(Wait wait) {
        var own = ofCallers.get(wait.holder.name());
        if (own != null && own.remove(wait)) {
            end(wait);
            if (own.isEmpty()) {
                ofCallers.remove(wait.holder.name());
            }
        }
    }

    private void end(Wait wait) {
        wait.ended = true;
        taken--;
        ofParties.computeIfPresent(wait.holder.party(), (party, many) -> many == 1 ? null : many - 1);
    }
}
