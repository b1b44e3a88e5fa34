package eu.akkoord.platform.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import eu.akkoord.platform.core.problem.Problem;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A limit on the requests of each caller. Counted per process; callers not seen for long are forgotten, and the least seen when there are
 * too many, so that memory stays bounded.
 */
public final class RateLimit extends OncePerRequestFilter {
    static final int MOST_REMEMBERED = 100_000;

    private final Limit limit;
    private final Function<HttpServletRequest, @Nullable String> who;
    private final LoadingCache<String, Bucket> buckets;
    private final ProblemWriter problems;

    /**
     * @param requests at most this many at once
     * @param per the time in which as many come free again
     */
    public record Limit(
            @DefaultValue("1000") int requests,
            @DefaultValue("PT1S") Duration per) {}

    /** @param who asks, by a name to count under; null for one who is not counted here */
    public RateLimit(Limit limit, Function<HttpServletRequest, @Nullable String> who, ProblemWriter problems) {
        this.limit = limit;
        this.who = who;
        this.problems = problems;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterAccess(limit.per().multipliedBy(2))
                // at once and by the one who asks: a burst of new names cannot run ahead of the bound
                .executor(Runnable::run)
                .build(name -> Bucket.builder()
                        .addLimit(bandwidth ->
                                bandwidth.capacity(limit.requests()).refillGreedy(limit.requests(), limit.per()))
                        .build());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var name = who.apply(request);
        if (name != null) {
            var probe = buckets.get(name).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                var wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(999);
                problems.write(Problem.tooManyRequests(limit.requests(), wait), request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** Returns the number of buckets in memory. */
    public long remembered() {
        return buckets.estimatedSize();
    }
}
