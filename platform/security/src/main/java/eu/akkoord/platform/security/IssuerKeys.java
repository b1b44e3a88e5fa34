package eu.akkoord.platform.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The public keys of one issuer, fetched when needed and cached for a while: they verify the issuer's signatures. */
final class IssuerKeys {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
    private static final Duration HOLD = Duration.ofMinutes(5);
    private static final Duration OUTLAST_AN_OUTAGE = Duration.ofHours(4);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(2);
    private static final int FETCH_MILLIS = 2_000;
    private static final int LARGEST_KEY_SET = 256 * 1024;

    private final JWKSource<SecurityContext> keys;
    private final JOSEObjectTypeVerifier<SecurityContext> types;
    private volatile boolean wereSeen;

    /** @param type that its access tokens bear; null when they may bear the general one, or none */
    IssuerKeys(URI jwks, @Nullable String type) {
        keys = source(jwks);
        types = type == null
                ? new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null)
                : new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(type));
    }

    private static JWKSource<SecurityContext> source(URI jwks) {
        try {
            return JWKSourceBuilder.create(
                            jwks.toURL(), new DefaultResourceRetriever(FETCH_MILLIS, FETCH_MILLIS, LARGEST_KEY_SET))
                    .cache(HOLD.toMillis(), FETCH_MILLIS * 2L)
                    .refreshAheadCache(false)
                    .rateLimited(BETWEEN_FETCHES.toMillis())
                    .outageTolerant(OUTLAST_AN_OUTAGE.toMillis())
                    .build();
        } catch (MalformedURLException wrong) {
            throw new IllegalStateException("%s is no address of keys".formatted(jwks), wrong);
        }
    }

    /**
     * A token whose signature was found to be right.
     *
     * @param keys those of the issuer that could have signed it, as they were then
     */
    record Signed(SignedJWT token, List<JWK> keys, JWTClaimsSet claims) {}

    Signed verified(SignedJWT token) {
        return checked(() -> {
            if (!ALGORITHMS.contains(token.getHeader().getAlgorithm())) {
                throw TokenRefused.invalid();
            }
            var fitting = fitting(token);
            var claims = processor(fitting).process(token, null);
            wereSeen = true;
            return new Signed(token, fitting, claims);
        });
    }

    /** The same as long as the issuer has the same keys: its signature cannot have become wrong; otherwise verified anew. */
    Signed still(Signed before) {
        return checked(() -> fitting(before.token())).equals(before.keys()) ? before : verified(before.token());
    }

    private List<JWK> fitting(SignedJWT token) throws KeySourceException {
        return keys.get(new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader())), null);
    }

    private DefaultJWTProcessor<SecurityContext> processor(List<JWK> fitting) {
        var processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(ALGORITHMS, (wanted, none) -> wanted.select(new JWKSet(fitting))));
        processor.setJWSTypeVerifier(types);
        // the claims are checked by the issuer, against our clock and with our answers
        processor.setJWTClaimsSetVerifier(null);
        return processor;
    }

    /** A check that needs the issuer's keys. */
    @FunctionalInterface
    private interface Check<T> {
        T run() throws BadJOSEException, JOSEException;
    }

    private <T> T checked(Check<T> check) {
        try {
            return check.run();
        } catch (BadJOSEException notItsOwn) {
            throw TokenRefused.invalid();
        } catch (RateLimitReachedException asked) {
            // an unknown key id cannot make us ask the issuer again and again
            throw wereSeen ? TokenRefused.invalid() : TokenRefused.unchecked();
        } catch (KeySourceException unreachable) {
            throw TokenRefused.unchecked();
        } catch (JOSEException wrong) {
            throw TokenRefused.invalid();
        }
    }
}
