package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.test.TestTokens;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small service behind the door, and how to call it through a real connector. */
@SpringBootTest(
        classes = ThingsCase.Things.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "server.address=127.0.0.1"})
abstract class ThingsCase {
    static final String OFFICER = TestTokens.officer("VL", "abb");
    static final String READER = TestTokens.reader("VL", "abb");
    static final String THING = "/akkoord/v1/things/thing-1";
    static final String THINGS = "/akkoord/v1/things";

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void trust(DynamicPropertyRegistry registry) {
        TestTokens.settings().forEach((name, value) -> registry.add(name, () -> value));
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
                "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
            })
    @Import(ThingController.class)
    static class Things {}

    record Creation(String id, String title) {}

    @RestController
    @RequestMapping("/akkoord/v1")
    static class ThingController {
        @PostMapping("/things")
        ResponseEntity<Map<String, Object>> create(
                @RequestBody Creation creation, Caller caller, @Nullable Repeat repeat) {
            var thing = new LinkedHashMap<String, Object>();
            thing.put("id", creation.id());
            thing.put("title", creation.title());
            thing.put("by", caller.party() + " " + caller.organisation());
            if (repeat != null) {
                thing.put("repeat", repeat.by() + " " + repeat.key() + " " + repeat.fingerprint());
            }
            return ResponseEntity.created(URI.create("https://example.org/things/" + creation.id()))
                    .body(thing);
        }

        @GetMapping("/things/{thingId}")
        Map<String, Object> get(@PathVariable String thingId, Moment moment) {
            return Map.of(
                    "id",
                    thingId,
                    "title",
                    "A thing",
                    "asOf",
                    String.valueOf(moment.asOf()),
                    "knownAt",
                    String.valueOf(moment.knownAt()));
        }

        @PatchMapping("/things/{thingId}")
        Map<String, Object> patch(
                @PathVariable String thingId, @RequestHeader("If-Match") Revision seen, @RequestBody JsonNode patch) {
            return Map.of("id", thingId, "title", patch.path("title").asString("none"), "revision", seen.number());
        }

        /** Number of bytes of rows written so far, by all requests. */
        static final AtomicLong WRITTEN = new AtomicLong();

        @GetMapping("/rows")
        void rows(@RequestParam(defaultValue = "1") int most, HttpServletResponse response) throws IOException {
            response.setContentType("text/csv");
            var row = "a,b,c\r\n".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
            for (int count = 0; count < most; count++) {
                response.getOutputStream().write(row);
                WRITTEN.addAndGet(row.length);
            }
        }

        @GetMapping("/faults/{kind}")
        Map<String, Object> fail(@PathVariable String kind, HttpServletResponse response) throws IOException {
            if (kind.equals("late")) {
                response.getOutputStream().write(new byte[100_000]);
                response.flushBuffer();
            }
            throw switch (kind) {
                case "taken" -> new Refused.IdTaken("x");
                case "outdated" -> new Refused.OutdatedRevision("x", 1);
                case "backlog" -> new Refused.Backlog("x");
                case "large" -> new Refused.TooLarge("x", 2, 1);
                case "other", "late" -> new IllegalStateException("secret words");
                default -> new ProblemException(Problem.notFound("Hier faalt niets"));
            };
        }
    }

    void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("type").asString()).isEqualTo(type);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("instance").asString()).startsWith("urn:uuid:");
        assertThat(problem.has("headers")).isFalse();
    }

    HttpResponse<String> json(String method, String path, String body, String... headers) throws Exception {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return send(method, path, OFFICER, body, all);
    }

    HttpResponse<String> send(String method, String path, @Nullable String token) throws Exception {
        return send(method, path, token, (String) null);
    }

    HttpResponse<String> send(
            String method, String path, @Nullable String token, @Nullable String body, String... headers)
            throws Exception {
        return send(
                method, path, token, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body), headers);
    }

    HttpResponse<String> send(String method, String path, @Nullable String token, BodyPublisher body, String... headers)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .method(method, body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int index = 0; index < headers.length; index += 2) {
            request.header(headers[index], headers[index + 1]);
        }
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
