package eu.akkoord.gateway;

import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The public health endpoint, without a word about the technology. Each service is asked whether it is ready and can store, once for all
 * requests within a second; without an answer in time its state is not reported.
 */
@RestController
final class HealthController {
    /** Longer than a service at work needs, short enough for whoever watches. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<URI, Question> last = new ConcurrentHashMap<>();
    private final GatewaySettings settings;

    HealthController(GatewaySettings settings) {
        this.settings = settings;
    }

    record View(String status) {}

    /** @param since when it was asked, by {@link System#nanoTime} */
    private record Question(long since, CompletableFuture<Boolean> works) {
        boolean isFresh() {
            return System.nanoTime() - since < PATIENCE.toNanos();
        }
    }

    @GetMapping("/akkoord/v1/health")
    View health() {
        var agreements = works(settings.agreementService());
        var dossiers = works(settings.dossierService());
        if (!agreements.join() && !dossiers.join()) {
            throw new ProblemException(Problem.unavailable("api.down"));
        }
        return new View(agreements.join() && dossiers.join() ? "UP" : "DEGRADED");
    }

    private CompletableFuture<Boolean> works(URI service) {
        return last.compute(service, (address, before) -> before != null && before.isFresh() ? before : ask(address))
                .works();
    }

    /** A service works when it answers without a fault of its own, be it that there is nothing at this path. */
    private Question ask(URI service) {
        var question = HttpRequest.newBuilder(service.resolve("/akkoord/v1/health"))
                .timeout(PATIENCE)
                .build();
        return new Question(
                System.nanoTime(),
                client.sendAsync(question, BodyHandlers.discarding())
                        .handle((answer, failure) -> failure == null && answer.statusCode() < 500)
                        // the time of the question ends when the head of its answer has come
                        .completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    }
}
