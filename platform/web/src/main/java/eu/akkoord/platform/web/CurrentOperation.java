package eu.akkoord.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The request that this thread answers. */
public final class CurrentOperation {
    private CurrentOperation() {}

    /** As the contract writes it, such as {@code GET /notes/{noteId}}; null outside a request. */
    public static @Nullable String name() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? ContractFilter.operation(current.getRequest())
                : null;
    }

    /**
     * Tells whether this is the first time that a mark is set in this request; outside a request it always is.
     *
     * @param mark for instance the name of something that is to be done once
     */
    public static boolean first(String mark) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current)) {
            return true;
        }
        var name = CurrentOperation.class.getName() + " " + mark;
        boolean first = current.getRequest().getAttribute(name) == null;
        current.getRequest().setAttribute(name, true);
        return first;
    }
}
