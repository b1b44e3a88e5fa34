package eu.akkoord.platform.catalogue;

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
    private final Catalogue<A> catalogue;
    private final Documents<A> documents;
    private final Generation generation;
    private final Set<String> touched = new HashSet<>();
    private final Set<String> removed = new HashSet<>();
    private @Nullable String last;
    private boolean finished;

    Rebuild(Catalogue<A> catalogue, Documents<A> documents, Generation generation) {
        this.catalogue = catalogue;
        this.documents = documents;
        this.generation = generation;
    }

    /**
     * Adds what the store has; fastest in ascending order of id, as a scan gives it, in batches of some hundreds.
     *
     * @throws UncheckedIOException when the disk fails
     */
    public synchronized void add(Collection<A> states) {
        var before = last;
        states.parallelStream().forEach(state -> {
            var row = documents.fields().row(state);
            add(row, documents.of(state, row), before);
        });
        for (var state : states) {
            var id = documents.fields().row(state).id();
            last = last == null || last.compareTo(id) < 0 ? id : last;
        }
    }

    private void add(Row row, Document document, @Nullable String before) {
        try {
            if (touched.contains(row.id()) || (before != null && before.compareTo(row.id()) >= 0)) {
                if (!removed.contains(row.id())) {
                    generation.put(row, document);
                }
            } else {
                generation.add(document);
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
        catalogue.replace(this, progress);
        finished = true;
    }

    @Override
    public void close() {
        if (!finished) {
            catalogue.discard(this);
        }
    }
}
