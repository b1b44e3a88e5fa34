package eu.akkoord.platform.security;

import eu.akkoord.platform.web.Problem;
import org.springframework.security.core.AuthenticationException;

/** A token was not believed, or could not be checked. */
final class TokenRefused extends AuthenticationException {
    private final transient Problem problem;

    TokenRefused(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
