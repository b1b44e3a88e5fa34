package eu.akkoord.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import eu.akkoord.platform.test.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A service that is slow, or dies, after it took what it was asked. The gateway waits half a second for it here, not ten. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "management.server.port=0",
            "akkoord.gateway.read-timeout=PT0.5S",
            "akkoord.gateway.pause=PT0.1S",
        })
@ExtendWith(OutputCaptureExtension.class)
class SlowServiceIT {
    private static final Pattern TRACE = Pattern.compile("\"[0-9a-f]{32}\"");
    private static final Backend AGREEMENTS = new Backend("agreements");
    private static final Backend DOSSIERS = new Backend("dossiers");
    private static final String DOSSIERS_PATH = "/akkoord/v1/dossiers";
    private static final String DOSSIER = DOSSIERS_PATH + "/normen-en-waarden-2017";

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        TestTokens.settings().forEach((name, value) -> settings.add(name, () -> value));
        settings.add("akkoord.gateway.agreement-service", AGREEMENTS::address);
        settings.add("akkoord.gateway.dossier-service", DOSSIERS::address);
    }

    /** Closes the breaker, which a test before may have opened by what it has broken. */
    @BeforeEach
    void the_service_answers() throws Exception {
        DOSSIERS.answer();
        Awaitility.await().pollDelay(Duration.ZERO).until(() -> read().statusCode() == 200);
    }

    @Test
    void a_change_that_was_taken_and_not_answered_in_time_says_to_repeat_it_with_the_same_key() throws Exception {
        DOSSIERS.staySilent();
        assertOutcomeUnknown(change());

        assertThat(read().statusCode()).as("nothing is lost by reading again").isEqualTo(503);
    }

    @Test
    void a_change_whose_answer_broke_off_or_made_no_sense_may_have_been_made() throws Exception {
        DOSSIERS.breakOffAfter(0);
        assertOutcomeUnknown(change());
        DOSSIERS.breakOffAfter(10);
        assertOutcomeUnknown(change());
        DOSSIERS.speakRubbish();
        assertOutcomeUnknown(change());
    }

    @Test
    void a_change_that_nobody_took_was_not_made() throws Exception {
        DOSSIERS.goAway();
        // what goes on a connection that was kept, and is gone, may have been taken
        Awaitility.await().pollDelay(Duration.ZERO).until(() -> change().statusCode() == 503);
        var answer = change();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void a_read_that_a_kept_connection_did_not_answer_is_asked_once_more() throws Exception {
        for (int time = 0; time < 5; time++) {
            assertThat(read().statusCode()).isEqualTo(200);
            // whatever was kept is closed, and there again
            DOSSIERS.answer();
        }
    }

    @Test
    void a_service_that_is_slow_is_not_asked_twice() throws Exception {
        // so many that two failures do not open the breaker
        for (int time = 0; time < 10; time++) {
            assertThat(read().statusCode()).isEqualTo(200);
        }
        DOSSIERS.staySilent();
        // the first try of this one goes on a connection that was kept, and is gone
        assertThat(read().statusCode()).isEqualTo(503);
        DOSSIERS.asked().clear();
        assertThat(read().statusCode()).isEqualTo(503);
        assertThat(DOSSIERS.asked()).hasSize(1);
    }

    /** A long answer at any pace: the limit is on silence. */
    @Test
    void a_long_answer_that_keeps_coming_is_not_cut() throws Exception {
        DOSSIERS.drip(20, Duration.ofMillis(100));
        var answer = read();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).hasSize(20 * Backend.DRIP);
    }

    @Test
    void a_service_that_has_just_started_is_left_alone_for_a_moment() throws Exception {
        DOSSIERS.refuse(true);
        for (int time = 0; time < 20; time++) {
            var answer = read();
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.headers().firstValue("Service-State")).isEmpty();
        }
        assertThat(DOSSIERS.asked()).as("the breaker has opened").hasSizeLessThan(20);
    }

    @Test
    void attack_nobody_closes_a_service_to_others_by_what_they_are_refused() throws Exception {
        DOSSIERS.refuse(false);
        for (int time = 0; time < 20; time++) {
            var answer = read();
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("of the service");
        }
        assertThat(DOSSIERS.asked()).hasSize(20);
    }

    @Test
    void health_never_waits_long() throws Exception {
        AGREEMENTS.answer();
        DOSSIERS.staySilent();
        awaitHealth("DEGRADED");
        DOSSIERS.drip(1_000, Duration.ofMillis(100));
        awaitHealth("DEGRADED");
        DOSSIERS.answer();
        awaitHealth("UP");
    }

    private void awaitHealth(String status) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> {
                    long since = System.nanoTime();
                    var answer = send(request("/akkoord/v1/health", TestTokens.reader("VL", "abb"))
                            .GET());
                    assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(3));
                    assertThat(answer.body()).contains(status);
                });
    }

    @Test
    void every_warning_bears_the_trace_of_its_answer(CapturedOutput log) throws Exception {
        DOSSIERS.breakOffAfter(10);
        var refused = read();
        assertThat(warnings(log))
                .isNotEmpty()
                .allMatch(line -> line.contains(
                        refused.headers().firstValue("BelGov-Trace-Id").orElseThrow()));

        DOSSIERS.breakOffAfter(100_000);
        assertThatIOException().isThrownBy(this::read);
        Awaitility.await()
                .untilAsserted(() -> assertThat(warnings(log))
                        .anyMatch(line -> line.contains("was cut short"))
                        .allMatch(line -> TRACE.matcher(line).find()));
    }

    private static List<String> warnings(CapturedOutput log) {
        return log.getOut()
                .lines()
                .filter(line -> line.contains("\"WARN\"") || line.contains("\"ERROR\""))
                .toList();
    }

    private static void assertOutcomeUnknown(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("outcomeUnknown", "met dezelfde Idempotency-Key");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
    }

    private HttpResponse<String> read() throws IOException, InterruptedException {
        return send(request(DOSSIER, TestTokens.reader("VL", "abb")).GET());
    }

    private HttpResponse<String> change() throws IOException, InterruptedException {
        return send(request(DOSSIER, TestTokens.officer("VL", "abb"))
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", "\"6\"")
                .method("PATCH", BodyPublishers.ofString("{\"title\":\"Normen en waarden\"}")));
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }
}
