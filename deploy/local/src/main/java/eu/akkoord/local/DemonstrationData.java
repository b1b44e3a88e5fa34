package eu.akkoord.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Tells the API the story of 2013 and 2017, step by step, as the officers would have. Each step names the revision it starts from,
 * so that a step already taken is refused and nothing happens twice.
 */
final class DemonstrationData {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api;

    DemonstrationData(Api api) {
        this.api = api;
    }

    void load() {
        for (var step : steps()) {
            take(step);
        }
    }

    /** Whether the last steps of the story can be read. */
    boolean loaded() {
        return api.json("reader-vl", "/visits/werkbezoek-vlaanderen-2017")
                        .path("status")
                        .asString("")
                        .equals("held")
                && api.json("reader-vl", "/visits/tegenbezoek-nederland-2017")
                        .at("/period/edtf")
                        .asString("")
                        .equals("2018-21");
    }

    private void take(JsonNode step) {
        var answers = new HttpResponse<?>[1];
        var settled = Patience.until(PATIENCE, () -> {
            var answer = send(step);
            answers[0] = answer;
            return settled(answer);
        });
        if (!settled) {
            throw new IllegalStateException("%s %s answers %s"
                    .formatted(step.path("method").asString(), step.path("path").asString(), answers[0]));
        }
    }

    private HttpResponse<String> send(JsonNode step) {
        var method = step.path("method").asString();
        var path = step.path("path").asString();
        var body = step.path("body");
        var headers = step.has("from")
                ? Map.of("If-Match", "\"" + step.path("from").asLong() + "\"")
                : Map.of("Idempotency-Key", "demonstration-" + body.path("id").asString());
        return api.call(step.path("as").asString(), method, path, headers, body.toString());
    }

    private static boolean settled(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 200, 201, 412 -> true; // 412: taken before
            case 409 -> {
                if (answer.body().contains("idTaken")) {
                    yield true;
                }
                if (answer.body().contains("unknownReference")) {
                    yield false; // the other service has not told yet: ask again
                }
                throw refused(answer);
            }
            case 429, 502, 503, 504 -> false;
            default -> throw refused(answer);
        };
    }

    private static IllegalStateException refused(HttpResponse<String> answer) {
        return new IllegalStateException("%s %s answers %d: %s"
                .formatted(answer.request().method(), answer.uri(), answer.statusCode(), answer.body()));
    }

    private static JsonNode steps() {
        try (var story = DemonstrationData.class.getResourceAsStream("/demonstration/story.json")) {
            if (story == null) {
                throw new IllegalStateException("the story is not on the class path");
            }
            return Api.JSON.readTree(story);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
