package eu.akkoord.local;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/**
 * The story of 2013 and 2017, sent to the API step by step, as the officers would have. Each step names the revision it starts from, so that
 * a step already taken is refused and nothing happens twice.
 */
final class DemonstrationData {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api;

    DemonstrationData(Api api) {
        this.api = api;
    }

    void load() {
        Step.story().forEach(this::take);
    }

    /** Tells whether the event of every step can be read. */
    boolean loaded() {
        try {
            return Step.story().stream()
                    .allMatch(step ->
                            api.get(step.as(), "/events/" + step.event()).statusCode() == 200);
        } catch (UncheckedIOException unanswered) {
            return false; // it ended, or was too busy, while it was asked
        }
    }

    private void take(Step step) {
        var answers = new HttpResponse<?>[1];
        var settled = Patience.until(PATIENCE, () -> {
            var answer = send(step);
            answers[0] = answer;
            return settled(answer);
        });
        if (!settled) {
            throw new IllegalStateException("%s %s answers %s".formatted(step.method(), step.path(), answers[0]));
        }
    }

    private HttpResponse<String> send(Step step) {
        var headers = step.from() == null
                ? Map.of("Idempotency-Key", "demonstration-" + step.event())
                : Map.of("If-Match", "\"" + step.from() + "\"");
        return api.call(
                step.as(), step.method(), step.path(), headers, step.body().toString());
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
}
