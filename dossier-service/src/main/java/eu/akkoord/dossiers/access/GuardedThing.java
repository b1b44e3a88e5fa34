package eu.akkoord.dossiers.access;

import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.DomainEvent;
import eu.akkoord.platform.desk.consent.Offer;
import eu.akkoord.platform.desk.consent.Offers;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A dossier or a visit: grants are given on it, and offers are made about it.
 *
 * @param <A> the thing
 * @param <E> its domain event
 * @param <F> its facts
 */
public interface GuardedThing<A, E extends DomainEvent, F> {
    F facts();

    Offers<Offered> offers();

    /** Returns the properties that guard it. */
    Guarded guarded();

    /** Adds an offer about it. */
    Change<A, E> offer(Offer<Offered> offer, LocalDate occurred, LocalDate today);

    /**
     * Tells of something that was done to the recoveries on it, which stand with its grants.
     *
     * @return null where more than the holders of a grant would be told
     */
    @Nullable
    Change<A, E> note(LocalDate occurred);
}
