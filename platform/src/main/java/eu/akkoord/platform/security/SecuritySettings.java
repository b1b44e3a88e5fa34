package eu.akkoord.platform.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is believed about whom.
 *
 * @param audience what {@code aud} must name
 * @param issuers an empty list lets nobody in; at most one has an introspection, since an opaque token does not say whose it is
 */
@ConfigurationProperties("akkoord.security")
record SecuritySettings(
        @DefaultValue("akkoord") String audience,
        @DefaultValue List<Issuer> issuers) {
    SecuritySettings {
        if (issuers.stream().filter(issuer -> issuer.introspection() != null).count() > 1) {
            throw new IllegalArgumentException("Only one of akkoord.security.issuers may have an introspection");
        }
    }

    /**
     * @param issuer as in the claim {@code iss}
     * @param jwksUri where its public keys are; without them it gives no signed tokens
     * @param introspection where it says what an opaque token means; without it it gives none
     * @param parties the parties it may assert
     * @param roles the roles it may assert
     * @param scopes the scopes it may assert
     */
    record Issuer(
            String issuer,
            @Nullable URI jwksUri,
            @Nullable Introspection introspection,
            @DefaultValue Set<String> parties,
            @DefaultValue Set<String> roles,
            @DefaultValue Set<String> scopes) {}

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
