package eu.akkoord.platform.desk.health;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A probe that writes to the store and reads it back, as a change would. It runs on request only, and once for all requests within a second:
 * a service at rest costs nothing, and a thousand requests cost as much as one.
 */
final class StoreProbe {
    private static final Logger LOG = LoggerFactory.getLogger(StoreProbe.class);
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** Less than the gateway waits for a service to say how it is. */
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private final MongoCollection<Document> probes;
    private final Clock clock;
    private final Executor threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("probe-", 0).factory());
    private @Nullable CompletableFuture<Boolean> last;
    private Instant asked = Instant.MIN;

    StoreProbe(MongoDatabase database, Clock clock) {
        this.probes = database.getCollection("probes");
        this.clock = clock;
    }

    /** Tells whether a write was stored, and read back, within the last seconds; never takes longer than {@link #PATIENCE}. */
    boolean works() {
        try {
            return current().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The one that is under way, or was done just now. */
    private synchronized CompletableFuture<Boolean> current() {
        var now = clock.instant();
        var known = last;
        if (known == null || (known.isDone() && !now.isBefore(asked.plus(FRESH)))) {
            known = CompletableFuture.supplyAsync(() -> ask(now), threads);
            last = known;
            asked = now;
        }
        return known;
    }

    private boolean ask(Instant now) {
        try {
            var written = now.toString();
            probes.updateOne(
                    Filters.eq("_id", "health"), Updates.set("written", written), new UpdateOptions().upsert(true));
            var read = probes.find(Filters.eq("_id", "health")).first();
            // another instance may have written since
            return read != null && read.getString("written").compareTo(written) >= 0;
        } catch (RuntimeException failed) {
            LOG.debug("The store does not keep what it is told", failed);
            return false;
        }
    }
}
