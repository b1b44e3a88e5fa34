package eu.akkoord.platform.desk.consent;

import eu.akkoord.platform.core.change.CommonEvent;
import java.time.LocalDate;
import java.util.Map;

/** Somebody was asked to consent to something. */
public record OfferMade(LocalDate occurred, Offer<?> offer) implements OfferEvent, CommonEvent.Special {
    @Override
    public String type() {
        return "offered";
    }

    @Override
    public Map<String, ?> data() {
        return Map.of("offer", OfferForms.told(offer, null, null));
    }
}
