package eu.akkoord.gateway;

import eu.akkoord.platform.web.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;

/** The problems that only a gateway has. */
final class GatewayProblems {
    private GatewayProblems() {}

    /** The service may have done what was asked: only its answer is missing or makes no sense. */
    static Problem badGateway() {
        return belgian("badGateway", "Bad Gateway", 502, "De achterliggende dienst gaf geen bruikbaar antwoord");
    }

    /** The service did not take the request, or not in time. */
    static Problem away(Duration wait) {
        return Problem.unavailable("De achterliggende dienst is nu niet bereikbaar; probeer het zo dadelijk opnieuw")
                .retryAfter(wait);
    }

    private static Problem belgian(String type, String title, int status, String detail) {
        return new Problem(
                URI.create("urn:problem-type:belgif:" + type),
                URI.create("https://www.belgif.be/specification/rest/api-guide/problems/" + type + ".html"),
                title,
                status,
                detail,
                URI.create("urn:uuid:" + UUID.randomUUID()),
                List.of(),
                Map.of(),
                new HttpHeaders());
    }
}
