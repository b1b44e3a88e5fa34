package eu.akkoord.platform.web;

import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.process.Readiness;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 until a service has read, after its start, what others have registered meanwhile, and until the gateway has all that it
 * answers with; and again while what was read is older than it may be. A service would say of what is
 * there that it is not, and of an owner that he is none; a partner who synchronises would delete its copy.
 */
final class StartGate extends OncePerRequestFilter {
    private final BooleanSupplier ready;
    private final BooleanSupplier current;
    private final OpenPaths openPaths;
    private final ProblemWriter problems;
    private volatile boolean open;

    StartGate(BooleanSupplier ready, BooleanSupplier current, OpenPaths openPaths, ProblemWriter problems) {
        this.ready = ready;
        this.current = current;
        this.openPaths = openPaths;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return (open && current.getAsBoolean()) || openPaths.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        open = open || ready.getAsBoolean();
        if (open && current.getAsBoolean()) {
            chain.doFilter(request, response);
        } else if (open) {
            problems.write(Problem.unavailable("service.stale"), request, response);
        } else {
            problems.write(
                    Problem.unavailable("service.starting").header(Readiness.STATE, Readiness.STARTING),
                    request,
                    response);
        }
    }
}
