package eu.akkoord.agreements.agreement;

import eu.akkoord.platform.core.facts.Code;

/**
 * The offer that a party joins an agreement.
 *
 * @param party its code
 */
public record Joining(@Code String party) {
    /** Its kind. */
    static final String KIND = "joining";
}
