package eu.akkoord.platform.web;

import io.micrometer.tracing.Tracer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
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

    private static final String TRACEPARENT = "traceparent";
    private static final int LONGEST_TRACEPARENT = 55;
    private static final Pattern WELL_FORMED = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

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
        putTrace(request.getHeader(TRACEPARENT), response);
        chain.doFilter(request, response);
    }

    static void put(String version, HttpServletResponse response) {
        ALWAYS.forEach(response::setHeader);
        if (!version.isEmpty()) {
            response.setHeader("Api-Version", version);
        }
    }

    /** Our own trace, even where a caller sent one: theirs is an attribute of it, by which the two can be laid side by side. */
    private void putTrace(@Nullable String theirs, HttpServletResponse response) {
        var span = tracer == null ? null : tracer.currentSpan();
        if (span == null || span.context().traceId().isEmpty()) {
            return;
        }
        var context = span.context();
        if (theirs != null
                && theirs.length() <= LONGEST_TRACEPARENT
                && WELL_FORMED.matcher(theirs).matches()
                && !theirs.contains(context.traceId())) {
            span.tag("caller.traceparent", theirs);
        }
        response.setHeader("BelGov-Trace-Id", context.traceId());
        response.setHeader(
                TRACEPARENT,
                "00-" + context.traceId() + "-" + context.spanId()
                        + (Boolean.TRUE.equals(context.sampled()) ? "-01" : "-00"));
    }
}
