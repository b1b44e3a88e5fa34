package eu.akkoord.platform.desk;

import eu.akkoord.platform.core.authority.Caller;
import java.util.Map;

/** A log, for auditors, of operations outside any history: somebody is shown something, or requests an operation on it. */
public interface Trail {
    /** A trail that logs nothing. */
    Trail NONE = new Trail() {
        @Override
        public void logShown(Caller caller, String collection, Map<String, Long> things) {
            // nothing is confidential
        }

        @Override
        public void logRequested(Caller caller, String collection, Map<String, Long> things) {
            // nothing is confidential
        }
    };

    /**
     * Returns once it is logged that the caller is shown things.
     *
     * @param things ids with revisions, at least one
     * @throws RuntimeException when it could not be logged: nothing may be shown then
     */
    void logShown(Caller caller, String collection, Map<String, Long> things);

    /**
     * Returns once it is logged that the caller requests an operation outside any history.
     *
     * @param things ids with revisions, at least one; 0 for a thing without a revision
     * @throws RuntimeException when it could not be logged: nothing may be done then
     */
    void logRequested(Caller caller, String collection, Map<String, Long> things);
}
