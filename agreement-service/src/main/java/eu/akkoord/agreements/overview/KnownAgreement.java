package eu.akkoord.agreements.overview;

import eu.akkoord.platform.core.time.Period;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An agreement after its last event.
 *
 * @param parties codes of the parties that have joined it
 * @param themes labels by code, in the order of the agreement
 * @param review when it is to be reviewed
 * @param over whether it has ended or was terminated
 * @param entered the day on which it was first registered; absent unless published
 */
public record KnownAgreement(
        Link link,
        Set<String> parties,
        Map<String, String> themes,
        @Nullable Period review,
        boolean over,
        @Nullable LocalDate entered) {
    /** One of which nobody has published when it was first registered. */
    public KnownAgreement(
            Link link, Set<String> parties, Map<String, String> themes, @Nullable Period review, boolean over) {
        this(link, parties, themes, review, over, null);
    }

    public KnownAgreement {
        parties = Set.copyOf(parties);
        themes = new LinkedHashMap<>(themes);
    }

    /** The same if a party had left it. */
    KnownAgreement without(String party) {
        var others = parties.stream().filter(one -> !one.equals(party)).collect(Collectors.toSet());
        return new KnownAgreement(link, others, themes, review, over, entered);
    }

    public String id() {
        return link.id();
    }
}
