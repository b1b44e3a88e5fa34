package eu.akkoord.platform.desk.consent;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.facts.Code;

/**
 * The party and organisation that make or answer an offer, visible to everyone it concerns.
 *
 * @param party its code
 * @param organisation id of the organisation within that party
 */
public record Side(@Code String party, @Code String organisation) {
    public static Side of(Caller caller) {
        return new Side(caller.party(), caller.organisation());
    }
}
