package eu.akkoord.platform.security;

import eu.akkoord.platform.web.Problem;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/** A token was not believed, or could not be checked. */
final class TokenRefused extends OAuth2AuthenticationException {
    private final transient Problem problem;

    TokenRefused(Problem problem) {
        super(new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST), problem.detail());
        this.problem = problem;
    }

    static TokenRefused invalid() {
        return new TokenRefused(Problem.invalidAccessToken());
    }

    static TokenRefused expired() {
        return new TokenRefused(Problem.expiredAccessToken());
    }

    /** Its issuer cannot be asked now: our trouble, and not the caller's. */
    static TokenRefused unchecked() {
        return new TokenRefused(Problem.unavailable("Het toegangstoken kan nu niet worden nagegaan"));
    }

    Problem problem() {
        return problem;
    }
}
