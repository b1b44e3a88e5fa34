package eu.akkoord.platform.web;

import eu.akkoord.platform.security.Caller;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
 * @param collectionScopes the scopes that a partner's client needs besides, by the collection with which an id in the path begins
 *     ({@code x-collection-scopes})
 */
public record Admission(
        boolean open,
        String role,
        Set<String> staffScopes,
        Set<String> partnerScopes,
        Map<String, Set<String>> collectionScopes) {
    public Admission {
        staffScopes = Set.copyOf(staffScopes);
        partnerScopes = Set.copyOf(partnerScopes);
        collectionScopes = Map.copyOf(collectionScopes);
    }

    /** @param security the operation's own, or else the whole document's */
    static Admission of(JsonNode operation, JsonNode security) {
        return new Admission(
                security.isArray() && security.isEmpty(),
                operation.path("x-role").asString(""),
                texts(security.at("/0/Oauth")),
                texts(operation.path("x-scopes")),
                operation.path("x-collection-scopes").properties().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, scopes -> texts(scopes.getValue()))));
    }

    /** Whether it is for those who run the system. */
    boolean isOperating() {
        return role.equals("operator");
    }

    /**
     * Returns why this caller may not; empty for one who may.
     *
     * @param values of the variables in the path, decoded
     */
    Optional<Problem> refusal(@Nullable Caller caller, Collection<String> values) {
        if (open) {
            return Optional.empty();
        }
        if (caller == null) {
            return Optional.of(Problem.noAccessToken());
        }
        var scopes = caller.isStaff() ? staffScopes : partnerScopes(values);
        var admitted = caller.isStaff() ? caller.roles().contains(role) : !partnerScopes.isEmpty();
        if (!admitted) {
            return Optional.of(Problem.missingPermission("Hiervoor is een andere rol nodig"));
        }
        return caller.scopes().containsAll(scopes) ? Optional.empty() : Optional.of(Problem.missingScope(scopes));
    }

    private Set<String> partnerScopes(Collection<String> values) {
        var scopes = new TreeSet<>(partnerScopes);
        values.forEach(value -> scopes.addAll(collectionScopes.getOrDefault(value.split("\\.", 2)[0], Set.of())));
        return scopes;
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new TreeSet<String>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }
}
