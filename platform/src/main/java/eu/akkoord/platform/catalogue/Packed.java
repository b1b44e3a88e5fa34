package eu.akkoord.platform.catalogue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/**
 * What a page shows of a document, in one value of the index: its revision, its id and its JSON. Each is also where it is sorted or
 * looked up by, but from there each would cost a look-up of its own for each item of a page.
 */
final class Packed {
    private Packed() {}

    static BytesRef of(Row row) {
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
