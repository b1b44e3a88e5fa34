package eu.akkoord.gateway;

import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.web.Contract;
import eu.akkoord.platform.web.OpenPaths;
import eu.akkoord.platform.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers what browsers ask before they call (the Fetch standard, 4.8): nothing where there is no such path, and a problem, as everywhere,
 * where it is not allowed. Neither needs a token, which browsers never send with it.
 */
final class Preflight extends OncePerRequestFilter {
    private static final String OPTIONS = "OPTIONS";

    private final CorsFilter allowed;
    private final Contract contract;
    private final OpenPaths openPaths;
    private final ProblemWriter problems;

    Preflight(CorsFilter allowed, Contract contract, OpenPaths openPaths, ProblemWriter problems) {
        this.allowed = allowed;
        this.contract = contract;
        this.openPaths = openPaths;
        this.problems = problems;
        allowed.setCorsProcessor(new DefaultCorsProcessor() {
            @Override
            protected void rejectRequest(ServerHttpResponse response) {
                throw new ProblemException(Problem.missingPermission("origin.refused"));
            }
        });
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        if (request.getMethod().equals(OPTIONS) && !contract.hasPath(path) && !openPaths.contains(path)) {
            problems.write(Problem.notFound("path.unknown"), request, response);
            return;
        }
        try {
            allowed.doFilter(request, response, chain);
        } catch (ProblemException refused) {
            problems.write(refused.problem(), request, response);
        }
    }
}
