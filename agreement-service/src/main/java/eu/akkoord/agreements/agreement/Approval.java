package eu.akkoord.agreements.agreement;

import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.EncodedAs;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A treaty approved by one of its parties.
 *
 * @param party its code
 * @param on the day of the approval
 * @param stated present when another party said so
 */
public record Approval(
        @Code String party,
        LocalDate on,

        @Nullable
        @EncodedAs(
                value = {"statedBy", "source"},
                inPlace = true)
        StatedFact stated) {}
