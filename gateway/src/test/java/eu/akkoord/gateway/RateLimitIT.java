package eu.akkoord.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.servers.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "management.server.port=0",
            "akkoord.gateway.client-limit.requests=4",
            "akkoord.gateway.client-limit.per=PT10M",
            "akkoord.gateway.address-limit.requests=10",
            "akkoord.gateway.address-limit.per=PT10M"
        })
class RateLimitIT {
    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        TestTokens.settings().forEach((name, value) -> settings.add(name, () -> value));
    }

    @Test
    void who_asks_too_much_must_wait() throws Exception {
        var busy = TestTokens.reader("NL", "szw");
        for (int time = 0; time < 4; time++) {
            assertThat(ask(busy).statusCode()).isEqualTo(404);
        }
        assertMustWait(ask(busy));

        var another = TestTokens.reader("NL", "buza");
        assertThat(ask(another).statusCode()).isEqualTo(404);

        for (int time = 0; time < 4; time++) {
            assertThat(ask("no token").statusCode()).isEqualTo(401);
        }
        assertMustWait(ask("no token"));
    }

    private static void assertMustWait(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After").map(Integer::parseInt))
                .hasValueSatisfying(wait -> assertThat(wait).isPositive());
    }

    private HttpResponse<String> ask(String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/akkoord/v1/nothing"))
                .header("Authorization", "Bearer " + token)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
