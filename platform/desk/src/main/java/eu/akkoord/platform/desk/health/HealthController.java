package eu.akkoord.platform.desk.health;

import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The endpoint that reports whether this service can store, without a word about the technology. */
@RestController
final class HealthController {
    private final StoreProbe probe;

    HealthController(StoreProbe probe) {
        this.probe = probe;
    }

    record View(String status) {}

    @GetMapping("/akkoord/v1/health")
    View health() {
        if (!probe.works()) {
            throw new ProblemException(Problem.unavailable("service.cannotSave"));
        }
        return new View("UP");
    }
}
