package eu.akkoord.platform.security;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is believed about whom.
 *
 * @param audience what {@code aud} must name
 * @param issuers an empty list lets nobody in
 */
@ConfigurationProperties("akkoord.security")
record SecuritySettings(
        @DefaultValue("akkoord") String audience,
        @DefaultValue List<Issuer> issuers) {
    /**
     * @param issuer as in the claim {@code iss}
     * @param jwksUri where its public keys are
     * @param parties the parties it may assert
     * @param roles the roles it may assert
     * @param scopes the scopes it may assert
     */
    record Issuer(
            String issuer,
            URI jwksUri,
            @DefaultValue Set<String> parties,
            @DefaultValue Set<String> roles,
            @DefaultValue Set<String> scopes) {}
}
