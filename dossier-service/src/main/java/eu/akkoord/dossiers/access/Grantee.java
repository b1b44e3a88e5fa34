package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.authority.Clearance;
import org.jspecify.annotations.Nullable;

/** The receiver of a grant. */
public sealed interface Grantee {
    record ToOrganisation(Organisation organisation) implements Grantee {}

    /**
     * Somebody, as long as that person works for a party.
     *
     * @param subject with its issuer, as a verified caller has it; never a name
     * @param party code of that party; absent on what was given before it was recorded
     */
    record ToPerson(String subject, @Nullable String party) implements Grantee {}

    /** The token that opens it. */
    default String clearance() {
        return switch (this) {
            case ToOrganisation to -> Clearance.organisation(to.organisation.party(), to.organisation.organisation());
            case ToPerson to ->
                to.party == null ? Clearance.person(to.subject) : Clearance.person(to.subject, to.party);
        };
    }

    /** Code of the party that the grantee is of; absent where that was not recorded. */
    default @Nullable String ofParty() {
        return switch (this) {
            case ToOrganisation to -> to.organisation.party();
            case ToPerson to -> to.party;
        };
    }
}
