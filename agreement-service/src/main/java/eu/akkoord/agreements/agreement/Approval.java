package eu.akkoord.agreements.agreement;

import java.time.LocalDate;

/**
 * A treaty approved by one of its parties.
 *
 * @param party its code
 * @param on the day of the approval
 */
public record Approval(String party, LocalDate on) {}
