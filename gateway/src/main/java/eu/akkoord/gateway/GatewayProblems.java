package eu.akkoord.gateway;

import eu.akkoord.platform.core.problem.Problem;
import java.time.Duration;

/** The problems that only a gateway has. */
final class GatewayProblems {
    private GatewayProblems() {}

    /** The service was asked to read: its answer is missing or makes no sense. */
    static Problem badGateway() {
        return Problem.badGateway("service.badAnswer");
    }

    /** The service did not take the request, or had nothing to change and did not answer in time. */
    static Problem away(Duration wait) {
        return Problem.unavailable("service.away").retryAfter(wait);
    }
}
