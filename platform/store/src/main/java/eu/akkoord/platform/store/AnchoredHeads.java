package eu.akkoord.platform.store;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The heads of chains in all anchors: each must still be an entry of its chain. Only 64 bits of a hash are held, so that a million heads
 * take little memory; nobody makes another entry with the same ones without the key.
 */
final class AnchoredHeads {
    private static final int DIGITS = 16;

    private final Map<String, Map<String, Map<Long, Long>>> ends = new HashMap<>();
    private final Map<String, Map<String, Long>> unkeyed = new HashMap<>();

    /** Of two anchors that differ about an entry the earlier one counts: the store was put back between them. */
    void add(Chains.Head head) {
        ends.computeIfAbsent(head.collection(), first -> new HashMap<>())
                .computeIfAbsent(head.id(), first -> new HashMap<>())
                .putIfAbsent(head.number(), begin(head.hash()));
    }

    /** From before there were keys, as the first anchor found it. */
    void addUnkeyed(Chains.Head head) {
        unkeyed.computeIfAbsent(head.collection(), first -> new HashMap<>()).put(head.id(), head.number());
    }

    /** The number of the last entry of a chain that may be unkeyed. */
    long unkeyed(String collection, String id) {
        return unkeyed.getOrDefault(collection, Map.of()).getOrDefault(id, 0L);
    }

    /**
     * Compares the ends of one chain, and takes them out.
     *
     * @param hashes of the entries that are there, by number
     */
    CheckResult.@Nullable Finding check(String collection, String id, LongFunction<@Nullable String> hashes) {
        var ofChain = ends.getOrDefault(collection, new HashMap<>()).remove(id);
        if (ofChain == null) {
            return null;
        }
        return ofChain.keySet().stream()
                .sorted()
                .map(number -> compare(collection, id, number, ofChain.getOrDefault(number, 0L), hashes.apply(number)))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static CheckResult.@Nullable Finding compare(
            String collection, String id, long number, long anchored, @Nullable String hash) {
        if (hash == null) {
            return new CheckResult.Finding(collection, id, number, CheckResult.Wrong.MISSING);
        }
        return begin(hash) == anchored
                ? null
                : new CheckResult.Finding(collection, id, number, CheckResult.Wrong.NOT_AS_ANCHORED);
    }

    /** Names the chains that nobody asked about: they are gone as a whole. */
    void miss(CheckResult.Sum sum) {
        ends.forEach((collection, chains) -> chains.forEach((id, ofChain) -> sum.add(new CheckResult.Finding(
                collection,
                id,
                ofChain.keySet().stream().mapToLong(Long::longValue).max().orElse(1),
                CheckResult.Wrong.MISSING))));
    }

    private static long begin(String hash) {
        return hash.length() < DIGITS || !hash.matches("[0-9a-f]+")
                ? 0
                : Long.parseUnsignedLong(hash.substring(0, DIGITS), 16);
    }
}
