package eu.akkoord.gateway;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import eu.akkoord.platform.web.ProblemWriter;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets each of those who ask do so a limited number of times. Counted per gateway process; who has not been seen for long is
 * forgotten, so that memory stays bounded.
 */
final class RateLimit extends OncePerRequestFilter {
    private static final int MOST_REMEMBERED = 100_000;

    private final Function<HttpServletRequest, @Nullable String> who;
    private final LoadingCache<String, Bucket> buckets;
    private final ProblemWriter problems;

    /** @param who asks, by a name to count under; null for one who is not counted here */
    RateLimit(GatewaySettings.Limit limit, Function<HttpServletRequest, @Nullable String> who, ProblemWriter problems) {
        this.who = who;
        this.problems = problems;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterAccess(limit.per().multipliedBy(2))
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
                problems.write(GatewayProblems.tooManyRequests(wait), response);
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
