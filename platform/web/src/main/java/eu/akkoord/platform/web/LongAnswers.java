package eu.akkoord.platform.web;

import eu.akkoord.platform.core.places.Places;
import eu.akkoord.platform.core.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A bound on the long answers at one time: files of lists, calendars, histories, answers with embeds, and bulk changes. Each is written as
 * it is read, so a slow reader holds a place for as long; it comes free when the answer ends, also when the client has left, which the next
 * write finds out. A short wait absorbs bursts of answers that are soon done.
 */
final class LongAnswers extends OncePerRequestFilter {
    /** Keys that ask for a past moment, which is looked for in a history. */
    private static final List<String> OF_THE_PAST = List.of("asOf", "knownAt");

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Limit limit;
    private final ProblemWriter problems;
    private final Places places;

    /**
     * @param most of all callers together
     * @param party of all callers of one party together, so that few parties do not take all
     * @param each of one caller
     * @param patience how long one waits for a place before it is refused
     */
    record Limit(
            @DefaultValue("32") int most,
            @DefaultValue("8") int party,
            @DefaultValue("4") int each,
            @DefaultValue("PT1S") Duration patience) {
        Limit {
            if (patience.isNegative()) {
                throw new IllegalArgumentException("akkoord.long-answers.patience must not be negative");
            }
        }
    }

    LongAnswers(Limit limit, ProblemWriter problems) {
        this.limit = limit;
        this.places = new Places(new Places.Share(limit.most(), limit.party(), limit.each()));
        this.problems = problems;
    }

    /** Tells whether the answer to what was let in is a long one. A stream of events has a limit of its own. */
    static boolean isAskedBy(Contract.Operation operation, Query query, List<String> accept) {
        if (operation.node().path("x-bulk").asBoolean(false)) {
            return true;
        }
        if (!operation.method().equals("GET") || operation.produced().isEmpty()) {
            return false;
        }
        return query.values().containsKey(Embeds.KEY)
                || OF_THE_PAST.stream().anyMatch(query.values()::containsKey)
                || operation.template().endsWith("/history")
                || operation.template().endsWith("/slips")
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
        var holder = ContractFilter.holder(request);
        var refusal = refusal(places.enter(holder, limit.patience()));
        if (refusal != null) {
            problems.write(refusal, request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.leave(holder);
        }
    }

    private @Nullable Problem refusal(Places.Entry entry) {
        return switch (entry) {
            case ADMITTED -> null;
            case CALLER_FULL -> Problem.tooManyRequests(limit.each(), RETRY);
            case PARTY_FULL -> Problem.tooManyRequests(limit.party(), RETRY);
            case ALL_FULL -> Problem.unavailable("request.manyLongAnswers");
        };
    }
}
