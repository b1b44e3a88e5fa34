package eu.akkoord.platform.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The links of one hash chain, computed from what is stored.
 *
 * @param links by number
 * @param length how many there should be
 * @param head the hash of the last one, as it is kept beside the chain
 * @param unkeyed the number of the last one that may be from before there were keys
 */
record Chain(Map<Long, Link> links, long length, @Nullable String head, long unkeyed) {
    /**
     * What a chain needs to know of an entry.
     *
     * @param hash its own
     * @param keyed whether that is keyed
     * @param previous the hash that it bears of the one before it
     * @param document the hash of what it led to
     * @param created the hash of what the first says of the creation
     * @param struck pointers to the texts that were struck from it
     * @param strikes pointers to the texts that it strikes, by number of the entry
     */
    record Link(
            long number,
            String hash,
            boolean keyed,
            @Nullable String previous,
            String document,
            @Nullable String created,
            Set<String> struck,
            Map<Long, Set<String>> strikes) {
        static Link ofChange(EntryHashes hashes, String collection, String id, Document entry) {
            return new Link(
                    entry.get("revision", Number.class).longValue(),
                    hashes.of(collection, id, entry),
                    entry.containsKey(EntryHashes.KEY),
                    entry.getString("previousHash"),
                    document(entry),
                    entry.get("created") instanceof Document created ? Hashes.of(created) : null,
                    entry.get(SaltedTexts.STRUCK, new Document()).keySet(),
                    strikes(entry));
        }

        static Link ofRead(EntryHashes hashes, String chain, Document entry) {
            return new Link(
                    entry.get("number", Number.class).longValue(),
                    hashes.of(Reads.COLLECTION, chain, entry),
                    entry.containsKey(EntryHashes.KEY),
                    entry.getString("previousHash"),
                    "",
                    null,
                    Set.of(),
                    Map.of());
        }

        private static Map<Long, Set<String>> strikes(Document entry) {
            var strikes = new HashMap<Long, Set<String>>();
            entry.get(Entry.STRIKES, new Document())
                    .forEach((revision, pointers) -> strikes.put(
                            Long.valueOf(revision),
                            ((List<?>) pointers).stream().map(String::valueOf).collect(Collectors.toSet())));
            return strikes;
        }

        /** The hash of all that a document must say of its newest entry. */
        private static String document(Document entry) {
            return document(entry.get("state"), entry.get("registered"), entry.get("occurred"));
        }

        static String document(@Nullable Object state, @Nullable Object registered, @Nullable Object occurred) {
            return Hashes.of(new Document("state", state)
                    .append("registered", registered)
                    .append("occurred", occurred));
        }
    }

    /** An entry is as it was when the hash that its successor bears, or the head for the last one, is its own. */
    Checked.@Nullable Finding firstBroken(String collection, String id) {
        for (long each = 1; each <= length; each++) {
            var link = links.get(each);
            if (link == null) {
                return new Checked.Finding(collection, id, each, Checked.Wrong.MISSING);
            }
            if (!link.keyed() && each > unkeyed) {
                return new Checked.Finding(collection, id, each, Checked.Wrong.CHANGED);
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
        return firstStruckByNobody(collection, id);
    }

    /** Anybody can strike a text and leave a chain that fits; only a later entry that says so makes it rightful. */
    private Checked.@Nullable Finding firstStruckByNobody(String collection, String id) {
        var rightful = new HashMap<Long, Set<String>>();
        links.values()
                .forEach(link -> link.strikes().forEach((number, pointers) -> {
                    if (number < link.number()) {
                        rightful.computeIfAbsent(number, first -> new HashSet<>())
                                .addAll(pointers);
                    }
                }));
        return LongStream.rangeClosed(1, length)
                .filter(number -> !rightful.getOrDefault(number, Set.of())
                        .containsAll(Objects.requireNonNull(links.get(number)).struck()))
                .mapToObj(number -> new Checked.Finding(collection, id, number, Checked.Wrong.CHANGED))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String expected(long number) {
        if (number == length) {
            return head;
        }
        var successor = links.get(number + 1);
        return successor == null ? null : successor.previous();
    }
}
