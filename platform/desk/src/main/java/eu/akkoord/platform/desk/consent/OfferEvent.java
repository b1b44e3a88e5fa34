package eu.akkoord.platform.desk.consent;

import eu.akkoord.platform.core.change.DomainEvent;
import org.jspecify.annotations.Nullable;

/** The making, the answering or the lapse of an offer. */
public interface OfferEvent extends DomainEvent {
    /** The offer as it is after that. */
    Offer<?> offer();

    @Override
    default String offerId() {
        return offer().id();
    }

    @Override
    default @Nullable String offeredBecause() {
        return offer().reason();
    }
}
