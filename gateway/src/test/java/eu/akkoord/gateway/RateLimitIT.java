package eu.akkoord.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.test.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Limits on callers, whatever name they use. No bucket refills while these tests run. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "management.server.port=0",
            "akkoord.gateway.client-limit.requests=4",
            "akkoord.gateway.client-limit.per=P365D",
            "akkoord.gateway.address-limit.requests=10",
            "akkoord.gateway.address-limit.per=P365D",
            "akkoord.gateway.partner-quota=3"
        })
class RateLimitIT {
    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        TestTokens.settings().forEach((name, value) -> settings.add(name, () -> value));
    }

    /** The tests stand for a proxy, and each has an address of its own behind it. */
    @Nested
    @TestPropertySource(properties = "akkoord.gateway.trusted-proxies=127.0.0.0/8,10.0.0.0/8")
    class BehindAProxy {
        @Test
        void a_client_is_counted_wherever_it_calls_from() throws Exception {
            var busy = TestTokens.reader("NL", "szw");
            for (int time = 0; time < 4; time++) {
                assertThat(ask(busy, "192.0.2." + time).statusCode()).isEqualTo(404);
            }
            assertMustWait(ask(busy, "192.0.2.99"));

            var another = TestTokens.reader("NL", "buza");
            assertThat(ask(another, "192.0.2.1").statusCode()).isEqualTo(404);
        }

        @Test
        void an_address_is_counted_whatever_stands_before_it() throws Exception {
            for (int time = 0; time < 10; time++) {
                assertThat(ask("no token", "198.51.100.%d, 203.0.113.1, 10.0.0.7".formatted(time))
                                .statusCode())
                        .isEqualTo(401);
            }
            assertMustWait(ask("no token", "198.51.100.77, 203.0.113.1, 10.0.0.7"));
            assertMustWait(ask("no token", "203.0.113.1"));
            assertThat(ask("no token", "203.0.113.2").statusCode()).isEqualTo(401);
        }

        @Test
        void a_partner_has_a_quota_and_sees_what_is_left() throws Exception {
            var partner = TestTokens.partner("NL", "coa", "dossiers.read");
            for (int left = 2; left >= 0; left--) {
                var answer = ask(partner, "192.0.2.200");
                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(answer.headers().firstValue("RateLimit-Policy")).hasValue("\"daily\";q=3;w=86400");
                assertThat(answer.headers().firstValue("RateLimit").orElseThrow())
                        .matches("\"daily\";r=%d;t=[0-9]+".formatted(left));
            }
            var refused = ask(partner, "192.0.2.200");
            assertMustWait(refused);
            assertThat(refused.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"daily\";r=0;t=");
            assertThat(JsonMapper.shared()
                            .readTree(refused.body())
                            .path("limit")
                            .asInt())
                    .isEqualTo(3);

            assertThat(ask(TestTokens.reader("NL", "ind"), "192.0.2.200")
                            .headers()
                            .firstValue("RateLimit"))
                    .as("staff have no quota")
                    .isEmpty();
        }

        @Test
        void a_burst_gets_no_more_than_its_limit() throws Exception {
            var busy = TestTokens.reader("LU", "mfi");
            List<Future<Integer>> answers = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int time = 0; time < 60; time++) {
                    var address = "192.0.2." + (100 + time);
                    answers.add(threads.submit(() -> ask(busy, address).statusCode()));
                }
            }
            assertThat(answers.stream().map(Future::resultNow))
                    .filteredOn(status -> status == 404)
                    .hasSize(4);
            assertThat(answers.stream().map(Future::resultNow))
                    .filteredOn(status -> status == 429)
                    .hasSize(56);
        }
    }

    @Nested
    class WithoutAProxy {
        @Test
        void nobody_is_believed_about_his_address() throws Exception {
            for (int time = 0; time < 10; time++) {
                assertThat(ask("no token", "192.0.2." + time).statusCode()).isEqualTo(401);
            }
            assertMustWait(ask("no token", "192.0.2.99"));
            assertMustWait(ask(TestTokens.reader("NL", "szw"), "127.0.0.1"));
        }
    }

    private static void assertMustWait(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var wait = answer.headers().firstValue("Retry-After").map(Integer::parseInt);
        assertThat(wait).hasValueSatisfying(seconds -> assertThat(seconds).isPositive());
        var problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("type").asString()).isEqualTo("urn:problem-type:belgif:tooManyRequests");
        assertThat(problem.path("retryAfterSec").asInt()).isEqualTo(wait.orElseThrow());
    }

    private HttpResponse<String> ask(String token, String forwardedFor) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/akkoord/v1/nothing"))
                .header("Authorization", "Bearer " + token)
                .header("X-Forwarded-For", forwardedFor)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
