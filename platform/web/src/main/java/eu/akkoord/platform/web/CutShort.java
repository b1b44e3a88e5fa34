package eu.akkoord.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * The end of an answer that fails after its first bytes were sent: the connector closes the connection, so that nobody takes half a file for
 * a whole one. No problem can be sent any more.
 */
final class CutShort implements HandlerExceptionResolver, Ordered {
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (response.isCommitted()) {
            throw new Failure(failure);
        }
        return null;
    }

    /** Tells whether this is why a request failed. */
    static boolean isCause(Exception failure) {
        return failure.getCause() instanceof Failure;
    }

    private static final class Failure extends UncheckedIOException {
        Failure(Exception cause) {
            super(new IOException("An answer was cut short", cause));
        }
    }
}
