package eu.akkoord.platform.search.engine;

import eu.akkoord.platform.search.analysis.Words;
import eu.akkoord.platform.search.declaration.Order;
import eu.akkoord.platform.search.declaration.Row;
import eu.akkoord.platform.search.declaration.WordField;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LiveFieldValues;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.jspecify.annotations.Nullable;

/**
 * One index on disk, from the day it was filled to the day a newer one takes its place. It holds one document per id, that of
 * the highest revision it was given.
 */
public final class Generation implements AutoCloseable {
    public static final String REVISION = "_revision";

    /** The one by which words are written and weighed. */
    static final Similarity SIMILARITY = new LocalSimilarity();

    private static final String COMPLETE = "_complete";
    private static final double LARGEST_CACHED_MERGE_MB = 5;
    private static final double CACHED_MB = 60;
    private static final double BUFFER_MB = 64;
    private static final long UNKNOWN = -1;

    private final FSDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final LiveFieldValues<IndexSearcher, Long> revisions;
    private final String layout;
    private final Object committing = new Object();
    private Map<String, String> progress;
    private volatile boolean complete;

    /** @throws IOException when what lies there cannot be opened: it is damaged, or the disk is */
    public Generation(Path folder, String layout, SearcherFactory warming) throws IOException {
        this.layout = layout;
        this.directory = FSDirectory.open(folder);
        IndexWriter opened = null;
        try {
            opened = new IndexWriter(
                    new NRTCachingDirectory(directory, LARGEST_CACHED_MERGE_MB, CACHED_MB), configuration());
            this.writer = opened;
            this.searchers = new SearcherManager(opened, warming);
        } catch (IOException | RuntimeException damaged) {
            if (opened != null) {
                opened.rollback();
            }
            directory.close();
            throw damaged;
        }
        this.progress = committed(writer);
        this.complete = layout.equals(progress.remove(COMPLETE));
        this.revisions = new Revisions(searchers);
    }

    private static IndexWriterConfig configuration() {
        return new IndexWriterConfig(Words.WRITTEN)
                .setSimilarity(SIMILARITY)
                .setIndexSort(Order.DEFAULT.sort())
                .setRAMBufferSizeMB(BUFFER_MB)
                .setCommitOnClose(false);
    }

    private static Map<String, String> committed(IndexWriter writer) {
        var data = new HashMap<String, String>();
        var committed = writer.getLiveCommitData();
        if (committed != null) {
            committed.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    /** Tells whether it was filled by this declaration and to the end, and still works. */
    public boolean isComplete() {
        return complete && isOpen();
    }

    /** Tells whether the disk has not failed it. */
    public boolean isOpen() {
        return writer.isOpen();
    }

    public synchronized void complete(Map<String, String> offsets) {
        complete = true;
        reached(offsets);
    }

    public synchronized Map<String, String> progress() {
        return Map.copyOf(progress);
    }

    public synchronized void reached(Map<String, String> offsets) {
        progress = new HashMap<>(offsets);
    }

    public SearcherManager searchers() {
        return searchers;
    }

    /** Takes it unless a newer revision is there; the same one may come again, with other readers. */
    public void put(Row row, Document document) throws IOException {
        putAbove(row, row.revision(), document);
    }

    /** Takes it unless the same or a newer revision is there. */
    public void putNewer(Row row, Document document) throws IOException {
        putAbove(row, row.revision() - 1, document);
    }

    private synchronized void putAbove(Row row, long most, Document document) throws IOException {
        var known = revisions.get(row.id());
        if (known == null || known <= most) {
            writer.updateDocument(new Term(Order.ID, WordField.term(row.id())), document);
            revisions.add(row.id(), row.revision());
        }
    }

    public boolean knows(String id, long revision) throws IOException {
        var known = revisions.get(id);
        return known != null && known >= revision;
    }

    /** Gives the ids of all documents, also those that searches do not see yet, whose field has this word. */
    public void having(String field, String word, Consumer<String> id) throws IOException {
        refresh();
        var searcher = searchers.acquire();
        try {
            var term = new Term(field, WordField.term(word));
            for (var leaf : searcher.getIndexReader().leaves()) {
                var live = leaf.reader().getLiveDocs();
                SortedDocValues ids = DocValues.getSorted(leaf.reader(), Order.ID);
                var postings = leaf.reader().postings(term, PostingsEnum.NONE);
                while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    if ((live == null || live.get(postings.docID())) && ids.advanceExact(postings.docID())) {
                        id.accept(ids.lookupOrd(ids.ordValue()).utf8ToString());
                    }
                }
            }
        } finally {
            searchers.release(searcher);
        }
    }

    /** Takes one whose id is known to be new here. */
    public void add(Document document) throws IOException {
        writer.addDocument(document);
    }

    public synchronized void remove(Collection<String> ids) throws IOException {
        for (var id : ids) {
            writer.deleteDocuments(new Term(Order.ID, WordField.term(id)));
            revisions.delete(id);
        }
    }

    /** Lets searches see all that was put before this call. */
    public void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** Makes all that was put before this call safe on disk, with how far it had come; changes go on meanwhile. */
    public void commit() throws IOException {
        synchronized (committing) {
            var data = new HashMap<>(progress());
            if (complete) {
                data.put(COMPLETE, layout);
            }
            if (writer.hasUncommittedChanges() || !data.equals(committed(writer))) {
                writer.setLiveCommitData(data.entrySet());
                writer.commit();
            }
        }
    }

    /**
     * Reads all bytes of the index again.
     *
     * @throws IOException when some have changed
     */
    public void check() throws IOException {
        var searcher = searchers.acquire();
        try {
            for (var leaf : searcher.getIndexReader().leaves()) {
                leaf.reader().checkIntegrity();
            }
        } finally {
            searchers.release(searcher);
        }
    }

    @Override
    public void close() throws IOException {
        revisions.close();
        searchers.close();
        // what was not committed is read from the topics again; a damaged index could not be committed
        writer.rollback();
        directory.close();
    }

    /** The revision of each id, also of those that searches do not see yet. */
    private static final class Revisions extends LiveFieldValues<IndexSearcher, Long> {
        Revisions(SearcherManager searchers) {
            super(searchers, UNKNOWN);
        }

        @Override
        protected @Nullable Long lookupFromSearcher(IndexSearcher searcher, String id) throws IOException {
            var term = new Term(Order.ID, WordField.term(id));
            for (var leaf : searcher.getIndexReader().leaves()) {
                var live = leaf.reader().getLiveDocs();
                var postings = leaf.reader().postings(term);
                while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    NumericDocValues revision = leaf.reader().getNumericDocValues(REVISION);
                    if ((live == null || live.get(postings.docID())) && revision.advanceExact(postings.docID())) {
                        return revision.longValue();
                    }
                }
            }
            return null;
        }
    }
}
