package eu.akkoord.platform.health;

import eu.akkoord.platform.web.Problem;
import eu.akkoord.platform.web.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says whether this service can keep what it is told, without a word about the technology. */
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
            throw new ProblemException(Problem.unavailable("De dienst kan nu niets bewaren"));
        }
        return new View("UP");
    }
}
