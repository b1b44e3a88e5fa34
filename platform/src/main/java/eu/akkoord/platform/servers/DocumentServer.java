package eu.akkoord.platform.servers;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.Timer;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Speaks the MongoDB protocol, for tests and for trying out on one machine. What it acknowledges is on disk: every write command
 * is answered after a commit and a sync that began later than the write. What it deletes leaves its files within seconds. Real
 * use takes MongoDB itself.
 */
public final class DocumentServer implements AutoCloseable {
    private static final Duration COMPACTION = Duration.ofSeconds(1);

    private final MongoServer server;
    private final @Nullable Compaction compaction;

    private DocumentServer(MongoServer server, @Nullable Compaction compaction) {
        this.server = server;
        this.compaction = compaction;
    }

    /**
     * Starts on the loopback address.
     *
     * @param data folder of the store; made when absent, continued when present
     * @param port where clients connect; 0 takes a free one
     */
    public static DocumentServer start(Path data, int port) {
        try {
            Files.createDirectories(data);
        } catch (IOException unusable) {
            throw new UncheckedIOException("the document store cannot use " + data, unusable);
        }
        var file = ErasableFile.open(data.resolve("documents.mv"));
        var store =
                new MVStore.Builder().adoptFileStore(file).autoCommitDisabled().open();
        // no reader outlives a command, so a replaced page is free at once
        store.setVersionsToKeep(0);
        store.setRetentionTime(0);
        var sync = new GroupSync(() -> {
            store.commit();
            store.sync();
        });
        var compaction = new Compaction(store, file);
        new Timer("compaction", true).schedule(compaction, COMPACTION.toMillis(), COMPACTION.toMillis());
        return new DocumentServer(listening(new Backend(store, sync, compaction::deleted), port), compaction);
    }

    /** Starts on the loopback address and forgets everything when it stops. */
    public static DocumentServer inMemory(int port) {
        var store = new MVStore.Builder().open();
        store.setVersionsToKeep(0);
        return new DocumentServer(listening(new Backend(store, new GroupSync(() -> {}), () -> {}), port), null);
    }

    /** Host and port, as a MongoDB connection string wants them. */
    public String address() {
        var bound = server.getLocalAddress();
        return bound.getHostString() + ":" + bound.getPort();
    }

    @Override
    public void close() {
        if (compaction != null) {
            compaction.stop();
        }
        server.shutdown();
    }

    private static MongoServer listening(Backend backend, int port) {
        var server = new MongoServer(backend);
        server.bind(Ports.at(port));
        return server;
    }

    private static final class Backend extends H2Backend {
        private static final Set<String> WRITES = Set.of(
                "insert", "update", "delete", "findandmodify", "create", "createindexes", "drop", "dropdatabase");

        private static final Set<String> DELETIONS = Set.of("delete", "drop", "dropdatabase");

        private final GroupSync sync;
        private final Runnable deleted;

        Backend(MVStore store, GroupSync sync, Runnable deleted) {
            super(store);
            this.sync = sync;
            this.deleted = deleted;
        }

        @Override
        public Document handleCommand(Channel channel, String database, String command, Document query) {
            var name = command.toLowerCase(Locale.ROOT);
            if (name.equals("hello")) {
                // today's drivers and health checks ask by the new name only
                var reply = super.handleCommand(channel, database, "isMaster", query);
                reply.put("isWritablePrimary", true);
                return reply;
            }
            var reply = super.handleCommand(channel, database, command, query);
            if (WRITES.contains(name)) {
                sync.await();
            }
            if (DELETIONS.contains(name)) {
                deleted.run();
            }
            return reply;
        }
    }
}
