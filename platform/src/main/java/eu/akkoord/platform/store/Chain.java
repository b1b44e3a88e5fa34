package eu.akkoord.platform.store;

import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The links of one hash chain, computed from what is stored.
 *
 * @param links by number
 * @param length how many there should be
 * @param head the hash of the last one, as it is kept beside the chain
 */
record Chain(Map<Long, Link> links, long length, @Nullable String head) {
    /**
     * What a chain needs to know of an entry.
     *
     * @param hash its own
     * @param previous the hash that it bears of the one before it
     * @param state the hash of the state it led to, where it led to one
     */
    record Link(
            long number,
            String hash,
            @Nullable String previous,
            @Nullable String state) {
        static Link ofChange(Document entry) {
            return new Link(
                    entry.get("revision", Number.class).longValue(),
                    Hashes.of(entry),
                    entry.getString("previousHash"),
                    Hashes.of(entry.get("state", Document.class)));
        }

        static Link ofRead(Document entry) {
            return new Link(
                    entry.get("number", Number.class).longValue(),
                    Hashes.of(entry),
                    entry.getString("previousHash"),
                    null);
        }
    }

    /** An entry is as it was when the hash that its successor bears, or the head for the last one, is its own. */
    Checked.@Nullable Finding firstBroken(String collection, String id) {
        for (long each = 1; each <= length; each++) {
            var link = links.get(each);
            if (link == null) {
                return new Checked.Finding(collection, id, each, Checked.Wrong.MISSING);
            }
            if (each == 1 && link.previous() != null) {
                return new Checked.Finding(collection, id, each, Checked.Wrong.CHAIN_BROKEN);
            }
            var successor = each < length ? links.get(each + 1) : null;
            if (each < length && successor == null) {
                return new Checked.Finding(collection, id, each + 1, Checked.Wrong.MISSING);
            }
            if (!link.hash().equals(expected(each))) {
                // with a successor that is not whole either, its link may be all that was changed
                return successor != null && !successor.hash().equals(expected(each + 1))
                        ? new Checked.Finding(collection, id, each + 1, Checked.Wrong.CHAIN_BROKEN)
                        : new Checked.Finding(collection, id, each, Checked.Wrong.CHANGED);
            }
        }
        return null;
    }

    private @Nullable String expected(long number) {
        if (number == length) {
            return head;
        }
        var successor = links.get(number + 1);
        return successor == null ? null : successor.previous();
    }
}
