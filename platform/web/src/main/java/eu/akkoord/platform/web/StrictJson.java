package eu.akkoord.platform.web;

import eu.akkoord.platform.core.message.Message;
import eu.akkoord.platform.core.problem.Issue;
import eu.akkoord.platform.core.text.Unicode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a body only when every reader would read the same in it: RFC 8259 without its freedoms, in bounds. */
final class StrictJson {
    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 30;
    private static final int LONGEST_NAME = 100;

    /** Twice what the largest body of the contract has; each costs time, however short it is. */
    private static final int MOST_TOKENS = 30_000;

    /** A number of more digits before the point does not fit in the integers of the contract, int64 at most. */
    private static final int MOST_DIGITS = 18;

    private static final int WIDEST_SCALE = 60;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictJson() {}

    /**
     * The parsed body, or the reasons why it was refused.
     *
     * @param value absent when it is no JSON at all
     */
    record Read(@Nullable JsonNode value, List<Issue> issues) {}

    static Read read(byte[] body) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(unmarked(body)).toString();
        } catch (CharacterCodingException notUtf8) {
            return refused("json.noUtf8");
        }
        try {
            var value = MAPPER.readTree(text);
            if (value == null || value.isMissingNode()) {
                return refused("json.none");
            }
            var issues = new ArrayList<Issue>();
            inspect(value, new Place(null, ""), issues);
            return new Read(issues.isEmpty() ? composed(value) : value, issues);
        } catch (StreamConstraintsException tooMuch) {
            return refused("json.outOfBounds", DEEPEST, MOST_TOKENS, LONGEST_NUMBER, LONGEST_NAME);
        } catch (JacksonException malformed) {
            var at = malformed.getLocation();
            var message = String.valueOf(malformed.getOriginalMessage());
            var what = message.startsWith("Duplicate") ? Message.of("json.twice") : Message.of("json.malformed");
            return at == null ? refused(what.code()) : refused("json.place", what, at.getLineNr(), at.getColumnNr());
        }
    }

    /** Leaves out a byte order mark, which a parser may pass over (RFC 8259, 8.1): some clients cannot help writing one. */
    private static ByteBuffer unmarked(byte[] body) {
        boolean marked = Arrays.mismatch(body, BYTE_ORDER_MARK) == BYTE_ORDER_MARK.length
                || Arrays.equals(body, BYTE_ORDER_MARK);
        int start = marked ? BYTE_ORDER_MARK.length : 0;
        return ByteBuffer.wrap(body, start, body.length - start);
    }

    /** The one place where text comes in, and from which on it is in NFC. */
    private static JsonNode composed(JsonNode node) {
        if (node.isString()) {
            var text = node.stringValue();
            var composed = Unicode.composed(text);
            return composed.equals(text) ? node : JsonNodeFactory.instance.stringNode(composed);
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> property.setValue(composed(property.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                array.set(index, composed(array.get(index)));
            }
        }
        return node;
    }

    private static Read refused(String code, Object... arguments) {
        return new Read(null, List.of(Issue.wholeBody(code, arguments)));
    }

    /** A place in the body; written out only where something is wrong, since a deep one is long. */
    private record Place(@Nullable Place parent, String step) {
        String pointer() {
            return parent == null ? "" : parent.pointer() + "/" + escaped(step);
        }
    }

    private static void inspect(JsonNode node, Place place, List<Issue> issues) {
        if (issues.size() >= SchemaIssues.MOST) {
            return;
        }
        if (node.isString()) {
            var wrong = wrongCharacter(node.stringValue());
            if (wrong != null) {
                issues.add(new Issue(Issue.SCHEMA_VIOLATION, "body", place.pointer(), null, wrong));
            }
        } else if (node.isBigDecimal() || node.isBigInteger()) {
            BigDecimal number = node.decimalValue();
            if ((long) number.precision() - number.scale() > MOST_DIGITS || number.scale() > WIDEST_SCALE) {
                issues.add(Issue.body(place.pointer(), null, "number.outOfBounds"));
            }
        } else if (node.isObject()) {
            for (var property : node.properties()) {
                var wrong = wrongCharacter(property.getKey());
                if (wrong != null) {
                    issues.add(Issue.body(place.pointer(), null, "property.wrongName", wrong));
                } else {
                    inspect(property.getValue(), new Place(place, property.getKey()), issues);
                }
            }
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                inspect(node.get(index), new Place(place, Integer.toString(index)), issues);
            }
        }
    }

    /** Why text cannot be kept and shown again as it came, or null when it can. */
    static @Nullable Message wrongCharacter(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (Character.isHighSurrogate(character)
                    && index + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(index + 1))) {
                index++;
            } else if (Character.isSurrogate(character)) {
                return Message.of("text.halfSurrogate");
            } else if (Character.isISOControl(character)
                    && character != '\n'
                    && character != '\r'
                    && character != '\t') {
                return Message.of("text.control", "%04X".formatted((int) character));
            }
        }
        return Unicode.hasTooManyMarks(text) ? Message.of("text.tooManyMarks", Unicode.MOST_MARKS) : null;
    }

    /** A name as one step of a JSON pointer, RFC 6901. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
