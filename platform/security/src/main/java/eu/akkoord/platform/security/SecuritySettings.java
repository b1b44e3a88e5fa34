package eu.akkoord.platform.security;

import eu.akkoord.platform.core.authority.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the trusted issuers.
 *
 * @param audience required value of {@code aud}
 * @param issuers an empty list lets nobody in; at most one has an introspection, since an opaque token does not name its issuer
 */
@ConfigurationProperties("akkoord.security")
public record SecuritySettings(
        @DefaultValue("akkoord") String audience,
        @DefaultValue List<Issuer> issuers) {

    public SecuritySettings {
        if (issuers.stream().filter(issuer -> issuer.introspection() != null).count() > 1) {
            throw new IllegalArgumentException("Only one of akkoord.security.issuers may have an introspection");
        }
    }

    /** All that is asked of issuers. */
    public List<URI> addresses() {
        return issuers.stream()
                .flatMap(issuer -> Stream.of(
                                Optional.ofNullable(issuer.jwksUri()),
                                Optional.ofNullable(issuer.introspection()).map(Introspection::uri))
                        .flatMap(Optional::stream))
                .toList();
    }

    /**
     * @param issuer as in the claim {@code iss}
     * @param jwksUri where its public keys are; without them it gives no signed tokens
     * @param introspection where it says what an opaque token means; without it it gives none
     * @param tokenType the {@code typ} that its signed access tokens bear, such as {@code at+jwt} (RFC 9068); where it is absent, {@code
     *     JWT} and none at all are taken too
     * @param longestLife a token that was made, or that still holds, for longer is refused
     * @param operating whether it may assert the role operator
     * @param assertions what it may say of whom; a token must fit in one of these as a whole
     */
    public record Issuer(
            String issuer,
            @Nullable URI jwksUri,
            @Nullable Introspection introspection,
            @Nullable String tokenType,
            @DefaultValue("PT8H") Duration longestLife,
            @DefaultValue("false") boolean operating,
            @DefaultValue List<Assertion> assertions) {
        public Issuer {
            if (!operating && assertions.stream().anyMatch(one -> one.roles().contains(Caller.OPERATOR))) {
                throw new IllegalArgumentException(
                        "%s may assert the role operator only with operating=true".formatted(issuer));
            }
        }
    }

    /**
     * @param parties of whom it is said
     * @param roles that may be said of any of them
     * @param scopes that may be said of any of them
     */
    record Assertion(
            @DefaultValue Set<String> parties,
            @DefaultValue Set<String> roles,
            @DefaultValue Set<String> scopes) {
        boolean covers(String party, Set<String> saidRoles, Set<String> saidScopes) {
            return parties.contains(party) && roles.containsAll(saidRoles) && scopes.containsAll(saidScopes);
        }
    }

    /**
     * @param uri the endpoint (RFC 7662)
     * @param clientId who asks
     * @param clientSecret the secret to ask with; better in a file
     * @param clientSecretFile a file with nothing but the secret, read each time so that a new one needs no restart
     */
    record Introspection(
            URI uri,
            String clientId,
            @Nullable String clientSecret,
            @Nullable Path clientSecretFile) {
        Introspection {
            if ((clientSecret == null) == (clientSecretFile == null)) {
                throw new IllegalArgumentException(
                        "An introspection has either a client-secret or a client-secret-file");
            }
        }

        String secret() {
            if (clientSecretFile == null) {
                return clientSecret == null ? "" : clientSecret;
            }
            try {
                return Files.readString(clientSecretFile).strip();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
