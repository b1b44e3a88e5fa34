package eu.akkoord.platform.web;

import eu.akkoord.platform.security.Caller;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who may call an operation. Staff need its role, and its scopes for staff; a client of a partner agency needs its scopes
 * for partners. What an operation does not name is closed: one that names neither is closed to all.
 *
 * @param open whether anyone may, without a token
 * @param role the role that staff need ({@code x-role}); empty when staff may not
 * @param staffScopes the scopes that staff need beside it (the first alternative of {@code security})
 * @param partnerScopes the scopes that a partner's client needs ({@code x-scopes}); empty when partners may not
 */
public record Admission(boolean open, String role, Set<String> staffScopes, Set<String> partnerScopes) {
    public Admission {
        staffScopes = Set.copyOf(staffScopes);
        partnerScopes = Set.copyOf(partnerScopes);
    }

    /** @param security the operation's own, or else the whole document's */
    static Admission of(JsonNode operation, JsonNode security) {
        return new Admission(
                security.isArray() && security.isEmpty(),
                operation.path("x-role").asString(""),
                texts(security.at("/0/Oauth")),
                texts(operation.path("x-scopes")));
    }

    /** Why this caller may not; empty for one who may. */
    Optional<Problem> refusal(@Nullable Caller caller) {
        if (open) {
            return Optional.empty();
        }
        if (caller == null) {
            return Optional.of(Problem.noAccessToken());
        }
        var scopes = caller.isStaff() ? staffScopes : partnerScopes;
        var admitted = caller.isStaff() ? caller.roles().contains(role) : !partnerScopes.isEmpty();
        if (!admitted) {
            return Optional.of(Problem.missingPermission("Hiervoor is een andere rol nodig"));
        }
        return caller.scopes().containsAll(scopes) ? Optional.empty() : Optional.of(Problem.missingScope(scopes));
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new TreeSet<String>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }
}
