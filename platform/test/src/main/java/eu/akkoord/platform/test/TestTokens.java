package eu.akkoord.platform.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import eu.akkoord.platform.embedded.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A forge of access tokens for tests, which publishes the key that verifies them on a free port. */
public final class TestTokens {
    private static final TestTokens SHARED = new TestTokens();

    /** By what they say: the walks ask for thousands, of a few kinds. */
    private static final Map<List<Object>, String> SIGNED = new ConcurrentHashMap<>();

    private final RSAKey key;
    private final String issuer;

    private TestTokens() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
            var jwks = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            var server = HttpServer.create(Ports.at(0), 0);
            server.createContext("/jwks", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, jwks.length);
                try (var body = exchange.getResponseBody()) {
                    body.write(jwks);
                }
            });
            server.setExecutor(task -> Thread.ofVirtual().start(task));
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(0)));
            issuer =
                    "http://%s:%d".formatted(Ports.LOOPBACK, server.getAddress().getPort());
        } catch (JOSEException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A token of an officer of one of a party's organisations. Officers read too. */
    public static String officer(String party, String organisation) {
        return staff("officer", party, organisation);
    }

    public static String reader(String party, String organisation) {
        return token(party, organisation, List.of("reader"), "akkoord:read");
    }

    /** A token of someone with this one role: reader, officer, coordinator, auditor or operator. */
    public static String staff(String role, String party, String organisation) {
        return token(party, organisation, List.of(role), "akkoord:read akkoord:write");
    }

    /** A token of a partner agency's client, which has no role but scopes. */
    public static String partner(String party, String organisation, String... scopes) {
        return token(party, organisation, List.of(), String.join(" ", scopes));
    }

    /**
     * A token that says exactly this; the same each time it is asked for, and good for an hour.
     *
     * @param scope the scopes, with a space between them
     */
    public static String token(String party, String organisation, List<String> roles, String scope) {
        return SIGNED.computeIfAbsent(
                List.of(party, organisation, roles, scope),
                said -> sign(claims(party, organisation, roles, scope).build()));
    }

    /** The claims of such a token, to be made wrong by a test before {@link #sign}. */
    public static JWTClaimsSet.Builder claims(String party, String organisation, List<String> roles, String scope) {
        var now = Instant.now();
        var client = "test-" + party + "-" + organisation;
        return new JWTClaimsSet.Builder()
                .issuer(SHARED.issuer)
                .audience("akkoord")
                .subject(client)
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                .claim("azp", client)
                .claim("party", party)
                .claim("organisation", organisation)
                .claim("roles", roles)
                .claim("scope", scope);
    }

    public static String sign(JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(SHARED.key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(SHARED.key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The settings that make a service or the gateway trust these tokens. */
    public static Map<String, Object> settings() {
        return Map.of(
                "akkoord.security.issuers[0].issuer",
                SHARED.issuer,
                "akkoord.security.issuers[0].jwks-uri",
                SHARED.issuer + "/jwks",
                "akkoord.security.issuers[0].operating",
                true,
                "akkoord.security.issuers[0].assertions[0].parties",
                "VL,NL,DE-NW,DE-HE,DE-NI,DE-SL,LU",
                "akkoord.security.issuers[0].assertions[0].roles",
                "reader,officer,coordinator,auditor,operator",
                "akkoord.security.issuers[0].assertions[0].scopes",
                String.join(",", ContractOperation.allScopes()));
    }
}
