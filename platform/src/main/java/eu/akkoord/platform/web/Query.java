package eu.akkoord.platform.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys and values after the question mark, read strictly; Tomcat would skip what it cannot decode. */
record Query(Map<String, List<String>> values, List<Issue> issues) {
    /** Far more than any page asks; what stands after them is not looked at. */
    private static final int MOST = 500;

    static Query of(@Nullable String raw) {
        var values = new LinkedHashMap<String, List<String>>();
        var issues = new ArrayList<Issue>();
        if (raw == null || raw.isEmpty()) {
            return new Query(values, issues);
        }
        var pairs = raw.split("&", MOST + 1);
        if (pairs.length > MOST) {
            issues.add(Issue.query(null, null, "De URL bevat meer dan %d parameters".formatted(MOST)));
            return new Query(values, issues);
        }
        for (var pair : pairs) {
            int equals = pair.indexOf('=');
            var key = decoded(equals < 0 ? pair : pair.substring(0, equals), true);
            var value = equals < 0 ? "" : decoded(pair.substring(equals + 1), true);
            if (key == null || key.isEmpty()) {
                issues.add(new Issue(
                        Issue.UNKNOWN_PARAMETER,
                        "query",
                        null,
                        null,
                        "De URL bevat een parameter zonder leesbare naam"));
            } else if (value == null) {
                issues.add(Issue.query(key, null, "De waarde is niet leesbaar als UTF-8 in procentcodering"));
            } else {
                values.computeIfAbsent(key, named -> new ArrayList<>()).add(value);
            }
        }
        return new Query(values, issues);
    }

    /** Percent-decodes UTF-8 without control characters; null when it is not that. */
    static @Nullable String decoded(String raw, boolean plusIsSpace) {
        var bytes = ByteBuffer.allocate(raw.length() * 3);
        for (int index = 0; index < raw.length(); index++) {
            char character = raw.charAt(index);
            if (character == '%') {
                if (index + 2 >= raw.length()) {
                    return null;
                }
                int high = Character.digit(raw.charAt(index + 1), 16);
                int low = Character.digit(raw.charAt(index + 2), 16);
                if (high < 0 || low < 0) {
                    return null;
                }
                bytes.put((byte) (high * 16 + low));
                index += 2;
            } else if (character == '+' && plusIsSpace) {
                bytes.put((byte) ' ');
            } else if (character < 0x80) {
                bytes.put((byte) character);
            } else {
                return null;
            }
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
            return text.chars().anyMatch(Character::isISOControl) ? null : text;
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }
}
