package eu.akkoord.platform.projection;

import eu.akkoord.platform.store.Head;
import eu.akkoord.platform.store.Heads;
import eu.akkoord.platform.web.peer.Peer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks the owners of collections for their last events: the own store, or the other service. */
final class Owners {
    private static final int PAGE = 100;

    private final Function<String, Optional<Heads>> ours;
    private final Peer peer;

    /** @param ours the last events of a collection that this service owns */
    Owners(Function<String, Optional<Heads>> ours, Peer peer) {
        this.ours = ours;
        this.peer = peer;
    }

    /**
     * Returns the head of every aggregate, by its id.
     *
     * @param authorization of the operator who asks
     * @throws Peer.Silent when the other service cannot be asked
     */
    Map<String, Head> heads(String collection, String authorization) {
        var heads = new HashMap<String, Head>();
        var own = ours.apply(collection);
        @Nullable String after = null;
        do {
            var page = own.isPresent() ? own.get().after(after, PAGE) : asked(collection, after, authorization);
            heads.putAll(page);
            after = page.size() < PAGE ? null : last(page);
        } while (after != null);
        return heads;
    }

    private Map<String, Head> asked(String collection, @Nullable String after, String authorization) {
        var path = "/sources/%s/heads?pageSize=%d".formatted(collection, PAGE);
        var answer = peer.get(after == null ? path : path + "&afterSubject=" + after, authorization)
                .orElseThrow(() -> new IllegalStateException("The other service has no " + collection));
        var page = new HashMap<String, Head>();
        answer.path("items")
                .forEach(item -> page.put(
                        item.path("subject").asString(),
                        new Head(
                                item.path("revision").asLong(),
                                item.path("hash").asString())));
        return page;
    }

    private static String last(Map<String, Head> page) {
        return page.keySet().stream().max(String::compareTo).orElseThrow();
    }
}
