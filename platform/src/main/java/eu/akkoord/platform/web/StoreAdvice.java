package eu.akkoord.platform.web;

import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says that the store cannot be reached; a write may or may not have been made, so the caller repeats it. */
@RestControllerAdvice
@Order(0)
final class StoreAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(StoreAdvice.class);

    @ExceptionHandler
    ResponseEntity<Problem> failed(MongoException failure) {
        var passes = switch (failure) {
            case MongoTimeoutException timeout -> true;
            case MongoSocketException socket -> true;
            case MongoNotPrimaryException election -> true;
            case MongoNodeIsRecoveringException recovery -> true;
            case MongoExecutionTimeoutException timeout -> true;
            case MongoWriteConcernException unsure -> true;
            case MongoInterruptedException stopping -> true;
            default -> false;
        };
        if (passes) {
            LOG.warn("The store cannot be reached: {}", failure.getClass().getSimpleName());
            return Problem.unavailable("De opslag is nu niet bereikbaar; probeer het zo dadelijk opnieuw")
                    .answer();
        }
        LOG.error("The store failed", failure);
        return Problem.fault().answer();
    }
}
