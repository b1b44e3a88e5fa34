package eu.akkoord.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Which headers go through the gateway, and in which direction. */
final class PassedHeaders {
    private PassedHeaders() {}

    /**
     * Passes on only the headers that the contract reads. So nothing from outside can pose as the word of a trusted proxy,
     * whatever it is called; the trace is added after this.
     */
    static final class ToService implements RequestHttpHeadersFilter, Ordered {
        private static final Set<String> READ =
                Set.of("Accept", "Authorization", "Content-Type", "Idempotency-Key", "If-Match", "User-Agent");

        @Override
        public HttpHeaders apply(HttpHeaders given, ServerRequest request) {
            var passed = new HttpHeaders();
            for (var name : READ) {
                var values = given.get(name);
                if (values != null) {
                    passed.addAll(name, values);
                }
            }
            return passed;
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }
    }

    /** Leaves out what the gateway has put on the answer itself already. */
    static final class ToCaller implements ResponseHttpHeadersFilter, Ordered {
        private static final Set<String> NEVER = Set.of("Server", "X-Powered-By", "Date");

        @Override
        public HttpHeaders apply(HttpHeaders given, ServerResponse response) {
            var present = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            present.addAll(NEVER);
            var answer = answer();
            if (answer != null) {
                present.addAll(answer.getHeaderNames());
            }
            var passed = new HttpHeaders();
            given.forEach((name, values) -> {
                if (!present.contains(name)) {
                    passed.addAll(name, values);
                }
            });
            return passed;
        }

        private static @Nullable HttpServletResponse answer() {
            return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                    ? current.getResponse()
                    : null;
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }
    }
}
