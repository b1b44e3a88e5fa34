package eu.akkoord.platform.desk;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.desk.EventSource.Published;
import eu.akkoord.platform.desk.EventSource.Told;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    /**
     * An event as a reader may see it, who has not been shown it yet: it may be left out by what it would show.
     *
     * @param event the same as the bytes
     * @param logged as in {@link Published}
     */
    public record Candidate(Told of, byte[] bytes, JsonNode event, long logged) {}

    /**
     * Returns those of several events that a reader may see, each as this reader may, in the order told. They are read at once: with a few
     * questions for each collection, however many events. Those that are then shown are to be told of by {@link #show}.
     */
    public List<Candidate> candidates(Collection<Told> told, Caller reader) {
        var published = new HashMap<Told, Published>();
        told.stream().collect(Collectors.groupingBy(Told::collection)).forEach((collection, some) -> {
            var source = sources.get(collection);
            if (source != null) {
                published.putAll(source.events(some, reader));
            }
        });
        var drafts = told.stream()
                .filter(published::containsKey)
                .distinct()
                .map(one -> new Draft(one, Objects.requireNonNull(published.get(one)), places(one.collection())))
                .toList();
        var known = known(drafts, reader);
        return drafts.stream().map(draft -> draft.shown(known)).toList();
    }

    /** Returns once it is logged that a reader is shown these, as far as that has to be. */
    public void show(Collection<Candidate> shown, Caller reader) {
        var logged = new HashMap<String, Map<String, Long>>();
        shown.stream()
                .filter(one -> one.logged() > 0)
                .forEach(one -> logged.computeIfAbsent(one.of().collection(), first -> new HashMap<>())
                        .put(one.of().id(), one.logged()));
        logged.forEach((collection, things) ->
                Objects.requireNonNull(sources.get(collection)).logShown(things, reader));
    }

    private byte[] shown(String collection, Published published, Caller reader) {
        var draft = new Draft(new Told(collection, "", 0, false), published, places(collection));
        return draft.shown(known(List.of(draft), reader)).bytes();
    }

    private Map<String, String> places(String collection) {
        var naming = mentions.get(collection);
        return naming == null ? Map.of() : naming.places();
    }

    /** Returns the ids that the reader may know, by collection, with one query for each collection. */
    private Map<String, Set<String>> known(List<Draft> drafts, Caller reader) {
        var named = new HashMap<String, Set<String>>();
        drafts.forEach(draft -> draft.addNamed(named));
        var known = new HashMap<String, Set<String>>();
        named.forEach((collection, ids) -> known.put(
                collection, Objects.requireNonNull(visible.get(collection)).readableIds(ids, reader)));
        return known;
    }

    /** An event without what compares, of which references are still to be taken out. */
    private static final class Draft {
        private final Told of;
        private final Published published;
        private final Map<String, String> places;
        private final JsonNode event;
        private final @Nullable ObjectNode told;

        Draft(Told of, Published published, Map<String, String> places) {
            this.of = of;
            this.published = published;
            this.places = places;
            this.event = JSON.readTree(published.bytes());
            if (event.path("data") instanceof ObjectNode data) {
                told = data.deepCopy();
                if (!published.comparable()) {
                    data.remove(COMPARISONS);
                }
                if (data.has("corrects") && !published.namesCorrected()) {
                    data.remove(OF_CORRECTED);
                }
            } else {
                told = null;
            }
        }

        void addNamed(Map<String, Set<String>> named) {
            places.forEach((place, collection) -> {
                var ids = ids(event.path("data").at(place));
                if (!ids.isEmpty()) {
                    named.computeIfAbsent(collection, first -> new HashSet<>()).addAll(ids);
                }
            });
        }

        Candidate shown(Map<String, Set<String>> known) {
            if (!(event.path("data") instanceof ObjectNode data)) {
                return new Candidate(of, published.bytes(), event, published.logged());
            }
            places.forEach(
                    (place, named) -> strip(data, JsonPointer.compile(place), known.getOrDefault(named, Set.of())));
            var bytes = data.equals(told) ? published.bytes() : JSON.writeValueAsBytes(event);
            return new Candidate(of, bytes, event, published.logged());
        }
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
