package eu.akkoord.agreements.commitment;

import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.facts.Code;
import java.net.URI;
import java.time.LocalDate;

/**
 * The document that shows that a commitment was kept.
 *
 * @param id of the fulfilment that brought it
 * @param href where it can be read
 * @param date the day it bears
 */
public record Evidence(@Code String id, String title, URI href, LocalDate date) {
    /** @throws Refusal.Contradiction when no such document can exist yet */
    void refuseDatedAfter(LocalDate today) {
        if (date.isAfter(today)) {
            throw new Refusal.Contradiction(new Fault("/evidence/date", date.toString(), "evidence.inFuture"));
        }
    }
}
