package eu.akkoord.platform.servicetest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file with every form of one kind of thing at the time it was written: in sections, in each of them some instances, with a line for each
 * property. It begins with a writer's input and with the stored forms of older releases, from which the test derives the rest. Run the test
 * with {@code -Dgolden.write=true} to write it anew after an intended change, and read the difference before it is committed.
 */
public final class GoldenFile {
    /** Section with what a writer sends. */
    public static final String WRITTEN = "written";

    /** Section with states that older releases stored. */
    public static final String OLDER = "older";

    private static final int LINES_DOWN_TO = 3;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonWriterSettings CANONICAL =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private final Path path;
    private final String text;

    private GoldenFile(Path path, String text) {
        this.path = path;
        this.text = text;
    }

    /** Opens the file of a kind, such as {@code visit}, among the resources of the tests of this module. */
    public static GoldenFile of(String kind) {
        var path = Path.of("src/test/resources/golden", kind + ".json");
        try {
            return new GoldenFile(path, Files.readString(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns a stored document as canonical extended JSON. */
    public static String stored(Document document) {
        return new RawBsonDocument(document, new DocumentCodec()).toJson(CANONICAL);
    }

    /** Returns the instances of a section, each as its JSON. */
    public Map<String, String> section(String name) {
        return JSON.readTree(text)
                .path(name)
                .propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> JSON.writeValueAsString(one.getValue()),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /** Returns the file as it stands. */
    public String text() {
        return text;
    }

    /**
     * Returns the file as it would be written with these forms, and writes it where that is asked.
     *
     * @param made for each section that is made the instances, each as its JSON
     */
    public String with(Map<String, Map<String, String>> made) {
        var all = (ObjectNode) JSON.readTree(text);
        made.forEach((section, instances) -> {
            var forms = all.putObject(section);
            instances.forEach((name, form) -> forms.set(name, JSON.readTree(form)));
        });
        var next = lines(all, 1, "") + "\n";
        if (Boolean.getBoolean("golden.write")) {
            try {
                Files.writeString(path, next);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
        return next;
    }

    private static String lines(JsonNode node, int depth, String indent) {
        if (!(node instanceof ObjectNode object) || object.isEmpty() || depth > LINES_DOWN_TO) {
            return JSON.writeValueAsString(node);
        }
        var deeper = indent + "  ";
        return object.propertyStream()
                .map(property -> deeper + JSON.writeValueAsString(property.getKey()) + ": "
                        + lines(property.getValue(), depth + 1, deeper))
                .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    }
}
