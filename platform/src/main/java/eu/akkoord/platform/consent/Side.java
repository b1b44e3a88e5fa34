package eu.akkoord.platform.consent;

import eu.akkoord.platform.security.Caller;

/**
 * The one who makes or answers an offer, as everyone it concerns may know.
 *
 * @param party its code
 * @param organisation id of the organisation within that party
 */
public record Side(String party, String organisation) {
    public static Side of(Caller caller) {
        return new Side(caller.party(), caller.organisation());
    }
}
