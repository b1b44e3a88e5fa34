package eu.akkoord.dossiers.visit.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.akkoord.dossiers.visit.Slip;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.web.PeriodView;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One move of the period of a visit.
 *
 * @param daysGainedEarliest the same as {@code daysLaterEarliest}, by the name it had before
 * @param daysGainedLatest the same as {@code daysLaterLatest}, by the name it had before
 */
record SlipView(
        @JsonIgnore long revision,
        URI href,
        String kind,
        PeriodView from,
        PeriodView to,
        LocalDate occurred,
        Instant registered,
        @Nullable Integer daysLaterEarliest,
        @Nullable Integer daysLaterLatest,
        @Nullable Integer daysGainedEarliest,
        @Nullable Integer daysGainedLatest) {
    static SlipView of(String id, Slip slip, Links links) {
        return new SlipView(
                slip.revision(),
                links.toEvent("visits", id, slip.revision()),
                slip.kind().name().toLowerCase(Locale.ROOT),
                PeriodView.of(slip.from()),
                PeriodView.of(slip.to()),
                slip.occurred(),
                slip.registered(),
                slip.daysLaterEarliest(),
                slip.daysLaterLatest(),
                slip.daysLaterEarliest(),
                slip.daysLaterLatest());
    }
}
