package eu.akkoord.platform.feed;

import eu.akkoord.platform.kafka.LogEvent;
import eu.akkoord.platform.web.Contract;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A filter of events: by what every reader sees of them, and by what this reader is shown. A key that is asked must fit with one of its values, and
 * all keys must fit. What an event tells to others is not looked at, so that no filter finds a reference that is hidden. An event that tells no
 * more than what it is about has nothing to be filtered by, and stays: whoever follows some things hears that one of them went out of sight.
 */
final class EventFilter {
    static final String TYPE = "type";
    static final String SUBJECT = "subject";
    static final String COLLECTION = "collection";

    /** Names the properties of what is told that a key of the query is about, in the contract. */
    private static final String PROPERTIES = "x-properties";

    private final String service;
    private final Map<String, Set<String>> asked;
    private final Map<String, Set<String>> properties;

    private EventFilter(String service, Map<String, Set<String>> asked, Map<String, Set<String>> properties) {
        this.service = service;
        this.asked = asked;
        this.properties = properties;
    }

    /** Returns the properties that each key is about, as the contract says. */
    static Map<String, Set<String>> properties(Contract.Operation operation) {
        var properties = new HashMap<String, Set<String>>();
        for (var parameter : operation.node().path("parameters")) {
            var named = parameter.path(PROPERTIES).valueStream().map(JsonNode::asString);
            var all = Set.copyOf(named.toList());
            if (!all.isEmpty()) {
                properties.put(parameter.path("name").asString(), all);
            }
        }
        return Map.copyOf(properties);
    }

    /** @param service the word that names this service in the types of events */
    static EventFilter of(String service, Map<String, String[]> query, Map<String, Set<String>> properties) {
        var asked = new HashMap<String, Set<String>>();
        query.forEach((key, values) -> {
            if (properties.containsKey(key) || Set.of(TYPE, SUBJECT, COLLECTION).contains(key)) {
                asked.put(key, Set.copyOf(Arrays.asList(values)));
            }
        });
        return new EventFilter(service, asked, properties);
    }

    /** Tells whether an event may fit, as far as its place in the log says. */
    boolean admits(LogEvent event) {
        var type = "eu.akkoord.%s.v1.%s.notify.%s".formatted(service, event.collection(), event.participle());
        return fits(TYPE, type) && fits(SUBJECT, event.id()) && fits(COLLECTION, event.collection());
    }

    private boolean fits(String key, String value) {
        var values = asked.get(key);
        return values == null || values.contains(value);
    }

    /** Tells whether what is shown of an event fits. */
    boolean admits(JsonNode shown) {
        var data = shown.path("data");
        return !data.isObject()
                || properties.entrySet().stream().allMatch(key -> fits(key.getKey(), key.getValue(), data));
    }

    private boolean fits(String key, Set<String> names, JsonNode data) {
        var values = asked.get(key);
        return values == null
                || Stream.concat(Stream.of(data), data.valueStream().filter(JsonNode::isObject))
                        .flatMap(object -> names.stream().map(object::path))
                        .flatMap(value -> values(key, value))
                        .anyMatch(values::contains);
    }

    /** Returns the words that a value has: itself, those of its items, or that of an object which has it as a property. */
    private static Stream<String> values(String key, JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().flatMap(item -> values(key, item));
        }
        if (value.isObject()) {
            return List.of(key, "code", "id").stream()
                    .map(value::path)
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .limit(1);
        }
        return value.isString() ? Stream.of(value.asString()) : Stream.empty();
    }
}
