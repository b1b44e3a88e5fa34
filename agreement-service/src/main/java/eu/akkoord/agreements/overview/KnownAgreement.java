package eu.akkoord.agreements.overview;

import eu.akkoord.platform.time.Period;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as its last event told it.
 *
 * @param parties codes of the parties it binds
 * @param themes labels by code, in the order of the agreement
 * @param review when it is to be reviewed
 * @param over whether it has ended or was terminated
 */
public record KnownAgreement(
        Link link,
        Set<String> parties,
        Map<String, String> themes,
        @Nullable Period review,
        boolean over) {
    public KnownAgreement {
        parties = Set.copyOf(parties);
        themes = new LinkedHashMap<>(themes);
    }

    public String id() {
        return link.id();
    }
}
