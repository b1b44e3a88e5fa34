package eu.akkoord.platform.desk.web;

import com.mongodb.MongoException;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.store.StoreFailure;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says that the store did nothing, or that nobody knows what it did. */
@RestControllerAdvice
@Order(0)
final class StoreAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(StoreAdvice.class);

    @ExceptionHandler
    ResponseEntity<Problem> failed(MongoException failure, HttpServletRequest request) {
        var outcome = StoreFailure.of(failure);
        switch (outcome) {
            case NOT_SENT -> LOG.warn("The store cannot be reached: {}", failure.toString());
            case UNKNOWN -> LOG.warn("The store gave no answer: {}", failure.toString());
            case REFUSED -> LOG.error("The store refused a command", failure);
        }
        var problem = outcome == StoreFailure.UNKNOWN && changes(request)
                ? Problem.outcomeUnknown()
                : Problem.unavailable("store.unreachable");
        return problem.answer();
    }

    private static boolean changes(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> false;
            default -> !request.getRequestURI().endsWith("/query");
        };
    }
}
