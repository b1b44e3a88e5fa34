package eu.akkoord.platform.security;

import com.nimbusds.jwt.SignedJWT;
import eu.akkoord.platform.web.Problem;
import java.text.ParseException;
import java.util.Map;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Verifies a token by the keys of the issuer it names, and by no others. */
final class TokenCheck implements AuthenticationManager {
    private final Map<String, TrustedIssuer> issuers;

    TokenCheck(Map<String, TrustedIssuer> issuers) {
        this.issuers = Map.copyOf(issuers);
    }

    @Override
    public Authentication authenticate(Authentication claimed) {
        if (!(claimed instanceof BearerTokenAuthenticationToken bearer)) {
            throw new TokenRefused(Problem.invalidAccessToken());
        }
        try {
            var token = SignedJWT.parse(bearer.getToken());
            var name = token.getJWTClaimsSet().getIssuer();
            var issuer = name == null ? null : issuers.get(name);
            if (issuer == null) {
                throw new TokenRefused(Problem.invalidAccessToken());
            }
            return new VerifiedCaller(issuer.verify(token));
        } catch (ParseException | IllegalArgumentException noSignedToken) {
            throw new TokenRefused(Problem.invalidAccessToken());
        }
    }
}
