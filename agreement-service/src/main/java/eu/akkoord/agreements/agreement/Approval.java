package eu.akkoord.agreements.agreement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A treaty approved by one of its parties.
 *
 * @param party its code
 * @param on the day of the approval
 * @param stated present when another party said so
 */
public record Approval(String party, LocalDate on, @Nullable Stated stated) {}
