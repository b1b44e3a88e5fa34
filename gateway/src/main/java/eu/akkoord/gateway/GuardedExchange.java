package eu.akkoord.gateway;

import eu.akkoord.platform.web.Problem;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Calls a service, and answers in its place when it does not: 503 when it did not take the request or is too slow, 502 when
 * its answer is no HTTP. A service that keeps failing is left alone for a while, so that its callers are told at once.
 * Whatever a service does answer, a problem of its own included, is passed on as it is; what breaks off before any of it has left is
 * no answer.
 */
final class GuardedExchange implements ProxyExchange {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedExchange.class);

    private final ProxyExchange exchange;
    private final CircuitBreakerRegistry breakers;
    private final Duration pause;

    GuardedExchange(ProxyExchange exchange, CircuitBreakerRegistry breakers, Duration pause) {
        this.exchange = exchange;
        this.breakers = breakers;
        this.pause = pause;
    }

    @Override
    public ServerResponse exchange(Request request) {
        var service = Objects.requireNonNull(request.getUri()).getAuthority();
        var breaker = breakers.circuitBreaker(service);
        try {
            return new Whole(
                    breaker.executeSupplier(() -> read(request) ? twice(request) : exchange.exchange(request)));
        } catch (CallNotPermittedException leftAlone) {
            return answer(GatewayProblems.away(pause));
        } catch (ResourceAccessException failure) {
            LOG.warn("{} did not answer: {}", service, String.valueOf(failure.getCause()));
            return answer(
                    refused(failure) || late(failure) ? GatewayProblems.away(pause) : GatewayProblems.badGateway());
        }
    }

    private static boolean read(Request request) {
        return request.getMethod().equals(HttpMethod.GET) || request.getMethod().equals(HttpMethod.HEAD);
    }

    /** A kept connection may have been closed just now, which a second try shows; a slow service is not asked twice. */
    private ServerResponse twice(Request request) {
        try {
            return exchange.exchange(request);
        } catch (ResourceAccessException failure) {
            if (late(failure)) {
                throw failure;
            }
            return exchange.exchange(request);
        }
    }

    private static boolean refused(ResourceAccessException failure) {
        return failure.getCause() instanceof ConnectException;
    }

    private static boolean late(ResourceAccessException failure) {
        return failure.getCause() instanceof HttpTimeoutException;
    }

    private static ServerResponse answer(Problem problem) {
        return ServerResponse.status(problem.status())
                .headers(headers -> headers.addAll(problem.headers()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** The answer of a service that may die while it gives it: nobody may take what came by then for the whole. */
    private record Whole(ServerResponse given) implements ServerResponse {
        @Override
        public HttpStatusCode statusCode() {
            return given.statusCode();
        }

        @Override
        public HttpHeaders headers() {
            return given.headers();
        }

        @Override
        public MultiValueMap<String, Cookie> cookies() {
            return given.cookies();
        }

        @Override
        public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
                throws ServletException, IOException {
            var ours = new HttpHeaders();
            response.getHeaderNames().forEach(name -> ours.addAll(name, List.copyOf(response.getHeaders(name))));
            try {
                return given.writeTo(request, response, context);
            } catch (IOException broken) {
                if (response.isCommitted()) {
                    throw broken;
                }
                LOG.warn("An answer broke off: {}", broken.toString());
                response.reset();
                ours.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
                return answer(GatewayProblems.badGateway()).writeTo(request, response, context);
            }
        }
    }
}
