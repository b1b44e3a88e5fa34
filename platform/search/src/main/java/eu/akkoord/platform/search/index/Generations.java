package eu.akkoord.platform.search.index;

import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.search.engine.Generation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/**
 * The index of a collection that answers, and the one that is filled to replace it. Writes go to both; searches continue during the
 * replacement.
 */
final class Generations<A> implements AutoCloseable {
    private final String collection;
    private final Folder folder;
    private final ReadWriteLock replacing = new ReentrantReadWriteLock();
    private volatile Generation live;
    private volatile @Nullable Rebuild<A> rebuild;

    Generations(String collection, Folder folder) throws IOException {
        this.collection = collection;
        this.folder = folder;
        this.live = folder.open();
    }

    /** The one that answers. */
    Generation live() {
        return live;
    }

    /** A search of the index at one point in time. */
    @FunctionalInterface
    interface Search<T> {
        T on(IndexSearcher searcher) throws IOException;
    }

    /**
     * Searches the live index.
     *
     * @throws ProblemException 503 while it is not complete
     */
    <T> T acquired(Search<T> search) {
        try {
            while (true) {
                var generation = live;
                if (!generation.isComplete()) {
                    throw new ProblemException(Problem.unavailable("list.beingBuilt"));
                }
                IndexSearcher searcher;
                try {
                    searcher = generation.searchers().acquire();
                } catch (AlreadyClosedException replaced) {
                    if (generation == live) {
                        throw replaced;
                    }
                    continue;
                }
                try {
                    return search.on(searcher);
                } finally {
                    generation.searchers().release(searcher);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A write to the live index, and to the one that is being filled. */
    @FunctionalInterface
    interface Write {
        void on(Generation generation, @Nullable Rebuild<?> filling) throws IOException;
    }

    void write(Write write) {
        replacing.readLock().lock();
        try {
            write.on(live, rebuild);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            replacing.readLock().unlock();
        }
    }

    /**
     * Begins to fill a new index beside the one that answers.
     *
     * @throws IllegalStateException when one is being filled already
     * @throws UncheckedIOException when the disk fails
     */
    Rebuild<A> fill(Documents<A> documents) {
        replacing.writeLock().lock();
        try {
            if (rebuild != null) {
                throw new IllegalStateException("%s is being filled already".formatted(collection));
            }
            var begun = new Rebuild<>(this, documents, folder.next());
            rebuild = begun;
            return begun;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            replacing.writeLock().unlock();
        }
    }

    /** Questions go on meanwhile: those that have begun end on the old index. */
    void replace(Rebuild<A> filled, Map<String, String> progress) {
        var generation = filled.generation();
        try {
            generation.complete(progress);
            generation.commit();
            generation.refresh();
            Generation old;
            replacing.writeLock().lock();
            try {
                generation.refresh();
                old = live;
                live = generation;
                rebuild = null;
            } finally {
                replacing.writeLock().unlock();
            }
            folder.delete(old);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void discard(Rebuild<A> unfinished) {
        replacing.writeLock().lock();
        try {
            rebuild = null;
            folder.delete(unfinished.generation());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            replacing.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        replacing.writeLock().lock();
        try {
            if (rebuild != null) {
                rebuild.close();
            }
            if (live.isOpen()) {
                live.commit();
            }
            live.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            replacing.writeLock().unlock();
        }
    }
}
