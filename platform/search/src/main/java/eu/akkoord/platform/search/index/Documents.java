package eu.akkoord.platform.search.index;

import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.search.declaration.Order;
import eu.akkoord.platform.search.declaration.Row;
import eu.akkoord.platform.search.declaration.ScaleField;
import eu.akkoord.platform.search.declaration.WordField;
import eu.akkoord.platform.search.engine.Generation;
import eu.akkoord.platform.search.engine.Hits;
import eu.akkoord.platform.search.engine.Packed;
import eu.akkoord.platform.search.engine.View;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;

/** A converter of a feature's documents into Lucene's. */
record Documents<A>(Fields<A> fields) {
    Document of(A source, Row row) {
        var document = new Document();
        var id = WordField.term(row.id());
        document.add(new StringField(Order.ID, id, Store.NO));
        document.add(new SortedDocValuesField(Order.ID, id));
        document.add(new NumericDocValuesField(Generation.REVISION, row.revision()));
        for (var clearance : row.clearances()) {
            document.add(new StringField(View.CLEARANCE, clearance, Store.NO));
        }
        document.add(new BinaryDocValuesField(Hits.ITEM, Packed.of(row)));
        ScaleField.addModified(document, row.modified());
        fields.all().forEach(field -> field.index(source, document));
        return document;
    }
}
