package eu.akkoord.platform.web;

import eu.akkoord.platform.core.message.Message;
import eu.akkoord.platform.core.problem.Issue;
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

    /** Signs that clients often send as they are. The connector lets them through, so that they are refused where they stand. */
    static final String RAW = "\"<>[\\]^`{|}";

    static Query of(@Nullable String query) {
        var values = new LinkedHashMap<String, List<String>>();
        var issues = new ArrayList<Issue>();
        if (query == null || query.isEmpty()) {
            return new Query(values, issues);
        }
        var pairs = query.split("&", MOST + 1);
        if (pairs.length > MOST) {
            issues.add(Issue.query(null, null, "url.tooManyParameters", MOST));
            return new Query(values, issues);
        }
        for (var pair : pairs) {
            int equals = pair.indexOf('=');
            int raw = firstRaw(pair);
            if (raw >= 0) {
                issues.add(raw(pair, equals < 0 ? pair.length() : equals, raw));
                continue;
            }
            var key = decoded(equals < 0 ? pair : pair.substring(0, equals), true);
            var value = equals < 0 ? "" : decoded(pair.substring(equals + 1), true);
            if (key == null || key.isEmpty()) {
                issues.add(new Issue(Issue.UNKNOWN_PARAMETER, "query", null, null, Message.of("url.unreadableName")));
            } else if (value == null) {
                issues.add(Issue.query(key, null, "url.unreadableValue"));
            } else {
                values.computeIfAbsent(key, named -> new ArrayList<>()).add(value);
            }
        }
        return new Query(values, issues);
    }

    /** Returns the place of the first sign that stands in a URL in percent-encoding only (RFC 3986); -1 without one. */
    private static int firstRaw(String pair) {
        for (int index = 0; index < pair.length(); index++) {
            if (RAW.indexOf(pair.charAt(index)) >= 0) {
                return index;
            }
        }
        return -1;
    }

    /** Names the parameter as it was written, and the sign that has to be written otherwise. */
    private static Issue raw(String pair, int equals, int at) {
        var key = pair.substring(0, equals);
        var decoded = decoded(key, true);
        return Issue.query(
                decoded == null ? key : decoded,
                null,
                "url.rawSign",
                pair.substring(at, at + 1),
                "%%%02X".formatted((int) pair.charAt(at)));
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
