package eu.akkoord.gateway;

import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.web.ProblemWriter;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A call of a service, answered in its place when it fails: 503 when it did not accept the request, or is too slow to read from, 502 when
 * its answer to a read is no HTTP, 504 when it accepted a change and nobody knows whether it was carried out. A service that keeps failing
 * is left alone for a while, so that its callers are answered at once. Every answer of a service, a problem of its own included, is passed
 * on as it is; one that breaks off before any of it has left is no answer.
 */
final class GuardedExchange implements ProxyExchange {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedExchange.class);

    private static final Set<Class<? extends IOException>> WITHOUT_CONNECTION = Set.of(
            ConnectException.class,
            ConnectTimeoutException.class,
            ConnectionRequestTimeoutException.class,
            NoRouteToHostException.class,
            UnknownHostException.class);

    private final ProxyExchange exchange;
    private final CircuitBreakerRegistry breakers;
    private final Duration pause;
    private final ProblemWriter problems;

    GuardedExchange(ProxyExchange exchange, CircuitBreakerRegistry breakers, Duration pause, ProblemWriter problems) {
        this.exchange = exchange;
        this.breakers = breakers;
        this.pause = pause;
        this.problems = problems;
    }

    @Override
    public ServerResponse exchange(Request request) {
        var service = Objects.requireNonNull(request.getUri()).getAuthority();
        var breaker = breakers.circuitBreaker(service);
        try {
            return breaker.executeSupplier(() -> exchange.exchange(request));
        } catch (CallNotPermittedException | ServiceExchange.Starting leftAlone) {
            return answer(GatewayProblems.away(pause));
        } catch (UncheckedIOException failure) {
            LOG.warn("{} did not answer: {}", service, String.valueOf(failure.getCause()));
            return answer(
                    notTaken(failure) || (read(request) && late(failure))
                            ? GatewayProblems.away(pause)
                            : senseless(request));
        }
    }

    /** Says that a service took a request and gave no answer that can be passed on. */
    private static Problem senseless(Request request) {
        return read(request) ? GatewayProblems.badGateway() : Problem.outcomeUnknown();
    }

    private static boolean read(Request request) {
        return request.getMethod().equals(HttpMethod.GET) || request.getMethod().equals(HttpMethod.HEAD);
    }

    private static boolean notTaken(UncheckedIOException failure) {
        return WITHOUT_CONNECTION.stream().anyMatch(kind -> kind.isInstance(failure.getCause()));
    }

    private static boolean late(UncheckedIOException failure) {
        return failure.getCause() instanceof SocketTimeoutException;
    }

    private ServerResponse answer(Problem problem) {
        return ServerResponse.status(problem.getStatus()).build((request, response) -> {
            problems.write(problem, request, response);
            return null;
        });
    }
}
