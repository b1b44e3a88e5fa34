package eu.akkoord.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A quota of requests per day (Europe/Brussels) for the client of each partner agency. Every answer states what is left, in the fields of
 * draft-ietf-httpapi-ratelimit-headers-10. Counted per gateway process, and from zero after its restart: it protects the others from one who
 * asks too much, and is no invoice.
 */
final class DailyQuota extends OncePerRequestFilter {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    /** Far more than an issuer has clients; only verified ones are counted. */
    private static final int MOST_REMEMBERED = 10_000;

    private final int quota;
    private final Function<HttpServletRequest, @Nullable String> who;
    private final Clock clock;
    private final ProblemWriter problems;
    private final Cache<String, Used> used =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    private record Used(LocalDate day, int requests) {}

    /** @param who asks, by a name to count under; null for one who has no quota */
    DailyQuota(int quota, Function<HttpServletRequest, @Nullable String> who, Clock clock, ProblemWriter problems) {
        this.quota = quota;
        this.who = who;
        this.clock = clock;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var client = who.apply(request);
        if (client == null) {
            chain.doFilter(request, response);
            return;
        }
        var now = clock.instant().atZone(BRUSSELS);
        var today = now.toLocalDate();
        var count = used.asMap()
                .merge(
                        client,
                        new Used(today, 1),
                        (before, first) -> before.day().equals(today)
                                ? new Used(today, Math.min(before.requests(), quota) + 1)
                                : first)
                .requests();
        var untilTomorrow =
                Duration.between(now, today.plusDays(1).atStartOfDay(BRUSSELS)).plusMillis(999);
        response.setHeader("RateLimit-Policy", "\"daily\";q=%d;w=86400".formatted(quota));
        response.setHeader(
                "RateLimit", "\"daily\";r=%d;t=%d".formatted(Math.max(0, quota - count), untilTomorrow.toSeconds()));
        if (count > quota) {
            problems.write(Problem.tooManyRequests(quota, untilTomorrow), request, response);
            return;
        }
        chain.doFilter(request, response);
    }
}
