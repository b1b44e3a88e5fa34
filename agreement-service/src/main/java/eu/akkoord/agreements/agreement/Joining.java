package eu.akkoord.agreements.agreement;

/**
 * The offer that a party joins an agreement.
 *
 * @param party its code
 */
public record Joining(String party) {
    /** Its kind. */
    static final String KIND = "joining";
}
