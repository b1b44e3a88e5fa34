package eu.akkoord.platform.embedded;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.bson.Document;
import eu.akkoord.platform.embedded.documents.StoredBackend;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.Timer;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * A server of the MongoDB protocol, for tests and for trying out on one machine. Acknowledged writes are on disk: every write command is
 * answered after a commit and a sync that began later than the write. Deleted data leaves its files within seconds. The store closes itself
 * for good at the first write that fails, on a full disk for example: the process that started the server is notified, and starts it anew.
 * Real use takes MongoDB itself.
 */
public final class DocumentServer implements AutoCloseable {
    private static final Duration COMPACTION = Duration.ofSeconds(1);

    /** Threads that connections are spread over: one that waits for the disk holds up the others of its thread. */
    private static final int CONNECTIONS = 64;

    private final StoredBackend backend;
    private final GroupSync sync;
    private final MongoServer server;
    private final @Nullable Compaction compaction;

    private DocumentServer(
            StoredBackend backend, GroupSync sync, int port, int threads, @Nullable Compaction compaction) {
        this.backend = backend;
        this.sync = sync;
        this.compaction = compaction;
        server = new MongoServer(backend);
        server.bind(Ports.at(port), 1, threads);
    }

    /** Starts on the loopback address; a store that has closed itself is left to its callers to notice. */
    public static DocumentServer start(Path data, int port) {
        return start(data, port, closed -> {});
    }

    /**
     * Starts on the loopback address.
     *
     * @param data folder of the store; created when absent, continued when present
     * @param port to listen on; 0 takes a free one
     * @param closed receives the reason why the store has closed itself, before the write that failed is answered
     */
    public static DocumentServer start(Path data, int port, Consumer<Throwable> closed) {
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
        var backend = new Backend(store, sync, compaction::deleted, closed);
        backend.open();
        sync.await();
        new Timer("compaction", true).schedule(compaction, COMPACTION.toMillis(), COMPACTION.toMillis());
        return new DocumentServer(backend, sync, port, CONNECTIONS, compaction);
    }

    /** Starts on the loopback address and forgets everything when it stops. */
    public static DocumentServer inMemory(int port) {
        var store = new MVStore.Builder().open();
        store.setVersionsToKeep(0);
        var sync = new GroupSync(() -> {});
        return new DocumentServer(new Backend(store, sync, () -> {}, closed -> {}), sync, port, 2, null);
    }

    /** Host and port, as a MongoDB connection string wants them. */
    public String address() {
        var bound = server.getLocalAddress();
        return bound.getHostString() + ":" + bound.getPort();
    }

    /** Returns the number of documents examined since the start, by all commands. */
    public long documentsExamined() {
        return backend.documentsExamined();
    }

    /** Returns the number of disk syncs on behalf of writers. */
    public long syncs() {
        return sync.count();
    }

    @Override
    public void close() {
        if (compaction != null) {
            compaction.stop();
        }
        server.shutdown();
    }

    private static final class Backend extends StoredBackend {
        private static final Set<String> WRITES = Set.of(
                "insert", "update", "delete", "findandmodify", "create", "createindexes", "drop", "dropdatabase");

        private static final Set<String> DELETIONS = Set.of("delete", "drop", "dropdatabase");

        private final MVStore store;
        private final GroupSync sync;
        private final Runnable deleted;
        private final Consumer<Throwable> closed;

        Backend(MVStore store, GroupSync sync, Runnable deleted, Consumer<Throwable> closed) {
            super(store);
            this.store = store;
            this.sync = sync;
            this.deleted = deleted;
            this.closed = closed;
        }

        @Override
        public Document handleCommand(Channel channel, String database, String command, Document query) {
            try {
                return answer(channel, database, command, query);
            } finally {
                // whoever asks next tells, when it was not a command that failed
                var failure = store.getPanicException();
                if (failure != null) {
                    closed.accept(failure);
                }
            }
        }

        private Document answer(Channel channel, String database, String command, Document query) {
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
