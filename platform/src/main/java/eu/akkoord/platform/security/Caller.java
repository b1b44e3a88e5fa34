package eu.akkoord.platform.security;

import java.util.HashSet;
import java.util.Set;

/**
 * The one who calls, as a verified token says. Staff have roles; a client of a partner agency has none, and may what its
 * scopes say.
 *
 * @param subject pseudonymous id of the person or client: the issuer, a {@code #} and its {@code sub}, since two issuers may
 *     use the same one; shown to auditors only
 * @param client the OAuth client that called: the issuer, a {@code #} and its {@code azp}
 * @param party code of the party the caller works for, such as {@code VL}
 * @param organisation id of the caller's organisation within that party
 * @param roles reader, officer, coordinator, auditor, operator; a coordinator is an officer too, and an officer a reader
 * @param scopes what the client may do on behalf of whoever uses it
 */
public record Caller(
        String subject, String client, String party, String organisation, Set<String> roles, Set<String> scopes) {
    /** The role that may show something to more, and give it away. */
    public static final String COORDINATOR = "coordinator";

    public Caller {
        roles = withImplied(roles);
        scopes = Set.copyOf(scopes);
    }

    /** Whether this is a person who works here, and no partner agency's client. */
    public boolean isStaff() {
        return !roles.isEmpty();
    }

    /** Whether this is a coordinator of a party. */
    public boolean coordinates(String code) {
        return party.equals(code) && roles.contains(COORDINATOR);
    }

    private static Set<String> withImplied(Set<String> given) {
        var roles = new HashSet<>(given);
        if (roles.contains(COORDINATOR)) {
            roles.add("officer");
        }
        if (roles.contains("officer")) {
            roles.add("reader");
        }
        return Set.copyOf(roles);
    }
}
