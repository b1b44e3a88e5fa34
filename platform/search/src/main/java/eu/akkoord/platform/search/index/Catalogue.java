package eu.akkoord.platform.search.index;

import eu.akkoord.platform.core.places.Places;
import eu.akkoord.platform.core.problem.Issue;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.core.problem.RowLimit;
import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.search.engine.Answers;
import eu.akkoord.platform.search.question.Cursors;
import eu.akkoord.platform.search.question.Page;
import eu.akkoord.platform.search.question.Question;
import eu.akkoord.platform.search.question.RelatedTerms;
import eu.akkoord.platform.search.question.SearchRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index of one collection: filled by an {@code Indexer}, queried by its lists.
 *
 * <p>An index that is missing, damaged, of another declaration or never filled to its end is {@link #isComplete() not complete}: every
 * question is then answered by 503, and its owner fills it by {@link #rebuild}. Changes are visible within {@link
 * CatalogueSettings#refresh}, and are on disk within {@link CatalogueSettings#commit} together with their progress ({@link #reached}).
 *
 * <p>Thread-safe.
 *
 * @param <A> the source of a document
 */
public final class Catalogue<A> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    /**
     * Searching is work for the processor: more at once than there are cores would only make all of them wait. Who asks alone has them all;
     * who asks while others wait is not before them.
     */
    private static final Places CORES = cores(Runtime.getRuntime().availableProcessors());

    private final Fields<A> fields;
    private final RelatedTerms related;
    private final Cursors cursors;
    private final Documents<A> documents;
    private final Generations<A> generations;
    private final Answers answers;
    private final ScheduledThreadPoolExecutor clock;
    private final long refresh;
    private final AtomicBoolean refreshing = new AtomicBoolean();

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
        this.clock = new ScheduledThreadPoolExecutor(
                2,
                Thread.ofPlatform()
                        .daemon()
                        .name("catalogue-" + fields.collection())
                        .factory(),
                // what is closed refreshes no more
                new ThreadPoolExecutor.DiscardPolicy());
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.refresh = settings.refresh().toMillis();
        commitAgain(settings.commit().toMillis());
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

    private void commitAgain(long millis) {
        later(millis, () -> {
            attempt(this::commit);
            commitAgain(millis);
        });
    }

    /** Lets searches see what was written, a little later and with what else is written until then. */
    private void refreshSoon() {
        if (refreshing.compareAndSet(false, true)) {
            later(refresh, () -> {
                refreshing.set(false);
                if (!attempt(this::refresh)) {
                    refreshSoon();
                }
            });
        }
    }

    private void later(long millis, Runnable work) {
        var due = clock.schedule(work, millis, TimeUnit.MILLISECONDS);
        LOG.trace("{} in {} ms", due, millis);
    }

    private boolean attempt(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException | Error failure) {
            // thrown on, it would be the last round, and nobody would hear of it
            LOG.error("The catalogue of {} failed", fields.collection(), failure);
            return false;
        }
    }

    /** The declaration this catalogue was made by. */
    public Fields<A> fields() {
        return fields;
    }

    /** Tells whether it can answer; otherwise it has to be filled by {@link #rebuild}. Turns false when the disk fails. */
    public boolean isComplete() {
        return generations.live().isComplete();
    }

    /** Returns the progress of the last commit, as stated to {@link #reached} or {@link Rebuild#finish}. */
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
     *     RowLimit#MOST} rows; 503 while it is not complete
     */
    public long export(Question question, Consumer<Page.Item> row) {
        if (question.parameters().containsKey("cursor")) {
            throw new ProblemException(Problem.badRequest(Issue.query("cursor", null, "export.fromStart")));
        }
        var ask = ask(question);
        return generations.acquired(searcher -> answers.export(searcher, ask, CORES, row));
    }

    /**
     * Finds the items, by id, of the documents that the reader may see.
     *
     * @throws ProblemException 503 while it is not complete
     */
    public Map<String, byte[]> find(Set<String> reader, Collection<String> ids) {
        return search(searcher -> answers.find(searcher, reader, ids));
    }

    private static Places cores(int all) {
        return new Places(new Places.Share(all, all, all));
    }

    private SearchRequest ask(Question question) {
        return SearchRequest.read(fields, question, related, cursors);
    }

    private <T> T search(Generations.Search<T> search) {
        return generations.acquired(searcher -> {
            return Answers.held(CORES, () -> search.on(searcher));
        });
    }

    /** Tells whether it has a document at this revision or a newer one. */
    public boolean knows(String id, long revision) {
        try {
            return generations.live().knows(id, revision);
        } catch (AlreadyClosedException replaced) {
            // asked again a moment later it is known, and to put something twice does no harm
            return false;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the ids of all documents whose field has this word, also in an index that is being filled. */
    public Set<String> having(String field, String word) {
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
        refreshSoon();
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
        refreshSoon();
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
        clock.close();
        generations.close();
    }
}
