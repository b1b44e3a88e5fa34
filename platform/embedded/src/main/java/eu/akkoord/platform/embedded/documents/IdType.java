package eu.akkoord.platform.embedded.documents;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.Comparator;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Writes ids as BSON and orders them as MongoDB does, so that the documents of a collection lie in the order of their ids. */
final class IdType extends BasicDataType<Object> {
    static final IdType ID = new IdType();

    /** Compares ids; two that MongoDB takes for equal, as 1 and 1.0, are. */
    static final Comparator<Object> ORDER = (one, other) -> one instanceof String word && other instanceof String second
            ? word.compareTo(second)
            : ValueComparator.ascWithoutListHandling().compare(one, other);

    private static final String FIELD = "";
    private static final int BYTES = 64;

    private IdType() {}

    @Override
    public int compare(Object one, Object other) {
        return ORDER.compare(one, other);
    }

    /** An estimate, in bytes. */
    @Override
    public int getMemory(Object id) {
        return id instanceof String word ? BYTES + 2 * word.length() : BYTES;
    }

    @Override
    public void write(WriteBuffer buffer, Object id) {
        var bytes = Bson.write(new Document(FIELD, id instanceof Missing ? null : id));
        buffer.putVarInt(bytes.length).put(bytes);
    }

    @Override
    public Object read(ByteBuffer buffer) {
        var bytes = new byte[DataUtils.readVarInt(buffer)];
        buffer.get(bytes);
        return Missing.ofNullable(Bson.read(bytes).get(FIELD));
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }
}
