package eu.akkoord.platform.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Puts the CloudEvents 1.0 envelope around an announcement, in structured JSON, by the NL GOV profile and the Belgian guide.
 * The same bytes go to every reader.
 */
final class Envelope {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String service;
    private final String source;
    private final String publicUrl;

    Envelope(StoreSettings settings, String publicUrl) {
        this.service = "eu.akkoord.%s.v1".formatted(settings.service());
        this.source = settings.source();
        this.publicUrl = publicUrl;
    }

    byte[] around(
            String collection,
            String singular,
            String id,
            long revision,
            Announcement announcement,
            Instant registered,
            @Nullable String traceparent) {
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", "%s.%s.%d".formatted(collection, id, revision));
        event.put("source", source);
        event.put("type", "%s.%s.notify.%s".formatted(service, collection, announcement.type()));
        event.put("service", service);
        event.put("subject", id);
        event.put("time", Timestamps.write(registered));
        event.put("sequence", "%010d".formatted(revision));
        if (traceparent != null) {
            event.put("traceparent", traceparent);
        }
        var dataref = announcement.dataref();
        if (dataref == null) {
            event.put("datacontenttype", "application/json");
            event.put(
                    "dataschema",
                    "%s/doc/asyncapi.yaml#/components/schemas/%s%s"
                            .formatted(publicUrl, capital(singular), capital(announcement.type())));
            event.put("data", announcement.data());
        } else {
            event.put("dataref", dataref.toString());
        }
        return JSON.writeValueAsBytes(event);
    }

    /** Tells whether an event says nothing but where those who may can ask. */
    static boolean conceals(byte[] event) {
        return JSON.readTree(event).has("dataref");
    }

    /** Tells whether an event says one of some texts. */
    static boolean holds(byte[] event, Set<String> texts) {
        return JSON.readTree(event).valueStream().anyMatch(value -> holds(value, texts));
    }

    /** An event with the placeholder in the place of some texts. */
    static byte[] without(byte[] event, Set<String> texts) {
        return JSON.writeValueAsBytes(without(JSON.readTree(event), texts));
    }

    private static JsonNode without(JsonNode value, Set<String> texts) {
        return switch (value) {
            case StringNode text ->
                texts.contains(text.asString()) ? StringNode.valueOf(SaltedTexts.PLACEHOLDER) : text;
            case ObjectNode object -> {
                object.propertyNames().stream()
                        .toList()
                        .forEach(name -> object.set(name, without(object.path(name), texts)));
                yield object;
            }
            case ArrayNode array -> {
                for (int place = 0; place < array.size(); place++) {
                    array.set(place, without(array.path(place), texts));
                }
                yield array;
            }
            default -> value;
        };
    }

    private static boolean holds(JsonNode value, Set<String> texts) {
        return value.isString()
                ? texts.contains(value.asString())
                : value.valueStream().anyMatch(inner -> holds(inner, texts));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
