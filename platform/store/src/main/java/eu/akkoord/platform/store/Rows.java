package eu.akkoord.platform.store;

import static com.mongodb.client.model.Filters.gt;

import com.mongodb.MongoException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a collection, as a check sees them. Nothing is assumed of any: whoever can write to the store can put there rows that no
 * service writes, which must be named and not prevent the check from naming the rest.
 */
final class Rows {
    /** An outbox of 64 entries of the greatest size, each with 32 KiB of corrections, takes less than 15 MiB; a row may have 16. */
    static final int MOST_BYTES = 31 << 19;

    private static final int MOST_NAMED = 100;
    private static final DocumentCodec CODEC = new DocumentCodec();

    private final MongoCollection<Document> documents;
    private final String collection;
    private final int part;

    /** @param part how many are asked at once */
    Rows(MongoCollection<Document> documents, int part) {
        this.documents = documents;
        this.collection = documents.getNamespace().getCollectionName();
        this.part = part;
    }

    /**
     * Walks through those whose id is a text, in the order of their ids.
     *
     * @param after the id after which it begins; empty for the first
     */
    void walk(String after, @Nullable Bson projection, Consumer<List<Document>> each) {
        // of another type than text is only a symbol, which is ordered among the texts
        Object last = after;
        for (var found = after(last, projection); !found.isEmpty(); found = after(last, projection)) {
            last = id(found.getLast());
            each.accept(found);
        }
    }

    /** No more at once than one great row takes, be it that some are read in more parts. */
    private List<Document> after(Object last, @Nullable Bson projection) {
        var found = new ArrayList<Document>();
        try (var rows = after(documents, last, part, projection).iterator()) {
            for (long bytes = 0; bytes < MOST_BYTES && rows.hasNext(); ) {
                var row = rows.next();
                bytes += size(row);
                found.add(isWithin(row, MOST_BYTES) ? row.decode(CODEC) : new Document("_id", id(row)));
            }
        }
        return found;
    }

    /**
     * The rows whose id is a text, in the order of their ids, as their bytes.
     *
     * @param last the id after which they begin; empty for the first
     */
    static FindIterable<RawBsonDocument> after(
            MongoCollection<Document> documents, Object last, int most, @Nullable Bson projection) {
        return documents
                .withDocumentClass(RawBsonDocument.class)
                .find(gt("_id", last))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .projection(projection);
    }

    /**
     * Reads what a row says.
     *
     * @throws IllegalArgumentException when it takes more bytes than what services write: decoded it would take many times as many
     */
    static Document decoded(RawBsonDocument row, int most) {
        if (!isWithin(row, most)) {
            throw new IllegalArgumentException("No service writes so much");
        }
        return row.decode(CODEC);
    }

    private static boolean isWithin(RawBsonDocument row, int most) {
        return size(row) <= most;
    }

    private static int size(RawBsonDocument row) {
        return row.getByteBuffer().remaining();
    }

    /** As it stands in a document, of whatever type. */
    static Object id(RawBsonDocument row) {
        var id = row.get("_id");
        return id instanceof BsonString text ? text.getValue() : Objects.requireNonNull(id);
    }

    /** Names those that a walk does not come by, since their ids are no text: they stand before or after all others. */
    void nameOutside(CheckResult.Sum sum) {
        for (var order : List.of(Sorts.ascending("_id"), Sorts.descending("_id"))) {
            documents
                    .find()
                    .sort(order)
                    .limit(MOST_NAMED)
                    .projection(Projections.include("_id"))
                    .into(new ArrayList<>())
                    .stream()
                    .takeWhile(row -> !(row.get("_id") instanceof String id) || id.isEmpty())
                    .forEach(row -> name(row, sum));
        }
    }

    /** Names a row that no service wrote. */
    void name(Document row, CheckResult.Sum sum) {
        sum.add(new CheckResult.Finding(collection, String.valueOf(row.get("_id")), 1, CheckResult.Wrong.CHANGED));
    }

    /** The id of a row, of whatever type. */
    static Object id(Document row) {
        return Objects.requireNonNull(row.get("_id"));
    }

    /** Reads a row; null when no service wrote it. */
    static <T> @Nullable T read(Supplier<@Nullable T> made) {
        try {
            return made.get();
        } catch (MongoException away) {
            throw away;
        } catch (RuntimeException odd) {
            return null;
        }
    }

    /** A whole number from 1; zero where there is none. */
    static long count(Document row, String name) {
        return row.get(name) instanceof Number number && (number instanceof Integer || number instanceof Long)
                ? Math.max(0, number.longValue())
                : 0;
    }

    /** The revision of a row, a whole number from 1; zero where there is none. */
    static long count(RawBsonDocument row) {
        return row.get("revision") instanceof BsonNumber number && (number.isInt32() || number.isInt64())
                ? Math.max(0, number.longValue())
                : 0;
    }

    /** Tells whether a value is of the types that services write, so that none passes for another that has the same hash. */
    static boolean isPlain(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Map<?, ?> map -> map.values().stream().allMatch(Rows::isPlain);
            case List<?> list -> list.stream().allMatch(Rows::isPlain);
            default ->
                value instanceof String
                        || value instanceof Boolean
                        || value instanceof Integer
                        || value instanceof Long
                        || value instanceof Double;
        };
    }
}
