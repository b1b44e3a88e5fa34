package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.embedded.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;

/** The local issuer by itself. */
class IssuerIT {
    @Test
    void nobody_tries_secrets_for_long(@TempDir Path data) throws Exception {
        var port = Ports.free();
        try (var issuer = SpringApplication.run(
                        IssuerProcess.class,
                        IssuerProcess.settings(
                                data.toString(), Integer.toString(port), "--akkoord-local.token-limit=3"));
                var http = HttpClient.newHttpClient()) {
            assertThat(issuer.isActive()).isTrue();
            for (int time = 0; time < 3; time++) {
                assertThat(guess(http, port).statusCode()).isEqualTo(401);
            }
            var refused = guess(http, port);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After").map(Integer::parseInt))
                    .hasValueSatisfying(wait -> assertThat(wait).isBetween(1, 60));
        }
    }

    private static HttpResponse<String> guess(HttpClient http, int port) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/oauth2/token".formatted(port)))
                .header("Authorization", "Basic b2ZmaWNlci12bDpndWVzcw==")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
