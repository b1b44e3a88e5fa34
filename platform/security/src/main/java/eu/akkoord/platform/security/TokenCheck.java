package eu.akkoord.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import eu.akkoord.platform.core.authority.Caller;
import java.text.ParseException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Believes a signed token by the keys of the issuer it names, and by no others; what is no JWT is shown to the one issuer that
 * says what opaque tokens mean. A token that has the form of a JWT is never shown to anyone.
 *
 * <p>A client shows the same token again and again. Who it speaks for and its signature are remembered; whether the issuer still
 * has the key, and whether what the token says still holds, is looked at each time.
 */
public final class TokenCheck {
    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private record Known(TrustedIssuer issuer, IssuerKeys.Signed signed, Caller caller) {
        Known(TrustedIssuer issuer, IssuerKeys.Signed signed) {
            this(issuer, signed, issuer.caller(signed.claims()));
        }
    }

    /** By the token. One is kept only after its signature was found to be right, so nobody fills this with what they made up. */
    private final Cache<String, Known> known = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterAccess(REMEMBERED)
            .build();

    private final Map<String, TrustedIssuer> issuers;
    private final @Nullable TrustedIssuer opaque;

    public TokenCheck(Collection<TrustedIssuer> issuers) {
        this.issuers = issuers.stream().collect(Collectors.toMap(TrustedIssuer::name, Function.identity()));
        this.opaque =
                issuers.stream().filter(TrustedIssuer::introspects).findFirst().orElse(null);
    }

    /**
     * Returns the caller with this token.
     *
     * @param address of the caller, to count requests by
     * @throws TokenRefused when the token is not trusted
     */
    public VerifiedCaller authenticate(Authentication claimed, String address) {
        if (!(claimed instanceof BearerTokenAuthenticationToken bearer)) {
            throw TokenRefused.invalid();
        }
        var token = bearer.getToken();
        var before = known.getIfPresent(token);
        if (before != null || hasFormOfJwt(token)) {
            var now = before == null ? verified(token) : still(before);
            if (!now.equals(before)) {
                known.put(token, now);
            }
            return new VerifiedCaller(
                    now.caller(), TrustedIssuer.expires(now.signed().claims()));
        }
        if (opaque == null) {
            throw TokenRefused.invalid();
        }
        return opaque.introspected(token, address);
    }

    /** Tells whether a subject, as {@link Caller#subject()} has it, is one that a trusted issuer can vouch for. */
    public boolean knows(String subject) {
        return issuers.keySet().stream().anyMatch(name -> subject.startsWith(name + "#"));
    }

    private static Known still(Known before) {
        var signed = before.issuer().still(before.signed());
        before.issuer().checkThatItHolds(signed.claims());
        return signed.equals(before.signed()) ? before : new Known(before.issuer(), signed);
    }

    private Known verified(String token) {
        try {
            var signed = SignedJWT.parse(token);
            var name = signed.getJWTClaimsSet().getIssuer();
            var issuer = name == null ? null : issuers.get(name);
            if (issuer == null) {
                throw TokenRefused.invalid();
            }
            return new Known(issuer, issuer.verified(signed));
        } catch (ParseException | IllegalArgumentException notSigned) {
            throw TokenRefused.invalid();
        }
    }

    /** Tells whether it begins with a header, be it that the rest is cut off, not signed, or encrypted. */
    private static boolean hasFormOfJwt(String token) {
        int dot = token.indexOf('.');
        if (dot < 0) {
            return false;
        }
        try {
            JSONObjectUtils.parse(new Base64URL(token.substring(0, dot)).decodeToString());
            return true;
        } catch (ParseException noHeader) {
            return false; // the parse is the question, its failure the answer
        }
    }
}
