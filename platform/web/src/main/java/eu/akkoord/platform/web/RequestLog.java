package eu.akkoord.platform.web;

import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A line of log for every change, every failure and every refusal at the door, within the trace of the request, so that the id in an answer
 * finds it. Successful reads are logged at debug level. No query, no body, no header: those may hold what belongs in no log. Refusals are
 * counted one by one, while a flood of them leaves a bounded number of lines.
 */
final class RequestLog extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);
    private static final int LONGEST_SHOWN = 200;
    private static final int LINES_A_SECOND = 100;

    private final MeterRegistry meters;
    private final Bucket lines = Bucket.builder()
            .addLimit(rate -> rate.capacity(LINES_A_SECOND).refillGreedy(LINES_A_SECOND, Duration.ofSeconds(1)))
            .build();

    RequestLog(MeterRegistry meters) {
        this.meters = meters;
        // there from the start, so that a rise can be seen
        REFUSALS.forEach(this::counter);
    }

    private Counter counter(int status) {
        return Counter.builder("akkoord.door.refusals")
                .description("Requests that were refused for who asks, or for how often")
                .tag("status", Integer.toString(status))
                .register(meters);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException failure) {
            if (!CutShort.isCause(failure)) {
                throw failure;
            }
            cutShort(request, failure);
            Closing.atOnce(request);
            return;
        }
        var status = response.getStatus();
        var refused = REFUSALS.contains(status);
        if (refused) {
            counter(status).increment();
        }
        LOG.atLevel(refused ? levelOfRefusal() : level(request.getMethod(), status))
                .addKeyValue("event.outcome", status < 400 ? "success" : "failure")
                .addKeyValue("http.response.status_code", status)
                .log("{} {} {}", request.getMethod(), shown(request.getRequestURI()), status);
    }

    /** A client that leaves is nothing to warn of. */
    private static void cutShort(HttpServletRequest request, ServletException failure) {
        var root = NestedExceptionUtils.getMostSpecificCause(failure);
        var left = Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(ClientAbortException.class::isInstance);
        LOG.atLevel(left ? Level.DEBUG : Level.WARN)
                .addKeyValue("event.outcome", "failure")
                .log("{} {} was cut short: {}", request.getMethod(), shown(request.getRequestURI()), root.toString());
    }

    private static String shown(String path) {
        return path.length() > LONGEST_SHOWN ? path.substring(0, LONGEST_SHOWN) : path;
    }

    private Level levelOfRefusal() {
        return lines.tryConsume(1) ? Level.INFO : Level.DEBUG;
    }

    private static Level level(String method, int status) {
        if (status >= 500) {
            return Level.WARN;
        }
        return READS.contains(method) ? Level.DEBUG : Level.INFO;
    }
}
