package eu.akkoord.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import eu.akkoord.platform.web.ProblemWriter;
import eu.akkoord.platform.web.RateLimit;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenClaimsContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import tools.jackson.databind.json.JsonMapper;

/** The process of the local OIDC issuer: data folder, port. It stands in for the one a government already has. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class IssuerProcess {
    /** RFC 9068: so that nobody takes an access token for another, or another for one. */
    static final String TOKEN_TYPE = "at+jwt";

    private static final Duration TOKEN_LIFE = Duration.ofHours(8);
    private static final int TOKENS_A_MINUTE = 120;

    public static void main(String[] arguments) {
        new SpringApplication(IssuerProcess.class).run(settings(arguments[0], arguments[1]));
    }

    /** As arguments, because they come before what the platform sets for services. */
    static String[] settings(String data, String port, String... more) {
        var settings = new ArrayList<>(List.of(
                "--akkoord-local.data=" + data,
                "--akkoord-local.issuer=http://127.0.0.1:" + port,
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--management.server.port=-1",
                "--spring.main.banner-mode=off"));
        settings.addAll(List.of(more));
        return settings.toArray(String[]::new);
    }

    @Bean
    AuthorizationServerSettings settings(Environment environment) {
        return AuthorizationServerSettings.builder()
                .issuer(environment.getRequiredProperty("akkoord-local.issuer"))
                .build();
    }

    @Bean
    JWKSource<SecurityContext> key(Environment environment) throws ParseException {
        var text = new Secrets(data(environment)).kept("issuer-key.json", IssuerProcess::newKey);
        return new ImmutableJWKSet<>(new JWKSet(RSAKey.parse(text)));
    }

    @Bean
    RegisteredClientRepository clients(Environment environment) {
        var secrets = new Secrets(data(environment));
        var clients = new ArrayList<RegisteredClient>();
        clients.add(registered(LocalClient.SERVICES, secrets).build());
        for (var client : LocalClient.ALL) {
            clients.add(registered(client.name(), secrets)
                    .scopes(scopes -> scopes.addAll(client.scopes()))
                    .tokenSettings(TokenSettings.builder()
                            .accessTokenTimeToLive(TOKEN_LIFE)
                            .accessTokenFormat(
                                    client.opaque() ? OAuth2TokenFormat.REFERENCE : OAuth2TokenFormat.SELF_CONTAINED)
                            .build())
                    .build());
        }
        return new InMemoryRegisteredClientRepository(clients);
    }

    private static RegisteredClient.Builder registered(String name, Secrets secrets) {
        return RegisteredClient.withId(name)
                .clientId(name)
                .clientSecret("{noop}" + secrets.ofClient(name))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claimsOfSignedTokens() {
        return context -> {
            context.getJwsHeader().type(TOKEN_TYPE);
            context.getClaims().claims(claims -> {
                claims.putAll(claims(context));
                // RFC 9068: one string, with a space between the scopes
                claims.put("scope", String.join(" ", context.getAuthorizedScopes()));
            });
        };
    }

    @Bean
    OAuth2TokenCustomizer<OAuth2TokenClaimsContext> claimsOfOpaqueTokens() {
        return context -> context.getClaims().claims(claims -> claims.putAll(claims(context)));
    }

    private static Map<String, Object> claims(OAuth2TokenContext context) {
        var name = context.getRegisteredClient().getClientId();
        return LocalClient.ALL.stream()
                .filter(client -> client.name().equals(name))
                .findFirst()
                .<Map<String, Object>>map(client -> Map.of(
                        "aud", List.of("akkoord"),
                        "azp", client.name(),
                        "party", client.party(),
                        "organisation", client.organisation(),
                        "roles", client.roles()))
                .orElse(Map.of());
    }

    /** Nobody tries secrets for long. Before anything else, so that a try costs as little as possible. */
    @Bean
    FilterRegistrationBean<RateLimit> tokenLimit(Environment environment, JsonMapper json) {
        var limit = new RateLimit.Limit(
                environment.getProperty("akkoord-local.token-limit", Integer.class, TOKENS_A_MINUTE),
                Duration.ofMinutes(1));
        var registration = new FilterRegistrationBean<>(
                new RateLimit(limit, HttpServletRequest::getRemoteAddr, new ProblemWriter(json)));
        registration.addUrlPatterns("/oauth2/token");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    private static Path data(Environment environment) {
        return Path.of(environment.getRequiredProperty("akkoord-local.data"));
    }

    private static String newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
