package eu.akkoord.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 until a service has read, after its start, what others have registered meanwhile. Before that it would say of what is
 * there that it is not, and of an owner that he is none; a partner who synchronises would delete its copy.
 */
final class StartGate extends OncePerRequestFilter {
    private final BooleanSupplier ready;
    private final OpenPaths openPaths;
    private final ProblemWriter problems;
    private volatile boolean open;

    StartGate(BooleanSupplier ready, OpenPaths openPaths, ProblemWriter problems) {
        this.ready = ready;
        this.openPaths = openPaths;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return open || openPaths.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        open = open || ready.getAsBoolean();
        if (open) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    Problem.unavailable("De dienst is net gestart en leest nog wat anderen hebben geregistreerd;"
                            + " probeer het zo dadelijk opnieuw"),
                    response);
        }
    }
}
