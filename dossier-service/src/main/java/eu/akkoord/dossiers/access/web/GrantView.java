package eu.akkoord.dossiers.access.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.dossiers.access.Grant;
import eu.akkoord.dossiers.access.Grantee;
import eu.akkoord.dossiers.access.Thing;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.link.Links;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A grant as an officer of the owner's party sees it.
 *
 * @param place its place among all that were ever given
 * @param subject of a person; absent when it is given to an organisation
 * @param by who gave it
 * @param withdrawn when and by whom; absent while it counts
 * @param occurred absent on the grant of whoever made the dossier or visit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GrantView(
        @JsonIgnore long place,
        URI href,
        String id,
        @Nullable String party,
        @Nullable String organisation,
        @Nullable String subject,
        @Nullable LocalDate occurred,
        @Nullable Instant registered,
        @Nullable String reason,
        @Nullable Organisation by,
        @Nullable Act withdrawn) {
    /** The withdrawal. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Act(
            LocalDate occurred,
            Instant registered,
            Organisation by,
            @Nullable String reason) {
        static @Nullable Act of(Grant.@Nullable Act act) {
            return act == null ? null : new Act(act.occurred(), act.registered(), act.by(), act.reason());
        }
    }

    static GrantView of(Thing thing, Grant grant, long place, Links links) {
        Organisation organisation = grant.to() instanceof Grantee.ToOrganisation to ? to.organisation() : null;
        var given = grant.given();
        return new GrantView(
                place,
                links.to(thing.collection(), thing.id(), "grants", grant.id()),
                grant.id(),
                grant.to().ofParty(),
                organisation == null ? null : organisation.organisation(),
                grant.to() instanceof Grantee.ToPerson to ? to.subject() : null,
                given == null ? null : given.occurred(),
                given == null ? null : given.registered(),
                given == null ? null : given.reason(),
                given == null ? null : given.by(),
                Act.of(grant.withdrawn()));
    }
}
