package eu.akkoord.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.tartarus.snowball.ext.DutchStemmer;

/** The same dossiers put into an index by Lucene alone, field by field as its documentation shows. */
final class BareIndex {
    private static final FieldType PLACES = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true);
    private static final FieldType PRESENCE = type(IndexOptions.DOCS, true);
    private static final FieldType WEIGHT = type(IndexOptions.DOCS_AND_FREQS, false);

    private static final Analyzer ANALYZER = new Analyzer(Analyzer.PER_FIELD_REUSE_STRATEGY) {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            var source = new StandardTokenizer();
            var folded = new ASCIIFoldingFilter(new LowerCaseFilter(source));
            return new TokenStreamComponents(
                    source, field.equals("words") ? folded : new SnowballFilter(folded, new DutchStemmer()));
        }
    };

    private BareIndex() {}

    private static FieldType type(IndexOptions options, boolean omitNorms) {
        var type = new FieldType();
        type.setTokenized(true);
        type.setOmitNorms(omitNorms);
        type.setIndexOptions(options);
        type.freeze();
        return type;
    }

    static void fill(Path folder, int count, int batch) throws IOException {
        var order = new Sort(
                new SortField("modified", SortField.Type.LONG, true, Long.MIN_VALUE),
                new SortField("id", SortField.Type.STRING, false, SortField.STRING_LAST));
        var configuration = new IndexWriterConfig(ANALYZER).setIndexSort(order).setRAMBufferSizeMB(64);
        try (var directory = FSDirectory.open(folder);
                var writer = new IndexWriter(directory, configuration)) {
            for (int first = 0; first < count; first += batch) {
                CatalogueBench.batch(first, Math.min(count, first + batch)).parallelStream()
                        .forEach(dossier -> add(writer, dossier));
            }
        }
    }

    private static void add(IndexWriter writer, GeneratedDossier dossier) {
        try {
            writer.addDocument(document(dossier));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Document document(GeneratedDossier dossier) {
        var document = new Document();
        word(document, "id", dossier.id());
        document.add(new NumericDocValuesField("revision", 1));
        dossier.clearances().forEach(token -> document.add(new StringField("clearance", token, Field.Store.NO)));
        document.add(new BinaryDocValuesField("item", new BytesRef(dossier.item())));
        place(document, "modified", ChronoUnit.MICROS.between(Instant.EPOCH, dossier.modified()));
        word(document, "status", dossier.status());
        dossier.themes().forEach(theme -> words(document, "theme", theme));
        dossier.parties().forEach(party -> words(document, "party", party));
        document.add(new StringField("agreement", dossier.agreement(), Field.Store.NO));
        place(document, "since", dossier.since().toEpochDay());
        var earliest = dossier.period().earliest();
        var latest = dossier.period().latest();
        for (var name : new String[] {"earliest", "low"}) {
            place(document, name, earliest == null ? Long.MIN_VALUE : earliest.toEpochDay());
        }
        for (var name : new String[] {"latest", "high"}) {
            place(document, name, latest == null ? Long.MAX_VALUE : latest.toEpochDay());
        }
        word(document, "order", dossier.title());
        text(document, "title", dossier.title());
        text(document, "summary", dossier.summary());
        return document;
    }

    private static void word(Document document, String name, String word) {
        document.add(new StringField(name, word, Field.Store.NO));
        document.add(new SortedDocValuesField(name, new BytesRef(word)));
    }

    private static void words(Document document, String name, String word) {
        document.add(new StringField(name, word, Field.Store.NO));
        document.add(new SortedSetDocValuesField(name, new BytesRef(word)));
    }

    private static void place(Document document, String name, long place) {
        document.add(new LongPoint(name, place));
        document.add(new NumericDocValuesField(name, place));
    }

    private static void text(Document document, String name, String text) {
        document.add(new Field(name, text, WEIGHT));
        document.add(new Field("stems", text, PLACES));
        document.add(new Field("words", text, PRESENCE));
        document.add(new StoredField(name, text));
    }
}
