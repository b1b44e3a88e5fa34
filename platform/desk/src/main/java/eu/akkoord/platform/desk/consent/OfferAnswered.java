package eu.akkoord.platform.desk.consent;

import eu.akkoord.platform.core.change.CommonEvent;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An offer was answered, or lapsed.
 *
 * @param offer as it is after the answer
 * @param by code of the party that answered; absent when it lapsed
 */
public record OfferAnswered(
        LocalDate occurred,
        Offer<?> offer,
        Outcome answer,
        @Nullable String by) implements OfferEvent, CommonEvent.Special {
    @Override
    public String type() {
        return "answered";
    }

    @Override
    public Map<String, ?> data() {
        return Map.of("offer", OfferForms.told(offer, answer, by));
    }
}
