package eu.akkoord.agreements.party;

import eu.akkoord.platform.core.facts.Code;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An authority of a party. Once registered it stays: what it owns and what it was given names it. It ends with a successor, which from
 * then on reads and writes by what the ended one was given.
 *
 * @param id unique within its party
 * @param ovo number in the Flemish register of organisations
 * @param kbo Belgian enterprise number
 * @param oin Dutch identification number of organisations
 * @param ended the day on which it ended; absent while it goes on
 * @param successor id of the organisation of the same party that goes on for it; given together with the day
 */
public record Organisation(
        @Code String id,
        String name,
        @Nullable @Code String ovo,
        @Nullable @Code String kbo,
        @Nullable @Code String oin,
        @Nullable LocalDate ended,
        @Nullable @Code String successor) {
    /** Tells whether it ended as another says that it did. */
    boolean endedAs(Organisation other) {
        return Objects.equals(ended, other.ended) && Objects.equals(successor, other.successor);
    }
}
