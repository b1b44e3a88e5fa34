package eu.akkoord.platform.security;

import eu.akkoord.platform.core.problem.Problem;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/** A token was not believed, or could not be checked. */
public final class TokenRefused extends OAuth2AuthenticationException {
    private final transient Problem problem;

    TokenRefused(Problem problem) {
        super(new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST), problem.getDetail());
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
        return new TokenRefused(Problem.unavailable("token.unverifiable"));
    }

    /** Refuses because deputations cannot be looked up now. */
    public static TokenRefused unknownDeputy() {
        return new TokenRefused(Problem.unavailable("token.deputyUnverifiable"));
    }

    /** Refuses because it cannot be looked up now whether the party acts for itself. */
    public static TokenRefused unknownParty() {
        return new TokenRefused(Problem.unavailable("token.partyUnverifiable"));
    }

    public Problem problem() {
        return problem;
    }
}
