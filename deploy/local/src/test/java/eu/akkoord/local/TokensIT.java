package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Trust in tokens, at the gateway and directly at each service. */
@ExtendWith(RunningInstallation.class)
class TokensIT {
    private final Installation installation;
    private final Api api;
    private final RSAKey key;

    TokensIT(Installation installation) throws ParseException {
        this.installation = installation;
        this.api = new Api(installation);
        this.key = RSAKey.parse(new Secrets(installation.data()).kept("issuer-key.json", () -> {
            throw new IllegalStateException("the issuer has no key");
        }));
    }

    @Test
    void each_client_of_the_issuer_may_what_it_is_for() {
        var mayRead = List.of(
                "reader-vl",
                "reader-nl",
                "reader-de-nw",
                "officer-vl",
                "officer-nl",
                "officer-de-nw",
                "coordinator-vl",
                "coordinator-nl",
                "coordinator-de-nw",
                "partner-vl",
                "partner-nl",
                "opaque-vl");
        for (var client : LocalClient.ALL) {
            var token = api.token(client.name());
            for (var door : Door.of(installation)) {
                assertThat(door.get(door.owned(), bearer(token)).statusCode())
                        .as("%s at %s", client.name(), door)
                        .isEqualTo(mayRead.contains(client.name()) ? 200 : 403);
            }
        }
    }

    @Test
    void a_token_that_says_nothing_by_itself_is_explained_by_its_issuer() {
        var token = api.token("opaque-vl");
        assertThat(token).doesNotContain(".");
        for (var door : Door.of(installation)) {
            assertThat(door.get(door.owned(), bearer(token)).statusCode()).isEqualTo(200);
            refused(door, door.get(door.owned(), bearer(token + "x")), "invalidAccessToken");
            refused(door, door.get(door.owned(), bearer("a".repeat(4 * 1024 + 1))), "invalidAccessToken");
        }
    }

    @Test
    void a_token_that_was_forged_or_is_not_for_us_is_refused_alike_everywhere() throws JOSEException {
        for (var door : Door.of(installation)) {
            assertThat(door.get(door.owned(), bearer(signed(claims().build()))).statusCode())
                    .as("the tokens below differ from a good one in one thing only")
                    .isEqualTo(200);
        }
        for (var forged : forged().entrySet()) {
            var answers = new TreeSet<String>();
            for (var door : Door.of(installation)) {
                var answer = door.get(door.owned(), bearer(forged.getValue()));
                refused(door, answer, forged.getKey().equals("expired") ? "expiredAccessToken" : "invalidAccessToken");
                answers.add(answer.headers().firstValue("WWW-Authenticate").orElseThrow()
                        + answer.body().replaceAll("urn:uuid:[0-9a-f-]+", ""));
            }
            assertThat(answers).as(forged.getKey()).hasSize(1);
        }
    }

    private Map<String, String> forged() throws JOSEException {
        var attacker = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
        var good = claims().build();
        var forged = new LinkedHashMap<String, String>();
        forged.put("no signature, alg none", new PlainJWT(good).serialize());
        forged.put("no signature, alg RS256", signed(good).replaceAll("[^.]+$", ""));
        forged.put("signature cut off", signed(good).replaceAll("\\.[^.]+$", ""));
        forged.put(
                "signature of another token",
                signed(good).replaceAll("[^.]+$", "")
                        + signed(claims().subject("other").build()).replaceAll("^.*\\.", ""));
        forged.put(
                "HS256 with the public key",
                signed(JWSAlgorithm.HS256, new MACSigner(key.toRSAPublicKey().getEncoded()), header -> header));
        forged.put(
                "HS256 with the published key",
                signed(JWSAlgorithm.HS256, new MACSigner(key.toPublicJWK().toJSONString()), header -> header));
        forged.put(
                "an algorithm that is not on the list",
                signed(JWSAlgorithm.RS512, new RSASSASigner(key), header -> header));
        forged.put(
                "another key under the right id",
                signed(JWSAlgorithm.RS256, new RSASSASigner(attacker), header -> header));
        forged.put(
                "another key that the token brings along",
                signed(JWSAlgorithm.RS256, new RSASSASigner(attacker), header -> header.jwk(attacker.toPublicJWK())));
        forged.put(
                "another key at an address that the token names",
                signed(
                        JWSAlgorithm.RS256,
                        new RSASSASigner(attacker),
                        header -> header.jwkURL(URI.create(installation.issuer() + "/oauth2/jwks"))));
        forged.put(
                "an unknown key id",
                signed(JWSAlgorithm.RS256, new RSASSASigner(key), header -> header.keyID("../../../../dev/null")));
        forged.put(
                "a header that must be understood",
                signed(
                        JWSAlgorithm.RS256,
                        new RSASSASigner(key),
                        header -> header.criticalParams(java.util.Set.of("exp")).customParam("exp", 0)));
        forged.put("expired", signed(claims().expirationTime(inSeconds(-1)).build()));
        forged.put("never expires", signed(claims().expirationTime(null).build()));
        forged.put(
                "not yet valid", signed(claims().notBeforeTime(inSeconds(600)).build()));
        forged.put(
                "another issuer",
                signed(claims().issuer("https://other.example").build()));
        forged.put("no issuer", signed(claims().issuer(null).build()));
        forged.put("for another audience", signed(claims().audience("other").build()));
        forged.put("for nobody", signed(claims().audience((String) null).build()));
        forged.put(
                "of a party its issuer cannot speak for",
                signed(claims().claim("party", "LU").build()));
        forged.put(
                "with a role its issuer cannot give",
                signed(claims().claim("roles", List.of("minister")).build()));
        forged.put(
                "with a scope its issuer cannot give",
                signed(claims().claim("scope", "akkoord:all").build()));
        forged.put("10 kB", signed(claims().claim("long", "x".repeat(7_000)).build()));
        forged.put("10 kB of nothing", "a".repeat(10_000));
        forged.put("not even a token", "\"{'>");
        return forged;
    }

    @Test
    void a_token_is_taken_from_the_header_and_from_nowhere_else() {
        var good = api.token("reader-vl");
        for (var door : Door.of(installation)) {
            refused(door, door.get(door.owned(), Map.of()), "noAccessToken");
            refused(door, door.get(door.owned() + "?access_token=" + good, Map.of()), "noAccessToken");
            refused(door, door.get(door.owned(), Map.of("Cookie", "access_token=" + good)), "noAccessToken");
            refused(door, door.get(door.owned(), Map.of("Authorization", "Basic " + good)), "noAccessToken");
            refused(door, door.get(door.owned(), Map.of("X-Access-Token", good)), "noAccessToken");
            var form = door.send(
                    "POST",
                    door.owned(),
                    Map.of("Content-Type", "application/x-www-form-urlencoded"),
                    BodyPublishers.ofString("access_token=" + good));
            refused(door, form, "noAccessToken");
            var two = door.raw(
                    "GET " + door.owned() + " HTTP/1.1",
                    "Host: " + door.authority(),
                    "Connection: close",
                    "Authorization: Bearer " + good,
                    "Authorization: Bearer " + good,
                    "",
                    "");
            assertThat(two).startsWith("HTTP/1.1 401 ").contains("invalidAccessToken");

            var both = door.get(door.owned() + "?access_token=" + good, bearer(good));
            assertThat(both.statusCode()).as("an unknown key of the query").isEqualTo(400);
            assertThat(both.body()).contains("access_token").doesNotContain(good);
        }
    }

    private void refused(Door door, HttpResponse<String> answer, String type) {
        assertThat(answer.statusCode()).as("%s: %s", door, answer.body()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer realm=\"akkoord\"");
        var problem = Api.JSON.readTree(answer.body());
        assertThat(problem.path("type").asString()).isEqualTo("urn:problem-type:belgif:" + type);
        assertThat(new ArrayList<>(problem.propertyNames()))
                .containsExactlyInAnyOrder("type", "href", "title", "status", "detail", "instance");
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(installation.issuer())
                .audience("akkoord")
                .subject("reader-vl")
                .notBeforeTime(inSeconds(-60))
                .expirationTime(inSeconds(600))
                .claim("azp", "reader-vl")
                .claim("party", "VL")
                .claim("organisation", "abb")
                .claim("roles", List.of("reader"))
                .claim("scope", "akkoord:read");
    }

    private static Date inSeconds(long seconds) {
        return Date.from(Instant.now().plus(Duration.ofSeconds(seconds)));
    }

    private String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(JWSAlgorithm.RS256, new RSASSASigner(key), header -> header, claims);
    }

    private String signed(JWSAlgorithm algorithm, JWSSigner signer, UnaryOperator<JWSHeader.Builder> more)
            throws JOSEException {
        return signed(algorithm, signer, more, claims().build());
    }

    private String signed(
            JWSAlgorithm algorithm, JWSSigner signer, UnaryOperator<JWSHeader.Builder> more, JWTClaimsSet claims)
            throws JOSEException {
        var header = more.apply(new JWSHeader.Builder(algorithm)
                .keyID(key.getKeyID())
                .type(new JOSEObjectType(IssuerProcess.TOKEN_TYPE)));
        var token = new SignedJWT(header.build(), claims);
        token.sign(signer);
        return token.serialize();
    }
}
