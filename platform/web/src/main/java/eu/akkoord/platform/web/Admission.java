package eu.akkoord.platform.web;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.problem.Problem;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The rule for callers of an operation. Staff need its role and its scopes for staff; a client of a partner agency needs its scopes for
 * partners. An operation that names neither is closed to all.
 *
 * @param open whether anyone may, without a token
 * @param role the role that staff need ({@code x-role}); empty when staff may not
 * @param otherRole a role by which they are admitted as well ({@code x-other-role}); empty when there is none
 * @param staffScopes the scopes that staff need beside it (the first alternative of {@code security})
 * @param partnerScopes the scopes that a partner's client needs ({@code x-scopes}); empty when partners may not
 * @param collectionScopes the scopes that a partner's client needs besides, by the collection with which an id in the path begins
 *     ({@code x-collection-scopes})
 */
public record Admission(
        boolean open,
        String role,
        String otherRole,
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
                operation.path("x-other-role").asString(""),
                texts(security.at("/0/Oauth")),
                texts(operation.path("x-scopes")),
                operation.path("x-collection-scopes").properties().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, scopes -> texts(scopes.getValue()))));
    }

    /** Tells whether it is for those who run the system. */
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
        var admitted = caller.isStaff() ? isMeant(caller) : !partnerScopes.isEmpty();
        if (!admitted) {
            return Optional.of(Problem.missingPermission("role.other"));
        }
        return caller.scopes().containsAll(scopes) ? Optional.empty() : Optional.of(Problem.missingScope(scopes));
    }

    private boolean isMeant(Caller staff) {
        return staff.roles().contains(role) || staff.roles().contains(otherRole);
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
