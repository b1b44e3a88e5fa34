package eu.akkoord.platform.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Drives the relay: straight after a write, and by a sweep for what a crash or an absent broker left behind. One aggregate is
 * relayed by one thread at a time in this process, different ones in parallel.
 */
final class RelayWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RelayWorker.class);
    private static final int MOST_AT_ONCE = 64;
    private static final Duration OVERDUE = Duration.ofSeconds(10);

    private enum State {
        RUNNING,
        AGAIN
    }

    private final Map<String, Outbox<?>> outboxes = new ConcurrentHashMap<>();
    private final Map<String, State> busy = new ConcurrentHashMap<>();
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private volatile ExecutorService threads = relays();
    private final Clock clock;
    private final Timer publish;
    private final Outage publishing;
    private final Outage sweeping;
    private final Outage preparing;
    private volatile int pending;
    private volatile double oldest;
    private volatile boolean running;

    /** The first sweep takes all: what waits when a process begins may be what the one before it left behind. */
    private boolean swept;

    private final Set<String> prepared = new HashSet<>();

    RelayWorker(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.publishing = new Outage("To publish", clock);
        this.sweeping = new Outage("The sweep", clock);
        this.preparing = new Outage("To prepare the topics", clock);
        this.publish = Timer.builder("akkoord.outbox.publish")
                .description("From the start of a relay to the acknowledgement of its last event")
                .register(meters);
        Gauge.builder("akkoord.outbox.pending", this, worker -> worker.pending)
                .description("Entries that wait to be published, at the last sweep")
                .register(meters);
        Gauge.builder("akkoord.outbox.oldest.pending", this, worker -> worker.oldest)
                .description("Age of the aggregate that waits longest, at the last sweep")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("akkoord.outbox.stopped", stopped, Set::size)
                .description("Aggregates of which nothing is published, since what waits was not written by a service")
                .register(meters);
    }

    /** Counts the aggregates of which nothing is published, since what waits was not written by a service. */
    int stopped() {
        return stopped.size();
    }

    private void stop(String key) {
        if (stopped.add(key)) {
            LOG.error("What waits of {} was not written by a service, and is not published", key);
        }
    }

    void serve(String collection, Outbox<?> outbox) {
        outboxes.put(collection, outbox);
    }

    /** Something of this aggregate waits; returns at once. */
    void wake(String collection, String id) {
        wake(collection, new Relay<>(id, outbox(collection)));
    }

    /** As above, with what the writer knows to wait. */
    <T> void wake(String collection, String id, Outbox<T> outbox, Relay.Waiting<T> waiting) {
        wake(collection, new Relay<>(id, outbox, waiting));
    }

    private void wake(String collection, Relay<?> first) {
        var key = collection + "/" + first.id();
        if (busy.merge(key, State.RUNNING, (there, given) -> State.AGAIN) == State.RUNNING) {
            try {
                threads.execute(() -> relay(key, collection, first));
            } catch (RejectedExecutionException e) {
                // stopping: the next start's sweep takes it
                busy.remove(key);
            }
        }
    }

    private void relay(String key, String collection, Relay<?> first) {
        var id = first.id();
        places.acquireUninterruptibly();
        try {
            busy.put(key, State.RUNNING);
            publish.record(first::run);
            while (!busy.remove(key, State.RUNNING)) {
                busy.put(key, State.RUNNING);
                publish.record(() -> new Relay<>(id, outbox(collection)).run());
            }
            stopped.remove(key);
            publishing.passed();
        } catch (AlteredEntriesException altered) {
            busy.remove(key);
            stop(key);
        } catch (RuntimeException e) {
            // the entry stays in the outbox, and the sweep tries again
            busy.remove(key);
            publishing.failed(e);
        } catch (Error e) {
            busy.remove(key);
            LOG.error("{} of {} is not published yet", id, collection, e);
            throw e;
        } finally {
            places.release();
        }
    }

    private Outbox<?> outbox(String collection) {
        return Objects.requireNonNull(outboxes.get(collection), collection);
    }

    /** Relays what waits and is in nobody's hands, at the start and then every two seconds. */
    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        try {
            outboxes.forEach(this::prepare);
            var count = 0;
            var now = clock.instant();
            var eldest = now;
            var waits = new HashSet<String>();
            for (var collection : outboxes.entrySet()) {
                for (var waiting : collection.getValue().pending()) {
                    var key = collection.getKey() + "/" + waiting.id();
                    waits.add(key);
                    count += waiting.entries();
                    var registered = waiting.registered();
                    if (registered == null) {
                        stop(key);
                        continue;
                    }
                    eldest = registered.isBefore(eldest) ? registered : eldest;
                    if (!swept || overdue(registered, now)) {
                        wake(collection.getKey(), waiting.id());
                    }
                }
            }
            stopped.retainAll(waits);
            swept = true;
            pending = count;
            oldest = Duration.between(eldest, now).toMillis() / 1000.0;
            sweeping.passed();
        } catch (RuntimeException e) {
            sweeping.failed(e);
        }
    }

    /** Topics are there before the first event, since the readers of another service wait for them to know they are complete. */
    private void prepare(String collection, Outbox<?> outbox) {
        if (!prepared.contains(collection)) {
            try {
                outbox.prepare();
                prepared.add(collection);
                preparing.passed();
            } catch (RuntimeException e) {
                preparing.failed(e);
            }
        }
    }

    /** Tells whether an entry waits too long; a younger one is left to the relay that its writer woke. */
    private static boolean overdue(Instant registered, Instant now) {
        return Duration.between(registered, now).compareTo(OVERDUE) > 0;
    }

    private static ExecutorService relays() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("relay-", 0).factory());
    }

    @Override
    public synchronized void start() {
        if (threads.isShutdown()) {
            threads = relays();
        }
        running = true;
    }

    @Override
    public synchronized void stop() {
        running = false;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
