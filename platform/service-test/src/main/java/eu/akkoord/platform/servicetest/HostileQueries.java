package eu.akkoord.platform.servicetest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks lists, for a test, for strings that mean something to a search engine, a database, a spreadsheet or a browser. Each answer must
 * be a page, or a 400 that names the key, and come quickly.
 */
public final class HostileQueries {
    private static final List<String> TEXTS = List.of(
            "\"",
            "\"\"",
            "\"open",
            "*",
            "a*",
            "*a",
            "?a",
            "(((",
            "AND OR NOT",
            "title:[* TO *]",
            "[* TO",
            "/.*/",
            "/(a+)+$/",
            "(a|a)*b".repeat(100),
            "~1",
            "^9",
            "\\",
            "{\"$gt\":\"\"}",
            "$where",
            "=1+1",
            "<script>",
            "' OR 1=1 --",
            "x\u0000",
            "\u202e",
            "\uD83D\uDE00",
            "+-&&||!",
            "?".repeat(500),
            "*a ".repeat(300),
            "a ".repeat(499),
            "x".repeat(1001),
            "é".repeat(1000),
            "woord ".repeat(1700));

    /** Keys that understand few words: whatever this is, it is none of them. */
    private static final List<String> STRICT = List.of("sort", "cursor", "onbekend");

    /** Under 50 ms on an idle machine; a busy one is no reason to fail. */
    private static final Duration QUICKLY = Duration.ofSeconds(2);

    private HostileQueries() {}

    /**
     * @param lists their paths below the API's own
     * @return a sentence for each answer that is not as it must be
     */
    public static List<String> faults(Calls service, String token, List<String> lists)
            throws IOException, InterruptedException {
        var faults = new ArrayList<String>();
        for (var list : lists) {
            for (var text : TEXTS) {
                var began = System.nanoTime();
                var answer = service.get("%s?q=%s".formatted(list, URLEncoder.encode(text, UTF_8)), token);
                if (Duration.ofNanos(System.nanoTime() - began).compareTo(QUICKLY) > 0) {
                    faults.add("%s takes long over q=%s".formatted(list, text));
                }
                if (answer.statusCode() != 200 && !isRefusalOf("q", answer.statusCode(), answer.body())) {
                    faults.add("%s?q=%s: %d %s".formatted(list, text, answer.statusCode(), answer.body()));
                }
                for (var key : STRICT) {
                    var refused = service.get("%s?%s=%s".formatted(list, key, URLEncoder.encode(text, UTF_8)), token);
                    if (!isRefusalOf(key, refused.statusCode(), refused.body())) {
                        faults.add("%s?%s=%s: %d %s".formatted(list, key, text, refused.statusCode(), refused.body()));
                    }
                }
            }
        }
        return faults;
    }

    private static boolean isRefusalOf(String key, int status, String body) {
        return status == 400 && body.contains("\"name\":\"%s\"".formatted(key));
    }
}
