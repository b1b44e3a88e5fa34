package eu.akkoord.platform.desk;

import eu.akkoord.platform.security.Caller;
import java.util.Map;

/** Keeps, for auditors, what no history tells: that somebody is shown something, or does something that belongs to it. */
@FunctionalInterface
public interface Trail {
    /** Where nothing is confidential. */
    Trail NONE = (caller, collection, things) -> {};

    /**
     * Returns once it is kept; what happens is what the caller has asked of the API.
     *
     * @param things ids with revisions, at least one
     * @throws RuntimeException when it could not be kept: nothing may be shown or done then
     */
    void keep(Caller caller, String collection, Map<String, Long> things);
}
