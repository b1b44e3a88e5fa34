package eu.akkoord.platform.store;

import eu.akkoord.platform.core.change.Recorded;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate that was read to be changed, with all that its next write needs to know.
 *
 * @param document as stored, with its revision, what is noted of its last entry and which entries wait; absent where the store has no
 *     documents, and on one that no service wrote
 * @param <A> the aggregate
 */
public record Current<A>(
        String id, Recorded<A> recorded, @Nullable Document document) {
    public A value() {
        return recorded.value();
    }
}
