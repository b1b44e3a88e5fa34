package eu.akkoord.platform.consent;

import eu.akkoord.platform.store.Forms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Offers as they are stored and told. */
public final class OfferForms {
    private static final String NAME = "offers";

    private OfferForms() {}

    /** Puts the offers into the stored state of the thing they are about; nothing when there are none. */
    public static <C> void put(Document state, Offers<C> offers, Function<C, Document> content) {
        if (!offers.all().isEmpty()) {
            state.append(
                    NAME,
                    offers.all().stream().map(offer -> stored(offer, content)).toList());
        }
    }

    /** The offers in a stored state. */
    public static <C> Offers<C> read(Document state, Function<Document, C> content) {
        var all = new ArrayList<Offer<C>>();
        Forms.documents(state, NAME).forEach(stored -> all.add(offer(stored, content)));
        return new Offers<>(all);
    }

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

    private static <C> Document stored(Offer<C> offer, Function<C, Document> content) {
        var stored = new Document("id", offer.id())
                .append("kind", offer.kind())
                .append("by", written(offer.by()))
                .append("awaits", List.copyOf(offer.awaits()))
                .append("accepted", List.copyOf(offer.accepted()))
                .append("content", content.apply(offer.content()))
                .append("made", offer.made().toString())
                .append("lapses", offer.lapses().toString());
        Forms.put(stored, "reason", offer.reason());
        var ended = offer.ended();
        if (ended != null) {
            var how = new Document("how", ended.how().word())
                    .append("on", ended.on().toString());
            Forms.put(how, "by", ended.by() == null ? null : written(ended.by()));
            Forms.put(how, "reason", ended.reason());
            stored.append("ended", how);
        }
        return stored;
    }

    private static <C> Offer<C> offer(Document stored, Function<Document, C> content) {
        var ended = stored.get("ended", Document.class);
        return new Offer<>(
                stored.getString("id"),
                stored.getString("kind"),
                side(stored.get("by", Document.class)),
                new LinkedHashSet<>(Forms.texts(stored, "awaits")),
                new LinkedHashSet<>(Forms.texts(stored, "accepted")),
                content.apply(stored.get("content", Document.class)),
                stored.getString("reason"),
                LocalDate.parse(stored.getString("made")),
                LocalDate.parse(stored.getString("lapses")),
                ended == null ? null : ended(ended));
    }

    private static Offer.Ended ended(Document stored) {
        var by = stored.get("by", Document.class);
        return new Offer.Ended(
                Outcome.of(stored.getString("how")),
                by == null ? null : side(by),
                LocalDate.parse(stored.getString("on")),
                stored.getString("reason"));
    }

    private static Document written(Side side) {
        return new Document("party", side.party()).append("organisation", side.organisation());
    }

    private static Side side(Document stored) {
        return new Side(stored.getString("party"), stored.getString("organisation"));
    }
}
