package eu.akkoord.dossiers.visit;

import eu.akkoord.dossiers.party.Organisation;
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
        String kind,
        @Nullable SiteHost host,
        @Nullable String place) {
    /**
     * Who receives at a site.
     *
     * @param name as the public record gives it
     * @param organisation where it is one of a party's organisations
     */
    public record SiteHost(String name, @Nullable Organisation organisation) {}
}
