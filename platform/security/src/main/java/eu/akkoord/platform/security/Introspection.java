package eu.akkoord.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTClaimsSet;
import eu.akkoord.platform.core.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Introspection of opaque tokens by their issuer (RFC 7662). An answer is cached for 30 seconds, so that a withdrawn token stops working
 * soon; negative ones are cached as well. Tokens are stored as digests only.
 *
 * <p>The number of requests to the issuer is bounded by {@link QuestionBudget}. There is no pause after a failure: a caller that makes the
 * issuer slow pays from the budget of its own address, and others are served meanwhile.
 */
final class Introspection {
    private static final Logger LOG = LoggerFactory.getLogger(Introspection.class);

    /** The longest token, in characters. */
    private static final int LONGEST = 4 * 1024;

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int MOST_REMEMBERED = 10_000;
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final SecuritySettings.Introspection settings;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final QuestionBudget budget;

    /** By the digest of the token. The budget lets in far fewer than fit, so that no flood evicts what is good. */
    private final Cache<String, Optional<JWTClaimsSet>> answers;

    private final ConcurrentMap<String, CompletableFuture<Optional<JWTClaimsSet>>> underWay = new ConcurrentHashMap<>();

    /** @param nanoTime as {@link System#nanoTime} */
    Introspection(SecuritySettings.Introspection settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.budget = new QuestionBudget(nanoTime);
        this.answers = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(REMEMBERED)
                .ticker(nanoTime::getAsLong)
                .build();
    }

    /**
     * Returns the claims that the issuer states for this token.
     *
     * @param address of the caller, to count requests by
     * @throws TokenRefused when the token is unknown, or the issuer cannot be asked now
     */
    JWTClaimsSet meaning(String token, String address) {
        if (token.length() > LONGEST) {
            throw TokenRefused.invalid();
        }
        var digest = Sha256.of(token);
        var before = answers.getIfPresent(digest);
        if (before != null) {
            return before.orElseThrow(TokenRefused::invalid);
        }
        var question = budget.question(digest, address);
        var answer = shared(digest, token);
        if (answer.isPresent()) {
            question.wasGood();
        }
        return answer.orElseThrow(TokenRefused::invalid);
    }

    /** Asks once for all that show the same token at the same time. */
    private Optional<JWTClaimsSet> shared(String digest, String token) {
        var ours = new CompletableFuture<Optional<JWTClaimsSet>>();
        var others = underWay.putIfAbsent(digest, ours);
        if (others != null) {
            return joined(others);
        }
        try {
            var meanwhile = answers.getIfPresent(digest);
            var answer = meanwhile == null ? ask(token) : meanwhile;
            answers.put(digest, answer);
            ours.complete(answer);
        } catch (RuntimeException failed) {
            ours.completeExceptionally(failed);
        } finally {
            underWay.remove(digest, ours);
        }
        return joined(ours);
    }

    private static Optional<JWTClaimsSet> joined(CompletableFuture<Optional<JWTClaimsSet>> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw TokenRefused.unchecked();
        }
    }

    /** Empty when the token means nothing. A failure is not remembered. */
    private Optional<JWTClaimsSet> ask(String token) {
        try {
            var answer = http.send(question(token), BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
            return read(answer);
        } catch (IOException | UncheckedIOException failed) {
            LOG.error("{} does not say what tokens mean: {}", settings.uri(), failed.toString());
            throw TokenRefused.unchecked();
        } catch (ParseException rubbish) {
            LOG.error("{} answers what is no introspection", settings.uri());
            throw TokenRefused.unchecked();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw TokenRefused.unchecked();
        }
    }

    private static Optional<JWTClaimsSet> read(HttpResponse<String> answer) throws IOException, ParseException {
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        var claims = JWTClaimsSet.parse(answer.body());
        return Boolean.TRUE.equals(claims.getBooleanClaim("active")) ? Optional.of(claims) : Optional.empty();
    }

    private HttpRequest question(String token) {
        // RFC 6749, 2.3.1: both are form-encoded before they are put together
        var who = form(settings.clientId()) + ":" + form(settings.secret());
        return HttpRequest.newBuilder(settings.uri())
                .timeout(ANSWER)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(who.getBytes(StandardCharsets.UTF_8)))
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + form(token) + "&token_type_hint=access_token"))
                .build();
    }

    private static String form(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
