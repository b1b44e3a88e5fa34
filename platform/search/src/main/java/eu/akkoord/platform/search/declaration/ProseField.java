package eu.akkoord.platform.search.declaration;

import eu.akkoord.platform.search.analysis.Words;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;

/** Running text, searched by its words. */
public final class ProseField<A> extends Field<A> {
    /** All words of all texts of a document by their stems, and the parts of compounds; where {@code q} is looked for. */
    public static final String STEMS = "_stems";
    /** All words of all texts of a document as they stand there; where {@code prefix*} is looked for. */
    public static final String WORDS = "_words";

    private static final int LONGEST_ORDER = 200;
    private static final FieldType PLACES = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true);
    private static final FieldType PRESENCE = type(IndexOptions.DOCS, true);
    private static final FieldType WEIGHT = type(IndexOptions.DOCS_AND_FREQS, false);

    private final Function<A, ? extends Collection<String>> texts;
    private final boolean several;
    private final float boost;

    ProseField(
            String name, boolean several, Function<A, ? extends Collection<String>> texts, float boost, Use... uses) {
        super(name, several ? EnumSet.of(Use.HIGHLIGHT) : EnumSet.of(Use.HIGHLIGHT, Use.SORT), uses);
        this.several = several;
        this.texts = texts;
        this.boost = boost;
    }

    private static FieldType type(IndexOptions options, boolean omitNorms) {
        var type = new FieldType();
        type.setTokenized(true);
        type.setOmitNorms(omitNorms);
        type.setIndexOptions(options);
        type.freeze();
        return type;
    }

    /** Returns the weight of a match in this field for {@code sort=relevance}. */
    public float boost() {
        return boost;
    }

    @Override
    String layout() {
        return "%s %s".formatted(super.layout(), several);
    }

    @Override
    public void index(A source, Document document) {
        for (var text : texts.apply(source)) {
            var read = Words.of(text);
            document.add(new org.apache.lucene.document.Field(name(), Words.stems(read), WEIGHT));
            document.add(new org.apache.lucene.document.Field(STEMS, Words.stems(read), PLACES));
            document.add(new org.apache.lucene.document.Field(
                    WORDS,
                    Words.stream(read.stream().map(Words.Word::word).distinct().toList()),
                    PRESENCE));
            if (is(Use.HIGHLIGHT)) {
                document.add(new StoredField(name(), text));
            }
            if (is(Use.SORT)) {
                var folded =
                        String.join(" ", read.stream().map(Words.Word::word).toList());
                var order = new BytesRef(folded.substring(0, Math.min(LONGEST_ORDER, folded.length())));
                document.add(new StringField(orderName(), order, Store.NO));
                document.add(new SortedDocValuesField(orderName(), order));
            }
        }
    }

    private String orderName() {
        return name() + ".order";
    }

    @Override
    List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<Clause> clauses(Parameters parameters) {
        return List.of();
    }

    /** By the words of the text, without case, diacritics and punctuation. */
    @Override
    public SortField order(boolean descending) {
        return WordField.order(orderName(), descending);
    }
}
