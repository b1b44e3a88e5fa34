package eu.akkoord.platform.desk;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.desk.EventSource.Published;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shows published events to readers, and is the only way by which a channel may: an event of something that the reader may not see
 * is not there, a reference that the reader may not see is absent as in a view, and so is what compares with a state that the reader
 * may not see. The id of the event stays.
 */
public final class Events {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Properties of the data that say how the state before the event differed. */
    private static final Set<String> COMPARISONS = Set.of("changed", "previousStatus", "slip", "fixing");

    /** Properties of the data of a correction that say which change it is of, and when that happened. */
    private static final Set<String> OF_CORRECTED = Set.of("corrects", "occurredPeriod");

    private final Map<String, EventSource> sources;
    private final Map<String, Mentions> mentions;
    private final Map<String, Visibility> visible;

    /** @param visible for each collection that an event may name at a declared place */
    public Events(
            Collection<? extends EventSource> sources,
            Collection<? extends Mentions> mentions,
            Collection<? extends Visibility> visible) {
        this.sources = sources.stream().collect(Collectors.toMap(EventSource::collection, Function.identity()));
        this.mentions = mentions.stream().collect(Collectors.toMap(Mentions::collection, Function.identity()));
        this.visible = visible.stream().collect(Collectors.toMap(Visibility::collection, Function.identity()));
        this.mentions.values().stream()
                .flatMap(one -> one.places().values().stream())
                .filter(named -> !this.visible.containsKey(named))
                .forEach(named -> {
                    throw new IllegalStateException("Nothing says who may know of %s".formatted(named));
                });
    }

    /**
     * Returns an event as a reader may see it.
     *
     * @param eventId collection, id and revision with dots between them; none of the three contains one
     * @return empty when there is none, or when this reader may not see what it is about
     */
    public Optional<byte[]> event(String eventId, Caller reader) {
        var parts = eventId.split("\\.", -1);
        var source = sources.get(parts[0]);
        return source == null || parts.length != 3
                ? Optional.empty()
                : source.event(parts[1], Long.parseLong(parts[2]), reader)
                        .map(published -> shown(source.collection(), published, reader));
    }

    private byte[] shown(String collection, Published published, Caller reader) {
        var places = mentions.containsKey(collection)
                ? Objects.requireNonNull(mentions.get(collection)).places()
                : Map.<String, String>of();
        var event = JSON.readTree(published.bytes());
        if (!(event.path("data") instanceof ObjectNode data)) {
            return published.bytes();
        }
        var told = data.deepCopy();
        if (!published.comparable()) {
            data.remove(COMPARISONS);
        }
        if (data.has("corrects") && !published.namesCorrected()) {
            data.remove(OF_CORRECTED);
        }
        var known = known(data, places, reader);
        places.forEach((place, named) -> strip(data, JsonPointer.compile(place), known.getOrDefault(named, Set.of())));
        return data.equals(told) ? published.bytes() : JSON.writeValueAsBytes(event);
    }

    /** Returns the ids that the reader may know, by collection, with one query for each collection. */
    private Map<String, Set<String>> known(JsonNode data, Map<String, String> places, Caller reader) {
        return places.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, named -> {
                    var ids = named.getValue().stream()
                            .flatMap(place -> ids(data.at(place)).stream())
                            .collect(Collectors.toSet());
                    return ids.isEmpty()
                            ? Set.of()
                            : Objects.requireNonNull(visible.get(named.getKey()))
                                    .readableIds(ids, reader);
                }));
    }

    private static List<String> ids(JsonNode named) {
        return named.isArray()
                ? named.valueStream().map(JsonNode::asString).toList()
                : named.isString() ? List.of(named.asString()) : List.of();
    }

    /** An array of which nothing is left goes with what it named: an event that named nothing does not have it either. */
    private static void strip(ObjectNode data, JsonPointer place, Set<String> known) {
        var named = data.at(place);
        if (named instanceof ArrayNode array) {
            array.removeIf(id -> !known.contains(id.asString()));
        }
        var gone = named instanceof ArrayNode array ? array.isEmpty() : !new HashSet<>(known).containsAll(ids(named));
        if (gone && data.at(place.head()) instanceof ObjectNode holder) {
            holder.remove(place.last().getMatchingProperty());
        }
    }
}
