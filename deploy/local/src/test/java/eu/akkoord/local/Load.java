package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Officers who make dossiers under an agreement of their own and change them, through the gateway, until they are told to end. What
 * came of a change that was not answered they learn by id, at the service.
 */
final class Load implements AutoCloseable {
    private static final String OFFICER = "officer-vl";
    private static final int WRITERS = 4;
    private static final Duration HEALED = Duration.ofSeconds(60);

    private final Api api;
    private final Door service;
    private final Map<String, String> reader;
    private final String agreement;
    private final Map<String, Seen> written = new ConcurrentSkipListMap<>();
    private final Map<String, String> entityTags = new ConcurrentHashMap<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    private final List<Future<?>> writing;
    private volatile boolean ending;

    /** A dossier, as a list, an answer by id and the answer to a change all show it. */
    record Seen(String title, String confidentiality, String modified) {
        static Seen of(JsonNode dossier) {
            return new Seen(
                    dossier.path("title").asString(),
                    dossier.path("confidentiality").asString(),
                    dossier.path("modified").asString());
        }
    }

    Load(Installation installation, String agreement) {
        this.api = new Api(installation);
        this.service = Door.of(installation).stream()
                .filter(door -> door.name().equals("dossier-service"))
                .findFirst()
                .orElseThrow();
        this.reader = Map.of("Authorization", "Bearer " + api.token(OFFICER));
        this.agreement = agreement;
        var made = api.call(
                OFFICER,
                "POST",
                "/agreements",
                Map.of(),
                "{\"id\":\"%s\",\"title\":\"Onder druk\",\"instrument\":\"declarationOfIntent\",\"parties\":[\"VL\",\"NL\"]}"
                        .formatted(agreement));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        writing = IntStream.range(0, WRITERS)
                .<Future<?>>mapToObj(writer -> writers.submit(() -> write(agreement + "-" + writer)))
                .toList();
    }

    void awaitMore(int changes) {
        var enough = acknowledged.get() + changes;
        await().atMost(HEALED)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> acknowledged.get() >= enough || writing.stream().anyMatch(Future::isDone));
    }

    /** Ends the load and returns its last writes, as their writer knows them. */
    Map<String, Seen> end() {
        close();
        writing.forEach(writer -> assertThat(writer).succeedsWithin(Duration.ZERO));
        return new TreeMap<>(written);
    }

    @Override
    public void close() {
        ending = true;
        writers.close();
    }

    String agreement() {
        return agreement;
    }

    /** Straight at the service: the gateway leaves a service that failed alone for a while. */
    HttpResponse<String> read(String path) {
        return service.get("/akkoord/v1" + path, reader);
    }

    private void write(String name) {
        for (int turn = 0; !ending; turn++) {
            var id = name + "-" + turn;
            var path = "/dossiers/" + id;
            if (change(id, "POST", "/dossiers", "", """
                    {"id": "%s", "title": "Begonnen %1$s", "agreements": ["%s"]}""".formatted(id, agreement))
                    && change(id, "PATCH", path, "\"1\"", "{\"title\":\"Gewijzigd %s\"}".formatted(id))) {
                change(id, "PATCH", path, "\"2\"", "{\"confidentiality\":\"internal\"}");
            }
        }
    }

    /** @return whether it is certain that it was done and there is time for more */
    private boolean change(String id, String method, String path, String seen, String body) {
        var answer = answer(
                () -> api.call(OFFICER, method, path, seen.isEmpty() ? Map.of() : Map.of("If-Match", seen), body));
        if (answer.map(HttpResponse::statusCode)
                .filter(status -> status / 100 == 2)
                .isPresent()) {
            note(id, answer.orElseThrow());
            acknowledged.incrementAndGet();
            return !ending;
        }
        learn(id);
        Patience.until(
                HEALED,
                () -> ending
                        || answer(() -> api.get(OFFICER, "/dossiers"))
                                .filter(list -> list.statusCode() == 200)
                                .isPresent());
        return false;
    }

    private void note(String id, HttpResponse<String> said) {
        written.put(id, Seen.of(Api.JSON.readTree(said.body())));
        entityTags.put(id, said.headers().firstValue("ETag").orElseThrow());
    }

    /** Nobody said whether it was done; it was the newer of what was known and what is found, or nothing at all. */
    private void learn(String id) {
        assertThat(Patience.until(
                        HEALED,
                        () -> answer(() -> read("/dossiers/" + id))
                                .filter(found -> found.statusCode() == 200 || found.statusCode() == 404)
                                .map(found -> {
                                    if (found.statusCode() == 200) {
                                        var now = Seen.of(Api.JSON.readTree(found.body()));
                                        assertThat(now.modified())
                                                .isGreaterThanOrEqualTo(written.getOrDefault(id, now)
                                                        .modified());
                                        note(id, found);
                                    } else {
                                        assertThat(written).doesNotContainKey(id);
                                    }
                                    return found;
                                })
                                .isPresent()))
                .isTrue();
    }

    /** Nothing while there is nobody who answers. */
    private static Optional<HttpResponse<String>> answer(Supplier<HttpResponse<String>> question) {
        try {
            return Optional.of(question.get());
        } catch (UncheckedIOException unanswered) {
            return Optional.empty();
        }
    }
}
