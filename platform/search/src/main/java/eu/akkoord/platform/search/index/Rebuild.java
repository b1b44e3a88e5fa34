package eu.akkoord.platform.search.index;

import eu.akkoord.platform.search.declaration.Row;
import eu.akkoord.platform.search.engine.Generation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.jspecify.annotations.Nullable;

/**
 * Fills a new index beside the one that answers. What is put or removed in the catalogue meanwhile also comes here, and is
 * never overwritten by what the filling brings. Closing it before it is finished throws the new index away.
 *
 * @param <A> what the documents are made of
 */
public final class Rebuild<A> implements AutoCloseable {
    private final Generations<A> generations;
    private final Documents<A> documents;
    private final Generation generation;
    private final Set<String> touched = new HashSet<>();
    private final Set<String> removed = new HashSet<>();
    private @Nullable String last;
    private boolean finished;

    Rebuild(Generations<A> generations, Documents<A> documents, Generation generation) {
        this.generations = generations;
        this.documents = documents;
        this.generation = generation;
    }

    /**
     * Adds what the store has; fastest in ascending order of id, as a scan gives it, in batches of some hundreds.
     *
     * @throws UncheckedIOException when the disk fails
     */
    public synchronized void add(Collection<A> states) {
        var made = states.parallelStream().map(this::made).toList();
        var before = last;
        boolean ascending = true;
        for (var one : made) {
            ascending = ascending && (last == null || last.compareTo(one.row().id()) < 0);
            last = last == null || last.compareTo(one.row().id()) < 0
                    ? one.row().id()
                    : last;
        }
        if (ascending) {
            made.parallelStream().forEach(one -> add(one, before));
        } else {
            made.forEach(this::addAgain);
        }
    }

    private record Made(Row row, Document document) {}

    private Made made(A state) {
        var row = documents.fields().row(state);
        return new Made(row, documents.of(state, row));
    }

    private void add(Made one, @Nullable String before) {
        if (touched.contains(one.row().id())
                || (before != null && before.compareTo(one.row().id()) >= 0)) {
            addAgain(one);
            return;
        }
        try {
            generation.add(one.document());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Adds a state unless one of its revision was put meanwhile, whose clearances may be newer. */
    private void addAgain(Made one) {
        var id = one.row().id();
        try {
            if (!touched.contains(id)) {
                generation.put(one.row(), one.document());
            } else if (!removed.contains(id)) {
                generation.putNewer(one.row(), one.document());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    synchronized void put(Row row, Document document) throws IOException {
        touched.add(row.id());
        removed.remove(row.id());
        generation.put(row, document);
    }

    synchronized void remove(Collection<String> ids) throws IOException {
        touched.addAll(ids);
        removed.addAll(ids);
        generation.remove(ids);
    }

    Generation generation() {
        return generation;
    }

    /**
     * Makes the new index the one that answers.
     *
     * @param progress how far the topics had been read before the filling began
     * @throws UncheckedIOException when the disk fails; the old one then goes on
     */
    public void finish(Map<String, String> progress) {
        generations.replace(this, progress);
        finished = true;
    }

    @Override
    public void close() {
        if (!finished) {
            generations.discard(this);
        }
    }
}
