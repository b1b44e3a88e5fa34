package eu.akkoord.platform.security;

import eu.akkoord.platform.core.authority.Caller;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Spring Security's view of a {@link Caller} whose token was verified; hides the token. */
public final class VerifiedCaller extends AbstractAuthenticationToken {
    private final transient Caller caller;

    public VerifiedCaller(Caller caller) {
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
