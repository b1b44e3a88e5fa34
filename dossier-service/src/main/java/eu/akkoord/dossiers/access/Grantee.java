package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.security.Clearance;

/** Whom something is opened to. */
public sealed interface Grantee {
    record ToOrganisation(Organisation organisation) implements Grantee {}

    /** @param subject with its issuer, as a verified caller has it; never a name */
    record ToPerson(String subject) implements Grantee {}

    /** The token that opens it. */
    default String clearance() {
        return switch (this) {
            case ToOrganisation to -> Clearance.organisation(to.organisation.party(), to.organisation.organisation());
            case ToPerson to -> Clearance.person(to.subject);
        };
    }
}
