package eu.akkoord.gateway;

import com.nimbusds.jose.util.Base64URL;
import eu.akkoord.platform.servicetest.cost.DearInputs.Dear;
import eu.akkoord.platform.servicetest.cost.DearRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The dearest heads of a request, as large as the connector lets in: what is looked at before it is known which operation is meant. */
final class DearHeads {
    private static final int LARGEST = 11_000;

    /** The longest token that is looked into, in characters. */
    private static final int LONGEST_TOKEN = 8 * 1024;

    private static final String THING = "/akkoord/v1/dossiers/abc";

    private final List<Dear> heads = new ArrayList<>();

    private DearHeads() {}

    static List<Dear> all() {
        var heads = new DearHeads();
        heads.paths();
        heads.headers();
        heads.tokens();
        return heads.heads;
    }

    private void paths() {
        for (var part : List.of(
                ";", ";a=b", ";a=b/", "/", "/.", "/./", "/..", "/a/../", "//;", "%2e/", "%2f", "%", "\\", "é", "a")) {
            path("%s again and again".formatted(part), part.repeat(LARGEST / part.length()));
            path("%s, as much of it as is looked into".formatted(part), part.repeat(1_900 / part.length()));
        }
        path("as many ways back as steps", "/a".repeat(LARGEST / 5) + "/..".repeat(LARGEST / 5));
        add(
                "a query of nothing but plus signs",
                asked -> new DearRequest("GET", THING, "+".repeat(LARGEST), Map.of(), null));
        add("a method without end", asked -> new DearRequest("A".repeat(LARGEST), THING, null, Map.of(), null));
    }

    private void path(String name, String path) {
        add("path " + name, asked -> new DearRequest("GET", THING + path, null, Map.of(), null));
    }

    private void headers() {
        header("Accept", "*/*;q=0.1,");
        header("Accept-Language", "nl-BE;q=0.1,");
        header("Accept-Language", "a,");
        header("Accept-Charset", "utf-8;q=0.1,");
        header("Accept-Encoding", "gzip;q=0.1,");
        header("Cookie", "a=b; ");
        header("Cookie", "JSESSIONID=b; ");
        header("Cookie", ";");
        header("Forwarded", "for=127.0.0.1;proto=https;by=b,");
        header("X-Forwarded-For", "127.0.0.1,");
        header("X-Forwarded-For", "::1,");
        header("X-Forwarded-For", "1:");
        header("Origin", "https://a.");
        header("If-None-Match", "\"1\",");
        header("If-Modified-Since", "Mon, ");
        header("Range", "0-1,");
        header("Connection", "a,");
        header("Upgrade", "a/1,");
        header("Expect", "100-continue,");
        header("TE", "trailers,");
        header("Via", "1.1 a,");
        header("traceparent", "00-");
        header("baggage", "a=b,");
        header("User-Agent", "(");
        header("X", "\t");
        header("X", ":");
        add("header of no ASCII", asked -> asked.with("X", "é".repeat(LARGEST / 2)));
        add("ninety headers", asked -> many(asked, 90, 100));
        add("more headers than are taken", asked -> many(asked, 1_000, 1));
        add(
                "a browser's question of other headers",
                asked -> new DearRequest("OPTIONS", THING, null, Map.of(), null)
                        .with("Origin", "https://ministry.test")
                        .with("Access-Control-Request-Method", "PATCH")
                        .with("Access-Control-Request-Headers", "a,".repeat(LARGEST / 2)));
        add(
                "a browser's question from elsewhere",
                asked -> new DearRequest("OPTIONS", THING, null, Map.of(), null)
                        .with("Origin", "https://a" + ".a".repeat(LARGEST / 2))
                        .with("Access-Control-Request-Method", "PATCH"));
    }

    private void header(String name, String part) {
        add(
                "header %s of %s".formatted(name, part),
                asked -> asked.with(name, part.repeat(LARGEST / part.length()) + "a"));
    }

    private static DearRequest many(DearRequest asked, int headers, int length) {
        var all = new LinkedHashMap<>(asked.headers());
        for (int nth = 0; nth < headers; nth++) {
            all.put("X" + nth, "a".repeat(length));
        }
        return new DearRequest(asked.method(), asked.path(), asked.query(), all, asked.text());
    }

    /** Of nobody: each is read before it is known who signed it, if anyone has. */
    private void tokens() {
        var inputs = new LinkedHashMap<String, String>();
        inputs.put("lists without end", "{\"a\":" + "[".repeat(1_900) + "]".repeat(1_900) + "}");
        inputs.put("objects without end", "{\"a\":".repeat(900) + "1" + "}".repeat(900));
        inputs.put("names", "{" + "\"a\":1,".repeat(700) + "\"a\":1}");
        inputs.put("a wide number", "{\"alg\":\"RS256\",\"iss\":\"a\",\"exp\":1e999999999,\"nbf\":1e999999999}");
        inputs.put("a long number", "{\"alg\":\"RS256\",\"iss\":\"a\",\"exp\":" + "9".repeat(4_000) + "}");
        inputs.put("an empty list again and again", "{\"aud\":[" + "[],".repeat(1_300) + "[]]}");
        inputs.put("a text", "{\"alg\":\"RS256\",\"iss\":\"" + "\\u00e9".repeat(650) + "\"}");
        inputs.put("certificates", "{\"alg\":\"RS256\",\"x5c\":[" + "\"MIIB\",".repeat(600) + "\"MIIB\"]}");
        inputs.put(
                "a key",
                "{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"RSA\",\"n\":\"" + "a".repeat(3_500) + "\",\"e\":\"AQAB\"}}");
        var good = Base64URL.encode("{\"alg\":\"RS256\",\"kid\":\"test\"}");
        inputs.forEach((name, json) -> {
            var part = Base64URL.encode(json);
            token("with a header that is " + name, part + "." + Base64URL.encode("{}") + ".AAAA");
            token("with claims that are " + name, good + "." + part + ".AAAA");
        });
        token("of nothing but dots", ".".repeat(LONGEST_TOKEN));
        token("of nothing but equals signs", "=".repeat(LONGEST_TOKEN));
        token("that is no token at its end", "a".repeat(LONGEST_TOKEN - 1) + "!");
        token("without end", "a".repeat(LARGEST));
        add("a token behind blanks", asked -> asked.with("Authorization", "Bearer" + " ".repeat(LARGEST) + "a"));
    }

    private void token(String name, String token) {
        add("a token " + name, asked -> asked.with("Authorization", "Bearer " + token));
    }

    private void add(String name, UnaryOperator<DearRequest> made) {
        heads.add(new Dear(name, () -> made.apply(new DearRequest("GET", THING, null, Map.of(), null))));
    }
}
