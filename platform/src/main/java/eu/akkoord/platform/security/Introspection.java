package eu.akkoord.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTClaimsSet;
import eu.akkoord.platform.Sha256;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
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
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an issuer what an opaque token means (RFC 7662). The answer is kept for a short while, so that a withdrawn token stops
 * working soon; we ask a limited number of times a second, and not at all for a moment after the issuer did not answer.
 */
final class Introspection {
    private static final Logger LOG = LoggerFactory.getLogger(Introspection.class);

    /** The longest token, in characters. */
    private static final int LONGEST = 4 * 1024;

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration KEEP = Duration.ofSeconds(30);
    private static final int MOST_KEPT = 10_000;
    private static final int MOST_PER_SECOND = 50;
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final SecuritySettings.Introspection settings;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final LongSupplier nanoTime;
    private final Cache<String, Optional<JWTClaimsSet>> kept;
    private final Bucket questions;

    /** By the nanoseconds of our own clock; before it the issuer is left alone. */
    private volatile long pausedUntil;

    /** @param nanoTime as {@link System#nanoTime} */
    Introspection(SecuritySettings.Introspection settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.pausedUntil = nanoTime.getAsLong();
        this.kept = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(KEEP)
                .ticker(nanoTime::getAsLong)
                .build();
        this.questions = Bucket.builder()
                .addLimit(rate -> rate.capacity(MOST_PER_SECOND).refillGreedy(MOST_PER_SECOND, Duration.ofSeconds(1)))
                .withCustomTimePrecision(new Time(nanoTime))
                .build();
    }

    private record Time(LongSupplier nanoTime) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanoTime.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    /** What the issuer says of this token; refused when that is nothing, or when it cannot be asked. */
    JWTClaimsSet meaning(String token) {
        if (token.length() > LONGEST) {
            throw TokenRefused.invalid();
        }
        // by its digest, so that no token is kept
        return kept.get(Sha256.of(token), unknown -> ask(token)).orElseThrow(TokenRefused::invalid);
    }

    /** Empty when the token means nothing. A failure is not kept. */
    private Optional<JWTClaimsSet> ask(String token) {
        if (nanoTime.getAsLong() - pausedUntil < 0 || !questions.tryConsume(1)) {
            throw TokenRefused.unchecked();
        }
        try {
            var answer = http.send(question(token), BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
            return read(answer);
        } catch (IOException | UncheckedIOException failed) {
            pausedUntil = nanoTime.getAsLong() + PAUSE.toNanos();
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
