package eu.akkoord.platform.desk;

import eu.akkoord.platform.security.Caller;
import java.util.Map;

/** Keeps, for auditors, what no history tells: that somebody is shown something, or asks something to be done that belongs to it. */
public interface Trail {
    /** Where nothing is confidential. */
    Trail NONE = new Trail() {
        @Override
        public void shown(Caller caller, String collection, Map<String, Long> things) {
            // nothing is confidential
        }

        @Override
        public void asked(Caller caller, String collection, Map<String, Long> things) {
            // nothing is confidential
        }
    };

    /**
     * Returns once it is kept that the caller is shown things.
     *
     * @param things ids with revisions, at least one
     * @throws RuntimeException when it could not be kept: nothing may be shown then
     */
    void shown(Caller caller, String collection, Map<String, Long> things);

    /**
     * Returns once it is kept that the caller asks for what no history tells; what that is, is what is asked of the API.
     *
     * @param things ids with revisions, at least one; 0 for what has none
     * @throws RuntimeException when it could not be kept: nothing may be done then
     */
    void asked(Caller caller, String collection, Map<String, Long> things);
}
