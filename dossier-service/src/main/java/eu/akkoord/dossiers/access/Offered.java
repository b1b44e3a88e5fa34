package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.consent.Offers;
import eu.akkoord.platform.time.Period;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** What can be offered about a dossier or a visit. */
public sealed interface Offered {
    /**
     * That another party owns it from then on.
     *
     * @param owner the organisation of the receiving party
     * @param keepGrants whether the grants to people of the giving party go on
     */
    record Ownership(Organisation owner, boolean keepGrants) implements Offered {}

    /** That a visit is held at another time. */
    record Moving(Period period) implements Offered {}

    /** The parties to which ownership is offered, each with the last day on which it can take it. */
    static Map<String, LocalDate> to(Offers<Offered> offers) {
        var open = new HashMap<String, LocalDate>();
        for (var offer : offers.all()) {
            if (offer.ended() == null && offer.content() instanceof Ownership) {
                offer.awaits()
                        .forEach(party ->
                                open.merge(party, offer.lapses(), (one, other) -> one.isAfter(other) ? one : other));
            }
        }
        return open;
    }

    /** As the kind of the offer is written. */
    default String kind() {
        return switch (this) {
            case Ownership ownership -> "ownership";
            case Moving moving -> "period";
        };
    }
}
