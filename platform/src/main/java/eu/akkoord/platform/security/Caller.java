package eu.akkoord.platform.security;

import java.util.Set;

/**
 * The one who calls, as a verified token says.
 *
 * @param subject pseudonymous id of the person or client ({@code sub}); shown to auditors only
 * @param client the OAuth client that called ({@code azp})
 * @param party code of the party the caller works for, such as {@code VL}
 * @param organisation id of the caller's organisation within that party
 * @param roles reader, officer, coordinator, auditor, operator
 */
public record Caller(String subject, String client, String party, String organisation, Set<String> roles) {
    public Caller {
        roles = Set.copyOf(roles);
    }
}
