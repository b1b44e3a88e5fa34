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
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** The public keys of one issuer, fetched when needed and kept for a while: say whether a token was signed by it. */
final class IssuerKeys {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
    private static final Duration HOLD = Duration.ofMinutes(5);
    private static final Duration OUTLAST_AN_OUTAGE = Duration.ofHours(4);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(2);
    private static final int FETCH_MILLIS = 2_000;
    private static final int LARGEST_KEY_SET = 256 * 1024;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private volatile boolean wereSeen;

    IssuerKeys(URI jwks) {
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source(jwks)));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        // the claims are checked by the issuer, against our clock and with our answers
        processor.setJWTClaimsSetVerifier(null);
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

    /** What the token says, once its signature is found to be right. */
    JWTClaimsSet verified(SignedJWT token) {
        try {
            var claims = processor.process(token, null);
            wereSeen = true;
            return claims;
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
