package eu.akkoord.platform.desk.consent;

import eu.akkoord.platform.store.HistoryRecord;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A filter of stored states for a party: as in representations, only the offers that it made or is asked to answer are left. The reason of
 * an offer or of an answer goes with the offer.
 */
public final class StoredOffers {
    private static final Set<String> SAID = Set.of("offered", "answered");

    /** Type of a change that makes or answers an offer above {@code partners}, or that an accepted wish becomes. */
    private static final Set<String> MAY_HIDE = Set.of("changed", "moved");

    private StoredOffers() {}

    /** Why a change was made, as far as a party may know. */
    public static @Nullable String reason(HistoryRecord<?> past, String party) {
        return isShown(past, party) ? past.reason() : null;
    }

    /**
     * Tells whether a party is shown the author and the reason of a change, under whatever type it was published: those of making or
     * answering an offer are for the author and those whom the offer is shown to.
     */
    public static boolean isShown(HistoryRecord<?> past, String party) {
        if (past.by().party().equals(party)) {
            return true;
        }
        var id = past.offer();
        if (id == null) {
            return isShownUnrecorded(past, party);
        }
        var meant = offers(past.stored()).stream()
                .filter(offer -> id.equals(offer.get("id")))
                .toList();
        return !meant.isEmpty() && meant.stream().allMatch(offer -> concerns(offer, party));
    }

    /** Of entries from before it was recorded which offer they are about: the offers are known that say the same. */
    private static boolean isShownUnrecorded(HistoryRecord<?> past, String party) {
        var reason = past.reason();
        boolean said = SAID.contains(past.type());
        if (reason == null || (!said && !MAY_HIDE.contains(past.type()))) {
            return true;
        }
        var offers = offers(past.stored());
        var saying = offers.stream().filter(offer -> says(offer, reason)).toList();
        if (!said) {
            return saying.stream().allMatch(offer -> concerns(offer, party));
        }
        // an answer that does not end the offer is not kept in it
        var meant = saying.isEmpty()
                ? offers.stream()
                        .filter(offer ->
                                codes(offer, "accepted").contains(past.by().party()))
                        .toList()
                : saying;
        return !meant.isEmpty() && meant.stream().allMatch(offer -> concerns(offer, party));
    }

    /** A state without the offers that a party is not shown. */
    public static Map<String, Object> shown(Map<String, Object> stored, String party) {
        var offers = offers(stored);
        if (offers.isEmpty()) {
            return stored;
        }
        var shown = new LinkedHashMap<>(stored);
        var theirs = offers.stream().filter(offer -> concerns(offer, party)).toList();
        if (theirs.isEmpty()) {
            shown.remove(OfferForms.NAME);
        } else {
            shown.put(OfferForms.NAME, theirs);
        }
        return shown;
    }

    private static List<Map<?, ?>> offers(Map<String, Object> stored) {
        return stored.get(OfferForms.NAME) instanceof Collection<?> offers
                ? offers.stream()
                        .filter(Map.class::isInstance)
                        .<Map<?, ?>>map(offer -> (Map<?, ?>) offer)
                        .toList()
                : List.of();
    }

    private static boolean says(Map<?, ?> offer, String reason) {
        return reason.equals(offer.get("reason"))
                || (offer.get("ended") instanceof Map<?, ?> ended && reason.equals(ended.get("reason")));
    }

    private static boolean concerns(Map<?, ?> offer, String party) {
        return codes(offer, "awaits").contains(party)
                || (offer.get("by") instanceof Map<?, ?> by && Objects.equals(by.get("party"), party));
    }

    private static Collection<?> codes(Map<?, ?> offer, String name) {
        return offer.get(name) instanceof Collection<?> codes ? codes : List.of();
    }
}
