package eu.akkoord.platform.core.authority;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
 * @param deputation id of the deputation by which this is a coordinator; absent for who is one, and for who is none
 */
public record Caller(
        String subject,
        String client,
        String party,
        String organisation,
        Set<String> roles,
        Set<String> scopes,
        @Nullable String deputation) {
    /** The role that may show something to more, and give it away. */
    public static final String COORDINATOR = "coordinator";

    /** The role that sees what was done, and nothing else by it. */
    public static final String AUDITOR = "auditor";

    /** The role of those who run the system. */
    public static final String OPERATOR = "operator";

    /** Begins the code of a party that is not recognised: no party has such a code, so no rule takes it for one. */
    private static final String UNRECOGNISED = "?";

    public Caller {
        roles = withImplied(roles);
        scopes = Set.copyOf(scopes);
    }

    /** One who stands in for nobody, as far as the token itself says. */
    public Caller(
            String subject, String client, String party, String organisation, Set<String> roles, Set<String> scopes) {
        this(subject, client, party, organisation, roles, scopes, null);
    }

    /** The same officer, who stands in for a coordinator. */
    public Caller standingIn(String deputation) {
        var more = new HashSet<>(roles);
        more.add(COORDINATOR);
        return new Caller(subject, client, party, organisation, more, scopes, deputation);
    }

    /** The same, of a party that nobody of its own has taken over: what is open to everybody is open, and nothing of that party is. */
    public Caller unrecognised() {
        return with(UNRECOGNISED + party);
    }

    /** The same, of the party that the token says. */
    public Caller recognised() {
        return isRecognised() ? this : with(party.substring(UNRECOGNISED.length()));
    }

    /** Tells whether the party that the token says acts for itself. */
    public boolean isRecognised() {
        return !party.startsWith(UNRECOGNISED);
    }

    private Caller with(String code) {
        return new Caller(subject, client, code, organisation, roles, scopes, deputation);
    }

    /** Tells whether this is an officer who may turn out to stand in for a coordinator. */
    public boolean mayStandIn() {
        return roles.contains("officer") && !roles.contains(COORDINATOR);
    }

    /** Tells whether this is a person who works here, and no partner agency's client. */
    public boolean isStaff() {
        return !roles.isEmpty();
    }

    /** Tells whether this is a coordinator of a party. */
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
