package eu.akkoord.dossiers.access.http;

import eu.akkoord.dossiers.access.Origin;
import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.web.peer.Peer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Asks the owner of agreements whether the caller's party has joined again what it had left, before the request is answered. A topic
 * alone opens nothing to it, and a service that follows topics has no token to ask with; the first of those who would read by it has one.
 */
@Component
class RejoinCheck implements HandlerInterceptor, WebMvcConfigurer {
    private static final Logger LOG = LoggerFactory.getLogger(RejoinCheck.class);
    private static final String READING = "akkoord:read";

    /** Nobody waits for an owner that has just been silent. */
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    /** Questions that one request waits for; the next request asks what is left. */
    private static final int MOST_AT_ONCE = 3;

    private final Agreements agreements;
    private final Origin origin;
    private final NegativeAnswers refused = new NegativeAnswers(System::nanoTime);
    private final AtomicLong silent = new AtomicLong(System.nanoTime() - PAUSE);

    RejoinCheck(Agreements agreements, Origin origin) {
        this.agreements = agreements;
        this.origin = origin;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getUserPrincipal() instanceof Authentication who
                && who.getPrincipal() instanceof Caller caller
                && caller.scopes().contains(READING)
                && System.nanoTime() - silent.get() >= PAUSE) {
            confirm(caller.party());
        }
        return true;
    }

    private void confirm(String party) {
        var unconfirmed = new ArrayList<>(agreements.unconfirmed(party).entrySet());
        // so that none waits forever behind others of which the owner says no again and again
        Collections.shuffle(unconfirmed);
        int asked = 0;
        try {
            for (var told : unconfirmed) {
                if (asked < MOST_AT_ONCE
                        && refused.ask(told.getKey(), told.getValue(), () -> hasJoined(told.getKey(), party))) {
                    asked++;
                }
            }
        } catch (Peer.Silent unanswered) {
            silent.set(System.nanoTime());
            LOG.warn("Nobody confirms that {} has joined again: {}", party, unanswered.getMessage());
        }
    }

    private boolean hasJoined(String id, String party) {
        origin.parties(id).ifPresent(joined -> agreements.confirm(id, joined));
        return !agreements.unconfirmed(party).containsKey(id);
    }
}
