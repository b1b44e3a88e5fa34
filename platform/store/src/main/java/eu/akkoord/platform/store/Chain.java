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
     * The properties of an entry by which its chain is checked.
     *
     * @param hash its own
     * @param keyed whether that hash is keyed
     * @param previous the hash it states for the entry before it
     * @param document the hash of the resulting document
     * @param created the hash of what the first says of the creation
     * @param struck pointers to the texts struck from it
     * @param strikes pointers to the texts it strikes, by number of the entry
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
                    hashes.of(ReadLog.COLLECTION, chain, entry),
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
            return document(
                    entry.get("state"), entry.get("registered"), entry.get("occurred"), entry.get(Corrections.NAME));
        }

        static String document(
                @Nullable Object state,
                @Nullable Object registered,
                @Nullable Object occurred,
                @Nullable Object corrections) {
            return Hashes.of(new Document("state", state)
                    .append("registered", registered)
                    .append("occurred", occurred)
                    .append(Corrections.NAME, corrections));
        }
    }

    /** An entry is as it was when the hash that its successor bears, or the head for the last one, is its own. */
    CheckResult.@Nullable Finding firstBroken(String collection, String id) {
        for (long each = 1; each <= length; each++) {
            var link = links.get(each);
            if (link == null) {
                return new CheckResult.Finding(collection, id, each, CheckResult.Wrong.MISSING);
            }
            if (!link.keyed() && each > unkeyed) {
                return new CheckResult.Finding(collection, id, each, CheckResult.Wrong.CHANGED);
            }
            if (each == 1 && link.previous() != null) {
                return new CheckResult.Finding(collection, id, each, CheckResult.Wrong.CHAIN_BROKEN);
            }
            var successor = each < length ? links.get(each + 1) : null;
            if (each < length && successor == null) {
                return new CheckResult.Finding(collection, id, each + 1, CheckResult.Wrong.MISSING);
            }
            if (!link.hash().equals(expected(each))) {
                // with a successor that is not whole either, its link may be all that was changed
                return successor != null && !successor.hash().equals(expected(each + 1))
                        ? new CheckResult.Finding(collection, id, each + 1, CheckResult.Wrong.CHAIN_BROKEN)
                        : new CheckResult.Finding(collection, id, each, CheckResult.Wrong.CHANGED);
            }
        }
        return firstStruckByNobody(collection, id);
    }

    /** Anybody can strike a text and leave a chain that fits; only a later entry that says so makes it rightful. */
    private CheckResult.@Nullable Finding firstStruckByNobody(String collection, String id) {
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
                .mapToObj(number -> new CheckResult.Finding(collection, id, number, CheckResult.Wrong.CHANGED))
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
