package eu.akkoord.platform.desk.consent;

import eu.akkoord.platform.store.Forms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The published form of offers. */
public final class OfferForms {
    static final String NAME = "offers";

    private OfferForms() {}

    /**
     * Tells of an offer in an event: its kind and whose it is, and how it was answered where that is what happened. Content and
     * reasons are free text or lead to it, and stay out.
     *
     * @param answer absent when the offer is made
     * @param answerer code of the party that answered; absent when the offer lapsed
     */
    public static Map<String, Object> told(Offer<?> offer, @Nullable Outcome answer, @Nullable String answerer) {
        var told = new LinkedHashMap<String, Object>();
        told.put("id", offer.id());
        told.put("kind", offer.kind());
        told.put("from", offer.from());
        told.put("awaits", List.copyOf(offer.awaits()));
        var ended = offer.ended();
        told.put("status", ended == null ? Offer.OPEN : ended.how().word());
        Forms.put(told, "answer", answer == null ? null : answer.word());
        Forms.put(told, "answeredBy", answerer);
        return told;
    }
}
