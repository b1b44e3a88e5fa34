package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many who write the same thing at once, through the gateway and straight at the service: one wins, and that is told once. */
@ExtendWith(RunningInstallation.class)
class ContentionIT {
    private static final int MANY = 64;

    private final Installation installation;
    private final List<Door> doors;
    private final Map<String, String> headers;

    ContentionIT(Installation installation) {
        this.installation = installation;
        this.doors = Door.of(installation).stream()
                .filter(door -> !door.name().equals("agreement-service"))
                .toList();
        this.headers = Map.of(
                "Authorization",
                "Bearer " + new Api(installation).token("officer-vl"),
                "Content-Type",
                "application/json");
    }

    @Test
    void of_many_changes_from_one_revision_one_is_made() throws Exception {
        for (var door : doors) {
            var id = "drukte-" + door.name();
            assertThat(create(door, id, "Drukte", Map.of()).statusCode()).isEqualTo(201);
            var changed = atOnce(turn -> send(
                    door,
                    "PATCH",
                    "/akkoord/v1/dossiers/" + id,
                    Map.of("If-Match", "\"1\""),
                    "{\"title\":\"Titel %d\"}".formatted(turn)));
            assertThat(statuses(changed)).isEqualTo(Map.of(200, 1, 412, MANY - 1));
            assertThat(changed)
                    .filteredOn(answer -> answer.statusCode() == 412)
                    .allSatisfy(answer -> assertThat(answer.body()).contains(":outdatedRevision"));
            assertThat(changed)
                    .filteredOn(answer -> answer.statusCode() == 200)
                    .allSatisfy(answer ->
                            assertThat(answer.headers().firstValue("ETag")).hasValue("\"2\""));
            assertTold(id, 2);
        }
    }

    @Test
    void of_many_who_make_the_same_thing_one_does() throws Exception {
        for (var door : doors) {
            var id = "gedrang-" + door.name();
            var made = atOnce(turn -> create(door, id, "Titel " + turn, Map.of()));
            assertThat(statuses(made)).isEqualTo(Map.of(201, 1, 409, MANY - 1));
            assertThat(made)
                    .filteredOn(answer -> answer.statusCode() == 409)
                    .allSatisfy(answer -> assertThat(answer.body()).contains(":idTaken"));
            assertTold(id, 1);
        }
    }

    @Test
    void a_request_that_is_repeated_under_one_key_gets_one_answer() throws Exception {
        for (var door : doors) {
            var id = "herhaald-" + door.name();
            var made = atOnce(turn -> create(door, id, "Herhaald", Map.of("Idempotency-Key", "sleutel-" + id)));
            assertThat(statuses(made)).isEqualTo(Map.of(201, MANY));
            assertThat(made.stream().map(HttpResponse::body).distinct()).hasSize(1);
            assertThat(made.stream()
                            .map(answer -> answer.headers().firstValue("ETag").orElse(""))
                            .distinct())
                    .containsExactly("\"1\"");
            assertTold(id, 1);
        }
    }

    /** One event for each revision, and no more of them. */
    private void assertTold(String id, int revisions) {
        var expected = IntStream.rangeClosed(1, revisions)
                .mapToObj(revision -> "dossiers.%s.%d".formatted(id, revision))
                .toList();
        await().atMost(Duration.ofSeconds(10)).until(() -> told(id).contains(expected.getLast()));
        assertThat(told(id)).isEqualTo(expected);
    }

    private List<String> told(String id) {
        return installation.topics().all().stream()
                .filter(each -> each.key().equals(id))
                .map(Topics.Told::id)
                .toList();
    }

    private HttpResponse<String> create(Door door, String id, String title, Map<String, String> more) {
        return send(
                door,
                "POST",
                "/akkoord/v1/dossiers",
                more,
                "{\"id\":\"%s\",\"title\":\"%s\",\"agreements\":[\"vl-nl-integratie-2013\"]}".formatted(id, title));
    }

    private HttpResponse<String> send(Door door, String method, String path, Map<String, String> more, String body) {
        var all = new HashMap<>(headers);
        all.putAll(more);
        return door.send(method, path, all, BodyPublishers.ofString(body));
    }

    private static List<HttpResponse<String>> atOnce(IntFunction<HttpResponse<String>> request) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                    .invokeAll(IntStream.range(0, MANY)
                            .mapToObj(turn -> (Callable<HttpResponse<String>>) () -> request.apply(turn))
                            .toList())
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }
    }

    private static Map<Integer, Integer> statuses(List<HttpResponse<String>> answers) {
        var statuses = new HashMap<Integer, Integer>();
        answers.forEach(answer -> statuses.merge(answer.statusCode(), 1, Integer::sum));
        return statuses;
    }
}
