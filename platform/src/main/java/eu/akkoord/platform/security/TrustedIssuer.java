package eu.akkoord.platform.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import eu.akkoord.platform.web.Problem;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One issuer: checks that a token is its own, still holds, and says no more than the issuer may say. */
final class TrustedIssuer {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
    private static final Duration KEYS_HOLD = Duration.ofMinutes(5);
    private static final Duration KEYS_OUTLAST_AN_OUTAGE = Duration.ofHours(4);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(2);
    private static final int FETCH_MILLIS = 2_000;
    private static final int LARGEST_KEY_SET = 256 * 1024;
    private static final Pattern ORGANISATION = Pattern.compile("[a-z0-9-]{2,40}");

    private final SecuritySettings.Issuer settings;
    private final String audience;
    private final Clock clock;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private volatile boolean keysWereSeen;

    TrustedIssuer(SecuritySettings.Issuer settings, String audience, Clock clock) {
        this.settings = settings;
        this.audience = audience;
        this.clock = clock;
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys(settings)));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        // the claims are checked below, against our clock and with our answers
        processor.setJWTClaimsSetVerifier(null);
    }

    private static JWKSource<SecurityContext> keys(SecuritySettings.Issuer settings) {
        try {
            return JWKSourceBuilder.create(
                            settings.jwksUri().toURL(),
                            new DefaultResourceRetriever(FETCH_MILLIS, FETCH_MILLIS, LARGEST_KEY_SET))
                    .cache(KEYS_HOLD.toMillis(), FETCH_MILLIS * 2L)
                    .refreshAheadCache(false)
                    .rateLimited(BETWEEN_FETCHES.toMillis())
                    .outageTolerant(KEYS_OUTLAST_AN_OUTAGE.toMillis())
                    .build();
        } catch (MalformedURLException wrong) {
            throw new IllegalStateException("%s is no address of keys".formatted(settings.jwksUri()), wrong);
        }
    }

    Caller verify(SignedJWT token) {
        return caller(claims(token));
    }

    private JWTClaimsSet claims(SignedJWT token) {
        try {
            var claims = processor.process(token, null);
            keysWereSeen = true;
            return claims;
        } catch (BadJOSEException notItsOwn) {
            throw invalid();
        } catch (RateLimitReachedException asked) {
            // an unknown key id cannot make us ask the issuer again and again
            throw keysWereSeen ? invalid() : unreachable();
        } catch (KeySourceException unreachable) {
            throw unreachable();
        } catch (JOSEException wrong) {
            throw invalid();
        }
    }

    private Caller caller(JWTClaimsSet claims) {
        try {
            var now = clock.instant();
            var expires = claims.getExpirationTime();
            if (expires == null) {
                throw invalid();
            }
            if (!now.isBefore(expires.toInstant())) {
                throw new TokenRefused(Problem.expiredAccessToken());
            }
            var from = claims.getNotBeforeTime();
            if ((from != null && now.isBefore(from.toInstant()))
                    || !settings.issuer().equals(claims.getIssuer())
                    || !claims.getAudience().contains(audience)) {
                throw invalid();
            }
            var roles = words(claims.getClaim("roles"));
            var scopes = words(claims.getClaim("scope"));
            var party = text(claims.getStringClaim("party"));
            var organisation = text(claims.getStringClaim("organisation"));
            if (!settings.parties().contains(party)
                    || !settings.roles().containsAll(roles)
                    || !settings.scopes().containsAll(scopes)
                    || !ORGANISATION.matcher(organisation).matches()) {
                throw invalid();
            }
            return new Caller(
                    qualified(claims.getSubject()), qualified(client(claims)), party, organisation, roles, scopes);
        } catch (ParseException otherType) {
            throw invalid();
        }
    }

    /** OpenID Connect calls it {@code azp}; RFC 9068 and RFC 7662 call it {@code client_id}. */
    private static @Nullable String client(JWTClaimsSet claims) throws ParseException {
        var client = claims.getStringClaim("azp");
        return client == null ? claims.getStringClaim("client_id") : client;
    }

    private String qualified(@Nullable String name) {
        return settings.issuer() + "#" + text(name);
    }

    private static String text(@Nullable String claim) {
        if (claim == null || claim.isBlank()) {
            throw invalid();
        }
        return claim;
    }

    /** A list of words, or words with spaces between them. */
    private static Set<String> words(@Nullable Object claim) {
        var words = new HashSet<String>();
        switch (claim) {
            case null -> {}
            case String text -> words.addAll(Arrays.asList(text.strip().split("\\s+")));
            case Collection<?> list -> list.forEach(word -> words.add(String.valueOf(word)));
            default -> throw invalid();
        }
        words.remove("");
        return words;
    }

    private static TokenRefused invalid() {
        return new TokenRefused(Problem.invalidAccessToken());
    }

    private static TokenRefused unreachable() {
        return new TokenRefused(Problem.unavailable("Het toegangstoken kan nu niet worden nagegaan"));
    }
}
