package eu.akkoord.platform.core.change;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Event of an aggregate. */
public interface DomainEvent {
    /** The day it happened, in Europe/Brussels. */
    LocalDate occurred();

    /**
     * Returns the id of the offer that it makes or answers, whatever is published of it: the reason is for those alone whom the offer is
     * shown to. Absent for any other event.
     */
    default @Nullable String offerId() {
        return null;
    }

    /** Returns why it happened, where that was said before: with the offer that it is the answer to. Absent for any other event. */
    default @Nullable String offeredBecause() {
        return null;
    }
}
