package eu.akkoord.platform.web;

import eu.akkoord.platform.core.authority.Caller;

/** A log, for auditors, of what operators do and of refusals at the door. */
public interface DoorLog {
    /** A log for services that record nothing. */
    DoorLog NONE = new DoorLog() {
        @Override
        public void operated(Caller operator, String operation, String collection, String thing) {
            // nobody asks later
        }

        @Override
        public void refused(Caller caller, String operation) {
            // nobody asks later
        }
    };

    /**
     * Returns once it is logged that an operator is about to change something.
     *
     * @param operation as the contract writes it
     * @param collection the first word of the path
     * @param thing its first id
     * @throws RuntimeException when it could not be logged: nothing may be done then
     */
    void operated(Caller operator, String operation, String collection, String thing);

    /** Takes note of an answer 403; never fails, and never costs more than one entry at once. */
    void refused(Caller caller, String operation);
}
