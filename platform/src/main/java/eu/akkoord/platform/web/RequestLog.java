package eu.akkoord.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leaves a line of every change and every failure, within the trace of the request, so that the id in an answer finds it. Reads
 * that went well are told in full detail only. No query, no body: those may hold what belongs in no log.
 */
final class RequestLog extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final int LONGEST_SHOWN = 200;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        var status = response.getStatus();
        var path = request.getRequestURI();
        LOG.atLevel(level(request.getMethod(), status))
                .log(
                        "{} {} {}",
                        request.getMethod(),
                        path.length() > LONGEST_SHOWN ? path.substring(0, LONGEST_SHOWN) : path,
                        status);
    }

    private static Level level(String method, int status) {
        if (status >= 500) {
            return Level.WARN;
        }
        return READS.contains(method) ? Level.DEBUG : Level.INFO;
    }
}
