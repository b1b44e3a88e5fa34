package eu.akkoord.dossiers.visit;

import eu.akkoord.platform.core.facts.ApiName;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.time.Hours;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * One item of a visit's programme.
 *
 * @param kind session, siteVisit or other
 * @param host who receives on the spot
 */
public record ProgrammeItem(
        @Nullable LocalDate date,
        @Nullable LocalTime startTime,
        @Nullable LocalTime endTime,
        String title,
        @Code String kind,
        @Nullable SiteHost host,
        @Nullable String place) {
    /** Returns its hours; null where no start is named. An end that is no later than the start is on the next day. */
    public @Nullable Hours hours() {
        return Hours.of(startTime, endTime);
    }

    /** Its time and place, as calendars show them. */
    record Scheduled(
            @Nullable LocalDate date,
            @Nullable LocalTime startTime,
            @Nullable LocalTime endTime,
            @Nullable String place) {}

    Scheduled scheduled() {
        return new Scheduled(date, startTime, endTime, place);
    }

    /**
     * The host at a site.
     *
     * @param name as the public record gives it
     * @param organisation where it is one of a party's organisations
     */
    public record SiteHost(String name, @Nullable Seat organisation) {}

    /**
     * Organisation of a party, as a programme names it.
     *
     * @param party code of the party
     * @param organisation id within that party
     */
    public record Seat(
            @Code String party, @ApiName("id") @Code String organisation) {}
}
