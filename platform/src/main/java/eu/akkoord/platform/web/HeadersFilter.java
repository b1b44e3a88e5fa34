package eu.akkoord.platform.web;

import io.micrometer.tracing.Tracer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts on every answer what both governments ask for. */
final class HeadersFilter extends OncePerRequestFilter {
    private static final Map<String, String> ALWAYS = Map.of(
            "Cache-Control", "no-store",
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "Content-Language", "nl");

    private final String version;
    private final @Nullable Tracer tracer;

    HeadersFilter(String version, @Nullable Tracer tracer) {
        this.version = version;
        this.tracer = tracer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        put(version, response);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        putTrace(response);
        chain.doFilter(request, response);
    }

    static void put(String version, HttpServletResponse response) {
        ALWAYS.forEach(response::setHeader);
        if (!version.isEmpty()) {
            response.setHeader("Api-Version", version);
        }
    }

    private void putTrace(HttpServletResponse response) {
        var span = tracer == null ? null : tracer.currentSpan();
        if (span == null || span.context().traceId().isEmpty()) {
            return;
        }
        var context = span.context();
        response.setHeader("BelGov-Trace-Id", context.traceId());
        response.setHeader(
                "traceparent",
                "00-%s-%s-%s"
                        .formatted(
                                context.traceId(),
                                context.spanId(),
                                Boolean.TRUE.equals(context.sampled()) ? "01" : "00"));
    }
}
