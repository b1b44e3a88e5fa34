package eu.akkoord.platform.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices, within this process, that something was just written, so that derived state need not wait for the log. A hint is no more than an
 * id: the state is in the store. It may be lost with the process, so it is never the only notice of a change.
 */
public final class Hints {
    private static final Logger LOG = LoggerFactory.getLogger(Hints.class);

    /** Called by the thread that wrote, which waits for it. */
    @FunctionalInterface
    public interface Listener {
        /** @param collection of the aggregate, such as {@code notes} */
        void written(String collection, String id);
    }

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    public void tell(String collection, String id) {
        for (var listener : listeners) {
            try {
                listener.written(collection, id);
            } catch (RuntimeException failure) {
                // what was written stays written, whatever becomes of the hint
                LOG.warn("A hint of {} in {} was not taken: {}", id, collection, failure.toString());
            }
        }
    }
}
