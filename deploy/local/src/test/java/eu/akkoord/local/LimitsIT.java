package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.embedded.Ports;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Limits of a gateway of its own, low enough for a test: a client above them waits, and fills no memory. */
@ExtendWith(RunningInstallation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsIT {
    private static final String OPEN = "/akkoord/v1/visits/werkbezoek-vlaanderen-2017";
    private static final int CLIENT = 20;
    private static final int ADDRESS = 500;
    private static final int QUOTA = 5;

    /** So long that nothing comes free again while the test runs, on however slow a machine: an hour's limit freed one in 7 seconds. */
    private static final String PER = "P365D";

    private final Door gateway = new Door("limited gateway", Ports.free(), OPEN);
    private final Door management = new Door("its management", Ports.free(), "/actuator/prometheus");
    private final Installation installation;
    private final Api api;
    private final Process process;

    LimitsIT(Installation installation, @TempDir Path folder) throws Exception {
        this.installation = installation;
        this.api = new Api(installation);
        this.process = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("gateway.log").toFile())
                .start();
    }

    @BeforeAll
    void is_ready() {
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> remembered("client") == 0);
    }

    @AfterAll
    void stop() {
        process.destroy();
        assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void limits_hold_whatever_address_is_claimed() throws Exception {
        var busy = bearer("officer-vl");
        var burst = atOnce(3 * CLIENT, turn -> ask(busy, turn));
        assertThat(burst).filteredOn(answer -> answer.statusCode() == 200).hasSize(CLIENT);
        burst.stream().filter(answer -> answer.statusCode() != 200).forEach(LimitsIT::assertMustWait);
        assertThat(ask(bearer("reader-nl"), 0).statusCode())
                .as("another client")
                .isEqualTo(200);
        assertThat(remembered("client")).isEqualTo(2);

        for (int left = QUOTA - 1; left >= 0; left--) {
            var answer = ask(bearer("partner-nl"), left);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("RateLimit").orElse("")).startsWith("\"daily\";r=" + left);
            assertThat(answer.headers().firstValue("RateLimit-Policy"))
                    .hasValue("\"daily\";q=%d;w=86400".formatted(QUOTA));
        }
        assertMustWait(ask(bearer("partner-nl"), 0));
        assertThat(ask(bearer("partner-vl"), 0).statusCode())
                .as("each partner has its own quota")
                .isEqualTo(200);

        // each of these names an address of its own; they come from one
        var flood = atOnce(10_000, turn -> ask(Map.of(), turn));
        assertThat(flood).filteredOn(answer -> answer.statusCode() == 401).hasSizeLessThanOrEqualTo(ADDRESS);
        flood.stream().filter(answer -> answer.statusCode() != 401).forEach(LimitsIT::assertMustWait);
        assertThat(remembered("address")).isEqualTo(1);
        assertThat(remembered("client")).isEqualTo(4);
        assertMustWait(ask(bearer("reader-vl"), 1));
    }

    private static void assertMustWait(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After").map(Integer::valueOf))
                .hasValueSatisfying(seconds -> assertThat(seconds).isPositive());
        assertThat(answer.body()).contains("urn:problem-type:belgif:tooManyRequests");
    }

    private HttpResponse<String> ask(Map<String, String> who, int turn) {
        var headers = new java.util.HashMap<>(who);
        headers.put("X-Forwarded-For", "198.51.%d.%d".formatted(turn / 256, turn % 256));
        headers.put("Forwarded", "for=203.0.%d.%d".formatted(turn / 256, turn % 256));
        return gateway.get(OPEN, headers);
    }

    private Map<String, String> bearer(String client) {
        return Map.of("Authorization", "Bearer " + api.token(client));
    }

    /** Returns the number of buckets of a limit in memory. */
    private long remembered(String limit) {
        return management
                .get(management.owned(), Map.of())
                .body()
                .lines()
                .filter(line -> line.startsWith("akkoord_limit_remembered{") && line.contains("\"" + limit + "\""))
                .map(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private List<String> command() {
        var command = new Commands(installation)
                .of("gateway").stream()
                        .filter(word ->
                                !word.startsWith("--server.port=") && !word.startsWith("--management.server.port="));
        return Stream.concat(
                        command,
                        Stream.of(
                                "--server.port=" + gateway.port(),
                                "--management.server.port=" + management.port(),
                                "--akkoord.gateway.client-limit.requests=" + CLIENT,
                                "--akkoord.gateway.client-limit.per=" + PER,
                                "--akkoord.gateway.address-limit.requests=" + ADDRESS,
                                "--akkoord.gateway.address-limit.per=" + PER,
                                "--akkoord.gateway.partner-quota=" + QUOTA))
                .toList();
    }

    private static List<HttpResponse<String>> atOnce(
            int many, java.util.function.IntFunction<HttpResponse<String>> request) throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            var asking = IntStream.range(0, many)
                    .mapToObj(turn -> (Callable<HttpResponse<String>>) () -> request.apply(turn))
                    .toList();
            var answers = new ArrayList<HttpResponse<String>>();
            for (var answer : threads.invokeAll(asking)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
