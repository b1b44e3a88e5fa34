package eu.akkoord.agreements.commitment.web;

import eu.akkoord.agreements.commitment.Evidence;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Evidence that a commitment was kept. */
record FulfilmentBody(Document evidence) {
    record Document(String title, URI href, LocalDate date) {}

    /** @param id of the fulfilment */
    Evidence evidence(String id) {
        return new Evidence(id, evidence.title(), evidence.href(), evidence.date());
    }

    /** A fulfilment as it was registered. */
    record Registered(
            Evidence evidence, LocalDate occurred, @Nullable String reason, Instant registered) {}
}
