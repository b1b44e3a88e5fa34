package eu.akkoord.platform.test;

import eu.akkoord.platform.test.ContractRefusals.Asked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends every operation of the contract that gives its answer in parts a place that no part ever gave. */
public final class ContractCursors {
    private static final List<String> KEYS = List.of("cursor", "after");

    /** None of them is a number, an id with a revision, a pair of parties or a day with an id. */
    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "null",
            "AAAA",
            "bnVsbA",
            "e30",
            "W10",
            "MQ==",
            "%00",
            "\0",
            "😀",
            "-1",
            "1.5",
            "1e3",
            "+1",
            "9".repeat(30),
            "NL.VL\n",
            "2017-02-32.slippedVisit.a",
            "a".repeat(5_000),
            "A".repeat(2_000),
            json("\"\""),
            json("{\"agreements\":null}"),
            json("{\"agreements\":\"\",\"dossiers\":\"\"}"),
            json("{\"agreements\":\"AAAA\"}"),
            json("{\"dossiers\":\"AAAA\"}"),
            json("{\"onbekend\":\"AAAA\"}"),
            json("{\"agreements\":1}"),
            json("[".repeat(1_000)));

    /** Whatever is as long as this is no plain key. */
    private static final int SEALED = 60;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final Function<Asked, String> tokens;
    private final List<String> faults = new ArrayList<>();

    private ContractCursors(URI base, Function<Asked, String> tokens) {
        this.base = base;
        this.tokens = tokens;
    }

    /** As {@link #faults(URI, Function, List)}, of a service that believes {@link TestTokens}. */
    public static List<String> faults(URI base, List<String> asked) {
        return faults(
                base, who -> TestTokens.token("VL", "abb", List.of(who.role()), String.join(" ", who.scopes())), asked);
    }

    /**
     * @param base the address of the API, with {@code /akkoord/v1}
     * @param tokens a token of someone who may
     * @param asked takes each operation that was asked: those that give their answer in parts and have one here
     * @return one line for each place that was not refused by its name
     */
    public static List<String> faults(URI base, Function<Asked, String> tokens, List<String> asked) {
        var walk = new ContractCursors(base, tokens);
        for (var operation : ContractOperation.all()) {
            for (var key : KEYS) {
                if (operation.parameters().containsKey("query " + key)) {
                    var size = operation.parameters().containsKey("query limit") ? "limit" : "pageSize";
                    var path = "%s?%s=1".formatted(ContractPaths.of(operation, Map.of()), size);
                    var first = walk.get(operation, path);
                    if (first.statusCode() == 200) {
                        asked.add(operation.toString());
                        Stream.concat(HOSTILE.stream(), altered(key, first.body()).stream())
                                .forEach(wrong -> walk.refused(operation, path, key, wrong));
                    }
                }
            }
        }
        return walk.faults;
    }

    /** A cursor that was given, with a sign more, less or other; a plain key altered so may be another key. */
    private static List<String> altered(String key, String page) {
        JsonNode next = JsonMapper.shared().readTree(page).path("next");
        if (next.isMissingNode()) {
            return List.of();
        }
        var cursor = UriComponentsBuilder.fromUriString(next.asString())
                .build()
                .getQueryParams()
                .getFirst(key);
        var altered = new ArrayList<String>();
        if (cursor != null && cursor.length() >= SEALED) {
            for (int at : new int[] {0, cursor.length() / 2, cursor.length() - 1}) {
                for (char sign : new char[] {'A', 'B', '_'}) {
                    altered.add(cursor.substring(0, at) + sign + cursor.substring(at + 1));
                }
            }
            altered.removeIf(cursor::equals);
            altered.addAll(List.of(cursor + "A", cursor + "=", cursor + " ", cursor.substring(1), cursor + cursor));
        }
        return altered;
    }

    private void refused(ContractOperation operation, String path, String key, String wrong) {
        var answer = get(operation, "%s&%s=%s".formatted(path, key, URLEncoder.encode(wrong, StandardCharsets.UTF_8)));
        boolean named = answer.statusCode() == 400
                && JsonMapper.shared()
                        .readTree(answer.body())
                        .path("issues")
                        .valueStream()
                        .anyMatch(issue -> issue.path("name").asString("").equals(key));
        if (!named) {
            faults.add("%s, given %s=%s, answers %d %s"
                    .formatted(operation, key, wrong, answer.statusCode(), answer.body()));
        }
    }

    private HttpResponse<String> get(ContractOperation operation, String path) {
        var token = tokens.apply(new Asked(operation.role(), operation.staffScopes()));
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException unanswered) {
            throw new UncheckedIOException(request + " was not answered", unanswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String json(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
