package eu.akkoord.platform.web;

import eu.akkoord.platform.security.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a bounded number of long answers be given at once: files of lists, calendars, histories and what carries others along. Each
 * is written as it is read, and whoever reads slowly holds a place for as long; it comes free when the answer ends, also when the
 * client has left, which the next write finds out. A short wait lets bursts of what is soon done pass.
 */
final class LongAnswers extends OncePerRequestFilter {
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Limit limit;
    private final ProblemWriter problems;
    private final Map<String, Integer> open = new HashMap<>();
    private int all;

    /**
     * @param most of all callers together
     * @param each of one caller
     * @param patience how long one waits for a place before it is refused
     */
    record Limit(
            @DefaultValue("32") int most,
            @DefaultValue("8") int each,
            @DefaultValue("PT1S") Duration patience) {
        Limit {
            if (most < 1 || each < 1 || patience.isNegative()) {
                throw new IllegalArgumentException("akkoord.long-answers needs a place for each caller");
            }
        }
    }

    LongAnswers(Limit limit, ProblemWriter problems) {
        this.limit = limit;
        this.problems = problems;
    }

    /** Whether the answer to what was let in is a long one. A stream of events has a limit of its own. */
    static boolean isAskedBy(Contract.Operation operation, Query query, List<String> accept) {
        if (!operation.method().equals("GET") || operation.produced().isEmpty()) {
            return false;
        }
        return query.values().containsKey(Embeds.KEY)
                || operation.template().endsWith("/history")
                || isFile(operation, accept);
    }

    private static boolean isFile(Contract.Operation operation, List<String> accept) {
        var files = operation.produced().stream()
                .filter(type ->
                        !type.includes(MediaType.APPLICATION_JSON) && !type.includes(MediaType.TEXT_EVENT_STREAM))
                .toList();
        if (files.size() == operation.produced().size()) {
            return true;
        }
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .filter(wish -> !wish.isWildcardType())
                    .anyMatch(wish -> files.stream().anyMatch(wish::includes));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ContractFilter.isLong(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var who = who(request);
        var refusal = enter(who);
        if (refusal != null) {
            problems.write(refusal, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            leave(who);
        }
    }

    private static String who(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication who && who.getPrincipal() instanceof Caller caller
                ? caller.client() + " " + caller.subject()
                : request.getRemoteAddr();
    }

    /** Null once there is a place. */
    private synchronized @Nullable Problem enter(String who) {
        long until = System.nanoTime() + limit.patience().toNanos();
        while (all >= limit.most() || open.getOrDefault(who, 0) >= limit.each()) {
            long left = until - System.nanoTime();
            if (left <= 0 || !waits(left)) {
                return open.getOrDefault(who, 0) >= limit.each()
                        ? Problem.tooManyRequests(limit.each(), RETRY)
                        : Problem.unavailable(
                                "Er worden al veel lange antwoorden gegeven; probeer het zo dadelijk opnieuw");
            }
        }
        all++;
        open.merge(who, 1, Integer::sum);
        return null;
    }

    /** False when it is not to go on. */
    private boolean waits(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized void leave(String who) {
        all--;
        open.computeIfPresent(who, (name, places) -> places == 1 ? null : places - 1);
        notifyAll();
    }
}
