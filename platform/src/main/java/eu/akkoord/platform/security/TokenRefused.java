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

    Problem problem() {
        return problem;
    }
}
