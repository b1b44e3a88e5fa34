package eu.akkoord.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import eu.akkoord.platform.core.authority.Caller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

class TrustedIssuerTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final String ISSUER = "https://issuer.example";
    private static final SecuritySettings.Assertion EVERYTHING_OF_VL =
            new SecuritySettings.Assertion(Set.of("VL"), Set.of("reader"), Set.of());

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private HttpServer server;
    private RSAKey rsa;
    private ECKey elliptic;
    private volatile byte[] published = {};

    @BeforeEach
    void publishKeys() throws IOException, JOSEException {
        rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        elliptic = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        publish(rsa, elliptic);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks", exchange -> {
            var keys = published;
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    private void publish(JWK... keys) {
        published = new JWKSet(Stream.of(keys).map(JWK::toPublicJWK).toList())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void the_three_algorithms_are_believed() throws JOSEException {
        var check = check();
        assertThat(authenticated(check, sign(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa)))
                        .party())
                .isEqualTo("VL");
        assertThat(authenticated(check, sign(JWSAlgorithm.PS256, "rsa", new RSASSASigner(rsa)))
                        .roles())
                .containsExactly("reader");
        assertThat(authenticated(check, sign(JWSAlgorithm.ES256, "ec", new ECDSASigner(elliptic)))
                        .client())
                .isEqualTo(ISSUER + "#client");
    }

    @Test
    void a_public_key_is_no_shared_secret() throws JOSEException {
        var forged = sign(
                JWSAlgorithm.HS256, "rsa", new MACSigner(rsa.toRSAPublicKey().getEncoded()));
        assertRefused(check(), forged, 401);
    }

    @Test
    void another_key_or_another_algorithm_is_refused() throws JOSEException {
        var other = new RSAKeyGenerator(2048).generate();
        var check = check();
        assertRefused(check, sign(JWSAlgorithm.RS256, "rsa", new RSASSASigner(other)), 401);
        assertRefused(check, sign(JWSAlgorithm.RS512, "rsa", new RSASSASigner(rsa)), 401);
    }

    @Test
    void an_unknown_key_is_refused_however_often_it_is_shown() throws JOSEException {
        var check = check();
        authenticated(check, sign(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa)));
        var unknown = sign(JWSAlgorithm.RS256, "unknown", new RSASSASigner(rsa));
        for (int time = 0; time < 10; time++) {
            assertRefused(check, unknown, 401);
        }
    }

    @Test
    void keys_that_cannot_be_fetched_are_our_trouble_and_not_the_callers() throws JOSEException {
        server.stop(0);
        var check = check();
        var good = sign(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa));
        for (int time = 0; time < 5; time++) {
            assertRefused(check, good, 503);
        }
    }

    @Test
    void a_token_believed_before_is_refused_once_its_key_is_withdrawn() throws JOSEException {
        var check = check();
        var old = sign(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa));
        authenticated(check, old);
        authenticated(check, old);

        var next = new ECKeyGenerator(Curve.P_256).keyID("next").generate();
        publish(next);
        // a key id never seen makes us fetch the keys again
        authenticated(check, sign(JWSAlgorithm.ES256, "next", new ECDSASigner(next)));

        assertRefused(check, old, 401);
    }

    @Test
    void another_key_of_the_same_name_does_not_vouch_for_what_was_believed_before() throws JOSEException {
        var check = check();
        var old = sign(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa));
        authenticated(check, old);

        var next = new ECKeyGenerator(Curve.P_256).keyID("next").generate();
        publish(new RSAKeyGenerator(2048).keyID("rsa").generate(), next);
        authenticated(check, sign(JWSAlgorithm.ES256, "next", new ECDSASigner(next)));

        assertRefused(check, old, 401);
    }

    @Test
    void a_token_believed_before_is_refused_once_it_has_expired() throws JOSEException {
        var check = check();
        var token = sign(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa));
        authenticated(check, token);

        now.set(NOW.plusSeconds(60));

        assertRefused(check, token, 401);
    }

    @Test
    void a_token_that_does_not_hold_yet_is_refused() throws JOSEException {
        var check = check();
        authenticated(check, sign("at+jwt", claims().notBeforeTime(Date.from(NOW))));
        assertRefused(check, sign("at+jwt", claims().notBeforeTime(Date.from(NOW.plusSeconds(1)))), 401);
    }

    @Test
    void a_token_that_lives_too_long_is_refused() throws JOSEException {
        var check = check();
        var most = Date.from(NOW.plusSeconds(8 * 3600));
        authenticated(check, sign("at+jwt", claims().expirationTime(most)));
        authenticated(check, sign("at+jwt", claims().expirationTime(most).issueTime(Date.from(NOW))));
        assertRefused(check, sign("at+jwt", claims().expirationTime(Date.from(NOW.plusSeconds(8 * 3600 + 61)))), 401);
        // one that is nearly over, but was made for longer
        assertRefused(check, sign("at+jwt", claims().issueTime(Date.from(NOW.minusSeconds(8 * 3600 + 60)))), 401);
        // the time it says to be made lies ahead: that stretches nothing
        assertRefused(
                check,
                sign(
                        "at+jwt",
                        claims().issueTime(Date.from(NOW.plusSeconds(7200)))
                                .expirationTime(Date.from(NOW.plusSeconds(10 * 3600)))),
                401);
    }

    @Test
    void an_id_token_is_no_access_token() throws JOSEException {
        var check = check();
        for (var claims : List.of(
                claims().claim("nonce", "n-0S6_WzA2Mj"),
                claims().claim("at_hash", "77QmUPtjPfzWtF2AnpK9RQ"),
                claims().claim("c_hash", "LDktKdoQak3Pk0cnXxCltA"),
                claims().claim("token_use", "id"),
                claims().claim("typ", "ID"),
                claims().claim("typ", "Refresh"),
                claims().audience(List.of("akkoord", "client")),
                claims().claim("azp", "akkoord"),
                claims().claim("azp", null).claim("client_id", "akkoord"))) {
            assertRefused(check, sign("JWT", claims), 401);
        }
        for (var type : List.of("dpop+jwt", "logout+jwt", "id+jwt", "secevent+jwt")) {
            assertRefused(check, sign(type, claims()), 401);
        }
        authenticated(check, sign("JWT", claims().claim("token_use", "access")));
        authenticated(check, sign("JWT", claims().claim("typ", "Bearer")));
    }

    @Test
    void an_issuer_that_marks_its_access_tokens_is_held_to_it() throws JOSEException {
        var check = check(settings("at+jwt", false, EVERYTHING_OF_VL));
        authenticated(check, sign("at+jwt", claims()));
        assertRefused(check, sign("JWT", claims()), 401);
        assertRefused(check, sign(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa)), 401);
    }

    @Test
    void a_role_that_may_be_said_of_one_party_may_not_be_said_of_another() throws JOSEException {
        var check = check(settings(
                null,
                false,
                EVERYTHING_OF_VL,
                new SecuritySettings.Assertion(Set.of("NL"), Set.of("auditor"), Set.of("visits.read"))));
        assertThat(authenticated(check, sign("JWT", said("VL", "reader", ""))).party())
                .isEqualTo("VL");
        assertThat(authenticated(check, sign("JWT", said("NL", "auditor", "visits.read")))
                        .roles())
                .containsExactly("auditor");
        assertRefused(check, sign("JWT", said("NL", "reader", "")), 401);
        assertRefused(check, sign("JWT", said("VL", "auditor", "")), 401);
        assertRefused(check, sign("JWT", said("VL", "reader", "visits.read")), 401);
        assertRefused(check, sign("JWT", said("DE", "reader", "")), 401);
    }

    @Test
    void operators_come_from_an_issuer_that_is_there_for_operating() throws JOSEException {
        var operators = new SecuritySettings.Assertion(Set.of("VL"), Set.of("operator"), Set.of());
        assertThat(authenticated(check(settings(null, true, operators)), sign("JWT", said("VL", "operator", "")))
                        .roles())
                .containsExactly("operator");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(null, false, operators))
                .withMessageContaining("operating=true");
    }

    @Test
    void a_subject_is_known_with_its_issuer_only() {
        var check = check();
        assertThat(check.knows(ISSUER + "#anyone")).isTrue();
        assertThat(check.knows("https://issuer.example.org#anyone")).isFalse();
        assertThat(check.knows("https://other.example#anyone")).isFalse();
        assertThat(check.knows("anyone")).isFalse();
    }

    private TokenCheck check() {
        return check(settings(null, false, EVERYTHING_OF_VL));
    }

    private TokenCheck check(SecuritySettings.Issuer settings) {
        InstantSource clock = now::get;
        return new TokenCheck(List.of(new TrustedIssuer(settings, "akkoord", clock.withZone(ZoneOffset.UTC))));
    }

    private SecuritySettings.Issuer settings(
            @Nullable String type, boolean operating, SecuritySettings.Assertion... assertions) {
        return new SecuritySettings.Issuer(
                ISSUER,
                URI.create(
                        "http://127.0.0.1:%d/jwks".formatted(server.getAddress().getPort())),
                null,
                type,
                Duration.ofHours(8),
                operating,
                List.of(assertions));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("akkoord")
                .subject("subject")
                .expirationTime(Date.from(NOW.plusSeconds(60)))
                .claim("azp", "client")
                .claim("party", "VL")
                .claim("organisation", "abb")
                .claim("roles", List.of("reader"));
    }

    private static JWTClaimsSet.Builder said(String party, String role, String scope) {
        return claims().claim("party", party).claim("roles", List.of(role)).claim("scope", scope);
    }

    private String sign(String type, JWTClaimsSet.Builder claims) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").type(new JOSEObjectType(type));
        return sign(header, new RSASSASigner(rsa), claims);
    }

    private static String sign(JWSAlgorithm algorithm, String key, JWSSigner signer) throws JOSEException {
        return sign(new JWSHeader.Builder(algorithm).keyID(key), signer, claims());
    }

    private static String sign(JWSHeader.Builder header, JWSSigner signer, JWTClaimsSet.Builder claims)
            throws JOSEException {
        var token = new SignedJWT(header.build(), claims.build());
        token.sign(signer);
        return token.serialize();
    }

    private static Caller authenticated(TokenCheck check, String token) {
        return check.authenticate(new BearerTokenAuthenticationToken(token), "192.0.2.1")
                .getPrincipal();
    }

    private static void assertRefused(TokenCheck check, String token, int status) {
        assertThatExceptionOfType(TokenRefused.class)
                .isThrownBy(() -> authenticated(check, token))
                .satisfies(refused -> assertThat(refused.problem().getStatus()).isEqualTo(status));
    }
}
