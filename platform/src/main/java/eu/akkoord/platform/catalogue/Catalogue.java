package eu.akkoord.platform.catalogue;

import eu.akkoord.platform.web.Issue;
import eu.akkoord.platform.web.Problem;
import eu.akkoord.platform.web.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index of one collection: filled by whoever follows the store, asked by its lists.
 *
 * <p>An index that is missing, damaged, made by another declaration or never filled to its end is {@link #isComplete() not
 * complete}: every question is then answered by 503, and its owner fills it by {@link #rebuild}. Changes are seen within
 * {@link CatalogueSettings#refresh}, and are safe on disk within {@link CatalogueSettings#commit} together with how far they
 * came ({@link #reached}).
 *
 * <p>All methods may be called by many threads.
 *
 * @param <A> what the documents are made of
 */
public final class Catalogue<A> implements AutoCloseable {
    /** The most rows of an export; more would hold what it looks at for longer than anybody waits. */
    public static final int MOST_ROWS = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    /** Searching is work for the processor: more at once than there are cores would only make all of them wait. */
    private static final Semaphore CORES = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private final Fields<A> fields;
    private final RelatedTerms related;
    private final Cursors cursors;
    private final Documents<A> documents;
    private final Generations<A> generations;
    private final Answers answers;
    private final ScheduledExecutorService clock;
    private final List<Future<?>> ticking = new ArrayList<>();

    private Catalogue(CatalogueSettings settings, Fields<A> fields, RelatedTerms related) throws IOException {
        this.fields = fields;
        this.related = related;
        this.cursors = new Cursors(settings.cursorKey());
        this.documents = new Documents<>(fields);
        this.answers = new Answers(fields, cursors);
        this.generations = new Generations<>(
                fields.collection(),
                new Folder(settings.folder().resolve(fields.collection()), fields.layout(), answers.searchers()));
        // two, so that what is new is seen also while what was is made safe on disk
        this.clock = Executors.newScheduledThreadPool(
                2,
                Thread.ofPlatform()
                        .daemon()
                        .name("catalogue-" + fields.collection())
                        .factory());
        every(settings.refresh().toMillis(), this::refresh);
        every(settings.commit().toMillis(), this::commit);
    }

    /**
     * Opens the index in its folder; see {@link #isComplete} for what was found there.
     *
     * @throws UncheckedIOException when the folder cannot be written or another process has it open
     */
    public static <A> Catalogue<A> open(CatalogueSettings settings, Fields<A> fields, RelatedTerms related) {
        try {
            return new Catalogue<>(settings, fields, related);
        } catch (IOException unusable) {
            throw new UncheckedIOException(
                    "The catalogue of %s cannot be opened".formatted(fields.collection()), unusable);
        }
    }

    private void every(long millis, Runnable work) {
        ticking.add(clock.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException failure) {
                        LOG.error("The catalogue of {} failed", fields.collection(), failure);
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS));
    }

    /** The declaration this catalogue was made by. */
    public Fields<A> fields() {
        return fields;
    }

    /** Whether it can answer; otherwise it has to be filled by {@link #rebuild}. Turns false when the disk fails. */
    public boolean isComplete() {
        return generations.live().isComplete();
    }

    /** How far it had come when it was last safe on disk, as {@link #reached} or {@link Rebuild#finish} said. */
    public Map<String, String> progress() {
        return generations.live().progress();
    }

    /**
     * The part of the list that is asked for.
     *
     * @throws ProblemException 400 that names all that is wrong with the question; 503 while it is not complete
     */
    public Page page(Question question) {
        var ask = ask(question);
        return search(searcher -> answers.page(searcher, ask));
    }

    /**
     * Gives every document of the list, in the order asked and at one point in time, as its item.
     *
     * @return how many there were, the total of the list
     * @throws ProblemException 400 that names all that is wrong with the question, or says that it would have more than {@value
     *     #MOST_ROWS} rows; 503 while it is not complete
     */
    public long export(Question question, Consumer<Page.Item> row) {
        if (question.parameters().containsKey("cursor")) {
            throw new ProblemException(
                    Problem.badRequest(Issue.query("cursor", null, "Een export begint altijd bij het begin")));
        }
        var ask = ask(question);
        return generations.acquired(searcher -> answers.export(searcher, ask, CORES, row));
    }

    /** What is answered in the place of a file with more than {@value #MOST_ROWS} rows. */
    public static Problem tooManyRows(long rows) {
        return Problem.badRequest(Issue.header(
                "Accept",
                null,
                "Een bestand heeft ten hoogste %d rijen en dit zou er %d hebben; vraag minder, of vraag bladzijden"
                        .formatted(MOST_ROWS, rows)));
    }

    /**
     * Those of some documents that the reader may see, as their items by id.
     *
     * @throws ProblemException 503 while it is not complete
     */
    public Map<String, byte[]> find(Set<String> reader, Collection<String> ids) {
        return search(searcher -> answers.find(searcher, reader, ids));
    }

    private Ask ask(Question question) {
        return Ask.read(fields, question, related, cursors);
    }

    private <T> T search(Generations.Search<T> search) {
        return generations.acquired(searcher -> {
            CORES.acquireUninterruptibly();
            try {
                return search.on(searcher);
            } finally {
                CORES.release();
            }
        });
    }

    /** Whether it has a document at this revision or a newer one; for whoever fills it. */
    boolean knows(String id, long revision) {
        try {
            return generations.live().knows(id, revision);
        } catch (AlreadyClosedException replaced) {
            // asked again a moment later it is known, and to put something twice does no harm
            return false;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The ids of all documents whose field has this word, also in an index that is being filled; for whoever fills it. */
    Set<String> having(String field, String word) {
        var ids = new HashSet<String>();
        generations.write((generation, filling) -> {
            generation.having(field, word, ids::add);
            if (filling != null) {
                filling.generation().having(field, word, ids::add);
            }
        });
        return ids;
    }

    /**
     * Takes states as they are now in the store; an older revision than the one it has is left aside.
     *
     * @throws UncheckedIOException when the disk fails
     */
    public void put(Collection<A> states) {
        for (var state : states) {
            var row = fields.row(state);
            var document = documents.of(state, row);
            generations.write((generation, filling) -> {
                generation.put(row, document);
                if (filling != null) {
                    filling.put(row, document);
                }
            });
        }
    }

    /**
     * Forgets documents that are no longer in the store.
     *
     * @throws UncheckedIOException when the disk fails
     */
    public void remove(Collection<String> ids) {
        generations.write((generation, filling) -> {
            generation.remove(ids);
            if (filling != null) {
                filling.remove(ids);
            }
        });
    }

    /**
     * Says how far the topics have been read: all that stands before is put. It is kept on disk with the documents from the
     * next commit on, and {@link #progress} gives it back after a start.
     */
    public void reached(Map<String, String> progress) {
        generations.write((generation, filling) -> generation.reached(progress));
    }

    /** Lets searches see now all that was put before this call, instead of a little later. */
    public void refresh() {
        generations.write((generation, filling) -> generation.refresh());
    }

    /** Makes all that was put before this call safe on disk now, instead of a little later. */
    public void commit() {
        generations.write((generation, filling) -> generation.commit());
    }

    /**
     * Begins to fill a new index beside the one that answers.
     *
     * @throws IllegalStateException when one is being filled already
     * @throws UncheckedIOException when the disk fails
     */
    public Rebuild<A> rebuild() {
        return generations.fill(documents);
    }

    /** Makes what was put safe on disk and closes. */
    @Override
    public void close() {
        ticking.forEach(task -> task.cancel(false));
        clock.close();
        generations.close();
    }
}
