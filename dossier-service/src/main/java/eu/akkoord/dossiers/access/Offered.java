package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.desk.consent.Offers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The content of an offer about a dossier or a visit. */
public sealed interface Offered {
    /**
     * A change of owner to another party.
     *
     * @param owner the organisation of the receiving party
     * @param keepGrants whether the grants to people of the giving party go on
     * @param sharedWith codes of the parties that it was shared with when it was taken over; absent until then, and where this was never
     *     recorded
     */
    record Ownership(
            Organisation owner,
            boolean keepGrants,
            @Nullable List<@Code String> sharedWith) implements Offered {
        public Ownership(Organisation owner, boolean keepGrants) {
            this(owner, keepGrants, null);
        }
    }

    /** A move of a visit's period. */
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

    /** Each time that a party gave it away, oldest first, as the offers say that were accepted. */
    static List<GivenAway> givenAway(Offers<Offered> offers) {
        var given = new ArrayList<GivenAway>();
        for (var offer : offers.all()) {
            if (offer.isAccepted() && offer.content() instanceof Ownership taken) {
                given.add(new GivenAway(
                        offer.id(), offer.from(), taken.owner().party(), taken.keepGrants(), taken.sharedWith()));
            }
        }
        return given;
    }

    /**
     * A party's giving something away.
     *
     * @param offer id of the offer by which it did
     * @param by code of the party that gave it
     * @param to code of the party that took it
     * @param keepGrants whether the grants to people of the giving party go on
     * @param sharedWith codes of the parties that it was shared with by then; absent where that was not recorded
     */
    record GivenAway(
            String offer,
            String by,
            String to,
            boolean keepGrants,
            @Nullable List<String> sharedWith) {
        public GivenAway {
            sharedWith = sharedWith == null ? null : List.copyOf(sharedWith);
        }
    }

    /** The content as it was offered, without what its being taken over has added. */
    default Offered asOffered() {
        return switch (this) {
            case Ownership ownership -> new Ownership(ownership.owner(), ownership.keepGrants());
            case Moving moving -> moving;
        };
    }

    /** As the kind of the offer is written. */
    default String kind() {
        return switch (this) {
            case Ownership ownership -> "ownership";
            case Moving moving -> "period";
        };
    }
}
