package eu.akkoord.platform.search.engine;

import eu.akkoord.platform.search.declaration.Row;
import eu.akkoord.platform.search.declaration.WordField;
import eu.akkoord.platform.search.question.Page;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/**
 * A stored value with all that a page shows of a document: its revision, id and JSON. Each is also where it is sorted or looked up by, but
 * from there each would cost a look-up of its own for each item.
 */
public final class Packed {
    private Packed() {}

    public static BytesRef of(Row row) {
        var id = WordField.term(row.id());
        var packed = ByteBuffer.allocate(Long.BYTES + Short.BYTES + id.length + row.item().length)
                .putLong(row.revision())
                .putShort((short) id.length)
                .put(id.bytes, id.offset, id.length)
                .put(row.item());
        return new BytesRef(packed.array());
    }

    /** @param packed not kept */
    static Page.Item item(BytesRef packed) {
        var from = ByteBuffer.wrap(packed.bytes, packed.offset, packed.length);
        long revision = from.getLong();
        int length = Short.toUnsignedInt(from.getShort());
        var id = new BytesRef(packed.bytes, from.position(), length).utf8ToString();
        int json = from.position() + length;
        return Page.Item.of(id, revision, Arrays.copyOfRange(packed.bytes, json, packed.offset + packed.length));
    }
}
