package eu.akkoord.platform.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/** Finds the token in the header {@code Authorization}, and nowhere else. */
final class BearerHeader implements BearerTokenResolver {
    /** The longest token, in characters; a longer one is not even looked into. */
    private static final int LONGEST = 8 * 1024;

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9-._~+/]+=*");

    /** Stands for what is no token, so that the one check of tokens refuses it. */
    private static final String UNREADABLE = "unreadable";

    private final Predicate<HttpServletRequest> open;

    BearerHeader(Predicate<HttpServletRequest> open) {
        this.open = open;
    }

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        if (open.test(request)) {
            return null;
        }
        var headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.size() > 1) {
            return UNREADABLE;
        }
        if (headers.isEmpty() || !headers.getFirst().regionMatches(true, 0, "Bearer", 0, "Bearer".length())) {
            return null;
        }
        var token = headers.getFirst().substring("Bearer".length()).strip();
        if (token.length() > LONGEST || !TOKEN.matcher(token).matches()) {
            return UNREADABLE;
        }
        return token;
    }
}
