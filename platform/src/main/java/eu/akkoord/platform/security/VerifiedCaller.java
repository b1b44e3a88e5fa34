package eu.akkoord.platform.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Spring Security's view of a {@link Caller} whose token was verified; keeps the token out of sight. */
final class VerifiedCaller extends AbstractAuthenticationToken {
    private final transient Caller caller;

    VerifiedCaller(Caller caller) {
        super(List.of());
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.subject();
    }
}
