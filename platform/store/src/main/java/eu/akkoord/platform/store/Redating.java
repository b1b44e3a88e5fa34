package eu.akkoord.platform.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A correction that is about to be registered.
 *
 * @param of the revision whose day it sets right
 * @param was that day until now
 * @param day that day from now on
 * @param places of that day, as that entry brought them
 * @param base the revision of the last change that is no correction
 * @param told whether the world was told of that change, and so may be told of its day
 */
record Redating(long of, LocalDate was, LocalDate day, List<String> places, long base, boolean told) {
    /** @param baseDay the day of the last change, as corrected */
    Corrections.Correction made(long by, Instant registered, LocalDate baseDay, String party) {
        return new Corrections.Correction(by, of, was, day, registered, places, base, baseDay, party);
    }
}
