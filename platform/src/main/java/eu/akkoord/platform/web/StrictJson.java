package eu.akkoord.platform.web;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
     * What was read, or why it was not.
     *
     * @param value absent when it is no JSON at all
     */
    record Read(@Nullable JsonNode value, List<Issue> issues) {}

    static Read read(byte[] body) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return refused("De body is geen geldige UTF-8");
        }
        try {
            var value = MAPPER.readTree(text);
            if (value == null || value.isMissingNode()) {
                return refused("De body bevat geen JSON");
            }
            var issues = new ArrayList<Issue>();
            inspect(value, new Place(null, ""), issues);
            return new Read(value, issues);
        } catch (StreamConstraintsException tooMuch) {
            return refused(
                    "De JSON gaat een grens te buiten: ten hoogste %d niveaus diep, %d waarden, getallen van %d tekens en namen van %d tekens"
                            .formatted(DEEPEST, MOST_TOKENS, LONGEST_NUMBER, LONGEST_NAME));
        } catch (JacksonException malformed) {
            var at = malformed.getLocation();
            var message = String.valueOf(malformed.getOriginalMessage());
            var what = message.startsWith("Duplicate")
                    ? "De JSON noemt een eigenschap twee keer"
                    : "De body is geen geldige JSON";
            return refused(
                    at == null ? what : "%s (regel %d, kolom %d)".formatted(what, at.getLineNr(), at.getColumnNr()));
        }
    }

    private static Read refused(String detail) {
        return new Read(null, List.of(new Issue(Issue.SCHEMA_VIOLATION, "body", null, null, detail)));
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
                issues.add(Issue.body(place.pointer(), null, wrong));
            }
        } else if (node.isBigDecimal() || node.isBigInteger()) {
            BigDecimal number = node.decimalValue();
            if ((long) number.precision() - number.scale() > MOST_DIGITS || number.scale() > WIDEST_SCALE) {
                issues.add(Issue.body(place.pointer(), null, "Het getal is te groot of te klein"));
            }
        } else if (node.isObject()) {
            for (var property : node.properties()) {
                var wrong = wrongCharacter(property.getKey());
                if (wrong != null) {
                    issues.add(Issue.body(place.pointer(), null, "Een naam van een eigenschap hierin: " + wrong));
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
    static @Nullable String wrongCharacter(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (Character.isHighSurrogate(character)
                    && index + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(index + 1))) {
                index++;
            } else if (Character.isSurrogate(character)) {
                return "De tekst bevat een half surrogaatpaar";
            } else if (Character.isISOControl(character)
                    && character != '\n'
                    && character != '\r'
                    && character != '\t') {
                return "De tekst bevat een stuurteken (U+%04X)".formatted((int) character);
            }
        }
        return null;
    }

    /** A name as one step of a JSON pointer, RFC 6901. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
