package eu.akkoord.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** The process of the local OIDC issuer: data folder, port. It stands in for the one a government already has. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class IssuerProcess {
    private static final Duration TOKEN_LIFE = Duration.ofHours(8);

    public static void main(String[] arguments) {
        var application = new SpringApplication(IssuerProcess.class);
        // as arguments, because they come before what the platform sets for services
        application.run(
                "--akkoord-local.data=" + arguments[0],
                "--akkoord-local.issuer=http://127.0.0.1:" + arguments[1],
                "--server.address=127.0.0.1",
                "--server.port=" + arguments[1],
                "--management.server.port=-1",
                "--spring.main.banner-mode=off");
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
        return new InMemoryRegisteredClientRepository(LocalClient.ALL.stream()
                .map(client -> registered(client, secrets.ofClient(client.name())))
                .toList());
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        var clients = LocalClient.ALL.stream().collect(Collectors.toMap(LocalClient::name, client -> client));
        return context -> {
            var client = clients.get(context.getRegisteredClient().getClientId());
            if (client != null) {
                context.getClaims()
                        .audience(List.of("akkoord"))
                        .claim("azp", client.name())
                        .claim("party", client.party())
                        .claim("organisation", client.organisation())
                        .claim("roles", client.roles())
                        // RFC 9068: one string, with a space between the scopes
                        .claim("scope", String.join(" ", context.getAuthorizedScopes()));
            }
        };
    }

    private static RegisteredClient registered(LocalClient client, String secret) {
        return RegisteredClient.withId(client.name())
                .clientId(client.name())
                .clientSecret("{noop}" + secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_LIFE)
                        .build())
                .build();
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
