package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bodies that are meant to hurt: refused soon, in the same words by the gateway and by the services. */
@ExtendWith(RunningInstallation.class)
class HostileBodiesIT {
    private static final int LARGEST = 256 * 1024;
    private static final int AT_ONCE = 60;
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Installation installation;
    private final String officer;

    HostileBodiesIT(Installation installation) {
        this.installation = installation;
        this.officer = new Api(installation).token("officer-vl");
    }

    @Test
    void a_body_that_cannot_be_right_is_refused_soon_and_alike_everywhere() {
        for (var hostile : hostile().entrySet()) {
            var answers = new TreeSet<String>();
            for (var door : Door.of(installation)) {
                var began = System.nanoTime();
                var answer = post(door, hostile.getValue().get());
                assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .as("%s at %s", hostile.getKey(), door)
                        .isLessThan(SOON);
                answers.add(answer.statusCode() + " " + answer.body().replaceAll("urn:uuid:[0-9a-f-]+", ""));
            }
            assertThat(answers).as(hostile.getKey()).singleElement().asString().matches("(?s)4(00|13) .*");
        }
    }

    @Test
    void many_at_once_take_no_process_down() {
        var deep = bytes("{\"title\":" + "[".repeat(LARGEST - 10));
        List<Future<Integer>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var door : Door.of(installation)) {
                for (int time = 0; time < AT_ONCE; time++) {
                    answers.add(threads.submit(() -> post(door, deep).statusCode()));
                    answers.add(threads.submit(
                            () -> post(door, chunked(LARGEST * 4)).statusCode()));
                }
            }
        }
        assertThat(answers.stream().map(Future::resultNow).distinct()).containsExactlyInAnyOrder(400, 413);
        assertThat(new Health(installation).ofAll()).isTrue();
    }

    private static Map<String, Supplier<BodyPublisher>> hostile() {
        var bodies = new LinkedHashMap<String, Supplier<BodyPublisher>>();
        bodies.put("one byte too many", () -> bytes(" ".repeat(LARGEST + 1)));
        bodies.put("a megabyte in chunks", () -> chunked(4 * LARGEST));
        bodies.put("deep lists", () -> bytes("[".repeat(100_000)));
        bodies.put("deep objects", () -> bytes("{\"a\":".repeat(40_000)));
        bodies.put(
                "many keys",
                () -> bytes(IntStream.range(0, 20_000)
                        .mapToObj(key -> "\"k%d\":1".formatted(key))
                        .collect(Collectors.joining(",", "{", "}"))));
        bodies.put(
                "keys that hash alike",
                () -> bytes(IntStream.range(0, 1 << 12)
                        .mapToObj(bits -> "\"%s\":1".formatted(alike(bits)))
                        .collect(Collectors.joining(",", "{", "}"))));
        bodies.put("a key twice", () -> bytes("{\"id\":\"abc\",\"id\":\"abd\"}"));
        bodies.put("a huge exponent", () -> bytes("{\"title\":1e999999999}"));
        bodies.put("a long number", () -> bytes("{\"title\":" + "9".repeat(200_000) + "}"));
        bodies.put("a long text", () -> bytes("{\"title\":\"" + "x".repeat(200_000) + "\"}"));
        bodies.put("a long name", () -> bytes("{\"" + "x".repeat(200_000) + "\":1}"));
        bodies.put("a NUL", () -> bytes("{\"id\":\"abc\\u0000\"}"));
        bodies.put("a bare NUL", () -> bytes("{\"id\":\"abc\u0000\"}"));
        bodies.put("half a surrogate", () -> bytes("{\"id\":\"\\ud800\"}"));
        bodies.put(
                "no UTF-8",
                () -> BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xc3, '(', '"', ':', '1', '}'}));
        bodies.put(
                "an overlong slash", () -> BodyPublishers.ofByteArray(new byte[] {'"', (byte) 0xc0, (byte) 0xaf, '"'}));
        bodies.put("a byte order mark", () -> bytes("\uFEFF{}"));
        bodies.put("UTF-16", () -> BodyPublishers.ofByteArray("{\"id\":\"abc\"}".getBytes(StandardCharsets.UTF_16)));
        bodies.put("no end", () -> bytes("{\"id\":\"abc\""));
        bodies.put("more after the end", () -> bytes("{}{}"));
        bodies.put("XML", () -> bytes("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"));
        return bodies;
    }

    /** {@code Aa} and {@code BB} have one hash in Java, and so has every row of them that is as long. */
    private static String alike(int bits) {
        return IntStream.range(0, 12)
                .mapToObj(bit -> (bits >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    private static BodyPublisher bytes(String text) {
        return BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.UTF_8));
    }

    private static BodyPublisher chunked(int size) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size]));
    }

    private HttpResponse<String> post(Door door, BodyPublisher body) {
        // each service knows the whole contract, and says what is wrong before it says that it owns no such thing
        return door.send(
                "POST",
                "/akkoord/v1/dossiers",
                Map.of("Authorization", "Bearer " + officer, "Content-Type", "application/json"),
                body);
    }
}
