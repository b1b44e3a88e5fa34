package eu.akkoord.agreements.commitment;

import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.Facts;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The document that shows that a commitment was kept.
 *
 * @param id of the fulfilment that brought it
 * @param href where it can be read
 * @param date the day it bears
 */
public record Evidence(@Code String id, String title, URI href, LocalDate date) {
    private static final Facts<Evidence> FORM = Facts.of(Evidence.class);

    /** Reads what a writer gives of it, under the id of its fulfilment. */
    static Evidence of(String id, Map<?, ?> said) {
        var all = new LinkedHashMap<Object, Object>(said);
        all.put("id", id);
        return FORM.read(all);
    }

    /** @throws Refusal.Contradiction when no such document can exist yet */
    void refuseDatedAfter(LocalDate today) {
        if (date.isAfter(today)) {
            throw new Refusal.Contradiction(new Fault("/evidence/date", date.toString(), "evidence.inFuture"));
        }
    }
}
