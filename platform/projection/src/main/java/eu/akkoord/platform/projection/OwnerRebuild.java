package eu.akkoord.platform.projection;

import eu.akkoord.platform.core.Sha256;
import eu.akkoord.platform.kafka.TopicFollowers;
import eu.akkoord.platform.projection.Rebuild.Outcome;
import eu.akkoord.platform.store.Head;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A rebuild of copies by the statement of their owner, whatever is on the topic. The owner names the last event of each aggregate by its
 * hash, and only a record with that hash is trusted; so a forged record is healed, and all content comes from the topic.
 *
 * <p>The copies are read before the owner is asked, and a revision never goes down: a copy above its owner's revision is forged. A copy
 * unknown to the owner is removed, and so is one whose last event is not on the topic: its readers are then shown less.
 */
final class OwnerRebuild {
    private static final int ROUNDS = 3;

    private final String id;
    private final Projection projection;
    private final TopicFollowers followers;
    private final Supplier<Map<String, Head>> owner;
    private final LongConsumer progress;

    /** @param owner gives the head of every aggregate */
    OwnerRebuild(
            String id,
            Projection projection,
            TopicFollowers followers,
            Supplier<Map<String, Head>> owner,
            LongConsumer progress) {
        this.id = id;
        this.projection = projection;
        this.followers = followers;
        this.owner = owner;
        this.progress = progress;
    }

    /**
     * @return what the first round found and repaired
     * @throws IllegalStateException when the last event of some aggregates is not on the topic; all others are healed then
     */
    Outcome run() {
        var round = round(false);
        var first = round.outcome;
        for (int left = ROUNDS - 1; left > 0 && !round.lacking.isEmpty(); left--) {
            round = round(left == 1);
        }
        projection.reload(id);
        if (!round.lacking.isEmpty()) {
            throw new IllegalStateException("The topic lacks the owner's last event of %s".formatted(round.lacking));
        }
        return first;
    }

    private record Round(Outcome outcome, Set<String> lacking) {}

    private Round round(boolean last) {
        var found = new HashMap<String, Copy>();
        projection.copies().each(copy -> found.put(copy.id(), copy));
        var heads = owner.get();
        var truth = new HashMap<String, Copy>();
        long began = System.nanoTime();
        long events = followers
                .pass()
                .read(
                        projection.topic(),
                        (event, bytes) -> {
                            var head = heads.get(event.id());
                            if (head != null
                                    && head.revision() == event.revision()
                                    && head.hash().equals(Sha256.of(bytes))) {
                                truth.put(event.id(), projection.copy(event));
                            }
                        },
                        progress);
        var perSecond = events * 1e9 / Math.max(1, System.nanoTime() - began);
        var repaired = new HashSet<String>();
        truth.forEach((subject, copy) -> {
            var before = found.get(subject);
            if (before == null) {
                projection.copies().take(Set.of(copy));
                repaired.add(subject);
            } else if (!before.digest().equals(copy.digest())) {
                projection.copies().replace(copy, before.revision());
                repaired.add(subject);
            }
        });
        var lacking = new TreeSet<>(heads.keySet());
        lacking.removeAll(truth.keySet());
        found.values().stream()
                .filter(copy -> !heads.containsKey(copy.id()) || (last && lacking.contains(copy.id())))
                .forEach(copy -> {
                    projection.copies().remove(copy.id(), copy.revision());
                    repaired.add(copy.id());
                });
        return new Round(new Outcome(events, perSecond, hash(found), hash(truth), repaired.size()), lacking);
    }

    private static String hash(Map<String, Copy> copies) {
        return Sha256.of(copies.values().stream()
                .map(copy -> copy.id() + " " + copy.digest())
                .sorted()
                .collect(Collectors.joining("\n")));
    }
}
