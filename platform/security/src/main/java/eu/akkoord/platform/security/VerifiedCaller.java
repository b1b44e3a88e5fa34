package eu.akkoord.platform.security;

import eu.akkoord.platform.core.authority.Caller;
import java.time.Instant;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Spring Security's view of a {@link Caller} whose token was verified; hides the token. */
public final class VerifiedCaller extends AbstractAuthenticationToken {
    private final transient Caller caller;
    private final transient Instant expires;

    /** @param expires when the token no longer holds, and an answer that lasts has to end */
    public VerifiedCaller(Caller caller, Instant expires) {
        super(List.of());
        this.caller = caller;
        this.expires = expires;
        setAuthenticated(true);
    }

    /** Returns when the token no longer holds. */
    public Instant expires() {
        return expires;
    }

    /** The same officer, who stands in for a coordinator. */
    public VerifiedCaller standingIn(String deputation) {
        return new VerifiedCaller(caller.standingIn(deputation), expires);
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
