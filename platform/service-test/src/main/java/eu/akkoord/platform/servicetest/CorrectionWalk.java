package eu.akkoord.platform.servicetest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A walk over everything that can be written of something that is over: each is refused without a reason, and marked with one. */
public final class CorrectionWalk {
    private final Calls calls;
    private final String path;
    private final String token;

    /** @param path of what is over */
    public CorrectionWalk(Calls calls, String path, String token) {
        this.calls = calls;
        this.path = path;
        this.token = token;
    }

    /**
     * Writes one property after the other.
     *
     * @param schema the name of the schema of a patch, each property of which is among these
     * @param values another value of each property that is a fact, as JSON with single quotes
     * @param others properties that need more than a reason, or none
     */
    public void each(String schema, Map<String, String> values, Set<String> others) throws Exception {
        var named = new TreeSet<>(values.keySet());
        named.addAll(others);
        named.add("change");
        hold("the properties of %s".formatted(schema), named, new TreeSet<>(properties(schema)));
        for (var one : values.entrySet()) {
            property(one.getKey(), one.getValue());
        }
    }

    private void property(String name, String value) throws IOException, InterruptedException {
        var body = "'%s': %s".formatted(name, value);
        var seen = Calls.etag(calls.get(path, token));
        var refused = calls.send("PATCH", path, token, seen, "{%s}".formatted(body));
        Calls.refused(refused, 400, "badRequest");
        hold(name + " without a reason", "/change/reason", issue(refused.body()));
        hold(name + " without a reason", seen, Calls.etag(calls.get(path, token)));
        Calls.good(calls.send(
                "PATCH", path, token, seen, "{%s, 'change': {'reason': 'verbeterd: %s'}}".formatted(body, name)));
        var entry = newest();
        hold(name + " with a reason", "verbeterd: " + name, entry.path("reason").asString());
        hold(name + " with a reason", true, entry.path("correction").asBoolean());
        hold(
                name + " in its event",
                true,
                Calls.good(calls.get(event(entry), token))
                        .at("/data/correction")
                        .asBoolean());
    }

    /** Returns the newest entry of its history. */
    public JsonNode newest() throws IOException, InterruptedException {
        return Calls.good(calls.get(path + "/history?sort=-revision&pageSize=1", token))
                .at("/items/0");
    }

    /** Returns the path of the event that an entry tells of. */
    public static String event(JsonNode entry) {
        var href = entry.path("href").asString();
        return href.substring(href.indexOf("/events/"));
    }

    private static String issue(String problem) {
        return JsonMapper.shared().readTree(problem).at("/issues/0/name").asString();
    }

    private static void hold(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new AssertionError("%s: %s instead of %s".formatted(what, found, expected));
        }
    }

    private static List<String> properties(String schema) {
        try (InputStream contract =
                Objects.requireNonNull(CorrectionWalk.class.getResourceAsStream("/contract/openapi.yaml"))) {
            Object at = new Yaml().<Map<String, Object>>load(contract);
            for (var name : List.of("components", "schemas", schema, "properties")) {
                at = Objects.requireNonNull(((Map<?, ?>) at).get(name), name);
            }
            return ((Map<?, ?>) at).keySet().stream().map(String::valueOf).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
