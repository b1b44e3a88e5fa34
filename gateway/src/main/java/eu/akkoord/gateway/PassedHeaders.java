package eu.akkoord.gateway;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Headers that pass the gateway, by direction. */
final class PassedHeaders {
    /**
     * Only those that the contract reads. So nothing from outside can pose as the word of a trusted proxy, whatever it is called; the
     * trace is ours.
     */
    private static final String[] TO_SERVICE = {
        "Accept",
        "Accept-Language",
        "Authorization",
        "Content-Type",
        "Idempotency-Key",
        "If-Match",
        "If-None-Match",
        "User-Agent"
    };

    /** Headers of one connection (RFC 9110, 7.6.1), and of the server. */
    private static final Set<String> NEVER_TO_CALLER = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "server",
            "x-powered-by",
            "date");

    private final @Nullable Tracer tracer;
    private final @Nullable Propagator propagator;

    PassedHeaders(@Nullable Tracer tracer, @Nullable Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    void toService(HttpServletRequest asked, HttpRequest request) {
        for (var name : TO_SERVICE) {
            var values = asked.getHeaders(name);
            while (values.hasMoreElements()) {
                request.addHeader(name, values.nextElement());
            }
        }
        var span = tracer == null ? null : tracer.currentSpan();
        if (span != null && propagator != null) {
            propagator.inject(span.context(), request, (carrier, name, value) -> request.setHeader(name, value));
        }
    }

    /** Leaves out what the gateway has put on the answer itself already; in which language it is, and what it varies by, the service says. */
    void toCaller(HttpResponse given, HttpServletResponse response) {
        var passed = new ArrayList<String>();
        for (var header : given.getHeaders()) {
            var name = header.getName().toLowerCase(Locale.ROOT);
            if (name.equals("content-language")) {
                response.setHeader(header.getName(), header.getValue());
            } else if (!NEVER_TO_CALLER.contains(name)
                    && (name.equals("vary") || passed.contains(name) || !response.containsHeader(name))) {
                response.addHeader(header.getName(), header.getValue());
                passed.add(name);
            }
        }
    }
}
