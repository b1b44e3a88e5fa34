package eu.akkoord.gateway;

import eu.akkoord.platform.web.Problem;
import eu.akkoord.platform.web.ProblemException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says to anyone whether the API works, without a word about the technology. */
@RestController
final class HealthController {
    /** Longer than a service at work needs, short enough for whoever watches. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final GatewaySettings settings;

    HealthController(GatewaySettings settings) {
        this.settings = settings;
    }

    record View(String status) {}

    @GetMapping("/akkoord/v1/health")
    View health() {
        var agreements = works(settings.agreementService());
        var dossiers = works(settings.dossierService());
        if (!agreements.join() && !dossiers.join()) {
            throw new ProblemException(Problem.unavailable("De API werkt nu niet"));
        }
        return new View(agreements.join() && dossiers.join() ? "UP" : "DEGRADED");
    }

    /** A service works when it answers without a fault of its own, be it that there is nothing at this path. */
    private CompletableFuture<Boolean> works(URI service) {
        var question = HttpRequest.newBuilder(service.resolve("/akkoord/v1/health"))
                .timeout(PATIENCE)
                .build();
        return client.sendAsync(question, BodyHandlers.discarding())
                .handle((answer, failure) -> failure == null && answer.statusCode() < 500);
    }
}
