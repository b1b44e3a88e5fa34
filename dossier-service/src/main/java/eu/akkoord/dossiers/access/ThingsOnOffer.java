package eu.akkoord.dossiers.access;

import eu.akkoord.platform.consent.Offer;
import eu.akkoord.platform.consent.Outcome;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.time.ChangeNote;
import java.time.LocalDate;
import java.util.List;

/** All things of one kind about which offers are made. */
public interface ThingsOnOffer {
    /** Their word in the URL, such as {@code dossiers}. */
    String collection();

    /**
     * An offer after a change of the thing.
     *
     * @param revision of the thing
     */
    record Standing(Offer<Offered> offer, long revision) {}

    /**
     * Makes an offer; the one that bears its id already is the answer to a repeated request.
     *
     * @param offer id of the offer
     */
    Standing offer(String id, String offer, Offered content, ChangeNote note, Caller by);

    /** Those that the reader's party made or is asked by, oldest first. */
    List<Offer<Offered>> offers(String id, Caller reader);

    /** Answers an offer, and makes what it offers come true when that is accepted by all. */
    Standing answer(String id, String offer, Outcome answer, ChangeNote note, Caller by);

    /** The day on which offers are looked at. */
    LocalDate today();
}
