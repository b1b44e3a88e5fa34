package eu.akkoord.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Opaque tokens, against an endpoint that answers as RFC 7662 says. */
class IntrospectionTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final String ISSUER = "https://issuer.example";
    private static final String SECRET = "s e:cret+";
    private static final String GOOD = """
            "iss": "https://issuer.example", "aud": ["akkoord"], "sub": "client", "client_id": "client", "exp": 1795507260,
            "party": "VL", "organisation": "abb", "scope": "dossiers.read visits.read\"""";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final AtomicLong nanoTime = new AtomicLong();
    private final CountDownLatch done = new CountDownLatch(1);

    private HttpServer server;
    private TokenCheck check;

    @BeforeEach
    void answer(@TempDir Path folder) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/introspect", this::answer);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
        var secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
        check = check(new SecuritySettings.Introspection(address("/introspect"), "akkoord gateway", null, secret));
        answers.put("good", "{\"active\": true, " + GOOD + "}");
    }

    @AfterEach
    void stop() {
        done.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var expected = Base64.getEncoder()
                    .encodeToString("akkoord+gateway:s+e%3Acret%2B".getBytes(StandardCharsets.US_ASCII));
            if (!("Basic " + expected).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            var token = URLDecoder.decode(form.substring("token=".length(), form.indexOf('&')), StandardCharsets.UTF_8);
            asked.add(token);
            if (token.equals("slow")) {
                done.await();
            }
            var answer = answers.getOrDefault(token, "{\"active\": false}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void what_the_issuer_says_is_believed() {
        var caller = authenticated("good");
        assertThat(caller.subject()).isEqualTo(ISSUER + "#client");
        assertThat(caller.client()).isEqualTo(ISSUER + "#client");
        assertThat(caller.party()).isEqualTo("VL");
        assertThat(caller.isStaff()).isFalse();
        assertThat(caller.scopes()).containsExactlyInAnyOrder("dossiers.read", "visits.read");
    }

    @Test
    void the_secret_may_stand_in_the_setting_too() {
        check = check(new SecuritySettings.Introspection(address("/introspect"), "akkoord gateway", SECRET, null));
        assertThat(authenticated("good").party()).isEqualTo("VL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "active=false",
                "active=null",
                "party='NL'",
                "party=null",
                "iss='https://other.example'",
                "aud='other'",
                "exp=1795507200",
                "exp=null",
                "nbf=1795507201",
                "roles=['officer']",
                "scope='parties.read'",
                "organisation=null",
                "organisation='../x'",
                "sub=null",
                "client_id=null",
            })
    void a_token_that_means_nothing_or_too_much_is_refused(String difference) {
        var answer = (ObjectNode) JsonMapper.shared().readTree(answers.get("good"));
        var said = difference.split("=", 2);
        answer.set(said[0], JsonMapper.shared().readTree(said[1].replace('\'', '"')));
        answers.put("other", answer.toString());
        assertRefused("other", 401);
        authenticated("good");
    }

    @Test
    void what_has_the_form_of_a_jwt_is_shown_to_nobody() {
        var header = base64("{\"alg\":\"none\"}");
        var claims = base64("{" + GOOD + "}");
        for (var token : List.of(
                header + "." + claims + ".",
                header + "." + claims,
                header + ".",
                header + "." + claims + ".c2lnbmF0dXJl",
                base64("{\"alg\":\"RSA-OAEP\",\"enc\":\"A128GCM\"}") + ".a.b.c.d")) {
            assertRefused(token, 401);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void at_most_4_kib_are_shown_to_the_issuer() {
        assertRefused("a".repeat(4 * 1024 + 1), 401);
        assertThat(asked).isEmpty();
        assertRefused("a".repeat(4 * 1024), 401);
        assertThat(asked).hasSize(1);
    }

    @Test
    void an_answer_is_kept_for_half_a_minute_and_no_longer() {
        for (int time = 0; time < 10; time++) {
            authenticated("good");
            assertRefused("unknown", 401);
        }
        assertThat(asked).containsExactly("good", "unknown");

        answers.remove("good");
        pass(Duration.ofSeconds(29));
        authenticated("good");
        pass(Duration.ofSeconds(1));
        assertRefused("good", 401);
    }

    @Test
    void fifty_questions_a_second_are_asked_and_no_more() {
        for (int token = 0; token < 50; token++) {
            assertRefused("unknown" + token, 401);
        }
        assertRefused("one too many", 503);
        assertThat(asked).hasSize(50);
        pass(Duration.ofSeconds(1));
        authenticated("good");
    }

    @Test
    void an_issuer_that_cannot_be_reached_is_our_trouble_and_left_alone_for_a_moment() {
        server.stop(0);
        assertRefused("good", 503);
        assertRefusedAtOnce();
    }

    @Test
    void an_issuer_that_is_slow_is_not_waited_for_twice() {
        var began = System.nanoTime();
        assertRefused("slow", 503);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
        assertRefusedAtOnce();
        assertThat(asked).containsExactly("slow");
        pass(Duration.ofSeconds(2));
        authenticated("good");
    }

    private void assertRefusedAtOnce() {
        var began = System.nanoTime();
        for (int time = 0; time < 100; time++) {
            assertRefused("good", 503);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "rubbish", "{\"active\": ", "{\"active\": \"true\"}", "{\"active\": true, \"active\": true}"
            })
    void rubbish_is_no_answer(String answer) {
        answers.put("good", answer);
        assertRefused("good", 503);
    }

    @Test
    void an_endless_answer_is_not_read_to_its_end() {
        answers.put("good", "{\"active\": true, \"x\": \"%s\", %s}".formatted("x".repeat(64 * 1024), GOOD));
        assertRefused("good", 503);
    }

    @Test
    void a_wrong_secret_is_our_trouble() {
        check = check(new SecuritySettings.Introspection(address("/introspect"), "akkoord gateway", "wrong", null));
        assertRefused("good", 503);
    }

    @Test
    void without_an_introspection_no_opaque_token_is_believed() {
        check = new TokenCheck(List.of(issuer(null)));
        assertRefused("good", 401);
    }

    @Test
    void settings_that_say_too_little_or_too_much_are_refused() {
        var introspection = new SecuritySettings.Introspection(address("/introspect"), "a", SECRET, null);
        var issuer = new SecuritySettings.Issuer(ISSUER, null, introspection, Set.of(), Set.of(), Set.of());
        assertThatIllegalArgumentException().isThrownBy(() -> new SecuritySettings("akkoord", List.of(issuer, issuer)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecuritySettings.Introspection(address("/introspect"), "a", null, null));
    }

    private TokenCheck check(SecuritySettings.Introspection introspection) {
        return new TokenCheck(List.of(issuer(introspection)));
    }

    private TrustedIssuer issuer(SecuritySettings.@Nullable Introspection introspection) {
        var settings = new SecuritySettings.Issuer(
                ISSUER, null, introspection, Set.of("VL"), Set.of("reader"), Set.of("dossiers.read", "visits.read"));
        return new TrustedIssuer(settings, "akkoord", Clock.fixed(NOW, ZoneOffset.UTC), nanoTime::get);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    private Caller authenticated(String token) {
        return ((VerifiedCaller) check.authenticate(new BearerTokenAuthenticationToken(token))).getPrincipal();
    }

    private void assertRefused(String token, int status) {
        assertThatExceptionOfType(TokenRefused.class)
                .isThrownBy(() -> authenticated(token))
                .satisfies(refused -> assertThat(refused.problem().status()).isEqualTo(status));
    }
}
