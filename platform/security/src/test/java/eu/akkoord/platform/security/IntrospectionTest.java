package eu.akkoord.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eu.akkoord.platform.core.authority.Caller;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
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

    private static final String HERE = "192.0.2.1";
    private static final String THERE = "192.0.2.2";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final AtomicLong nanoTime = new AtomicLong();
    private final CountDownLatch everyoneShowsIt = new CountDownLatch(20);
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
            if (token.startsWith("slow")) {
                done.await();
            }
            if (token.startsWith("late")) {
                everyoneShowsIt.await();
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
                "client_id='akkoord'",
                "iat=1795478399",
                "exp=1795536061",
                "nonce='n'",
                "token_use='id'",
                "typ='ID'",
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
    void garbage_from_one_address_shuts_out_nobody_elsewhere() {
        for (int token = 0; token < 250; token++) {
            assertRefused("garbage" + token, HERE, token < 25 ? 401 : 429);
        }
        assertThat(asked).hasSize(25);
        assertThat(authenticated("good", THERE).party()).isEqualTo("VL");
        // and the address itself is asked for again by and by
        pass(Duration.ofMillis(500));
        authenticated("good", HERE);
        assertRefused("one in half a second", HERE, 401);
        assertRefused("and no other", HERE, 429);
    }

    @Test
    void many_good_tokens_of_one_address_are_all_asked_about() {
        for (int token = 0; token < 80; token++) {
            answers.put("good" + token, "{\"active\": true, " + GOOD + "}");
            authenticated("good" + token);
        }
        assertThat(asked).hasSize(80);
    }

    @Test
    void a_flood_from_everywhere_does_not_shut_out_whoever_was_in() {
        authenticated("good", THERE);
        pass(Duration.ofSeconds(31));
        for (int token = 0; token < 100; token++) {
            assertRefused("garbage" + token, "198.51.100." + token, 401);
        }
        assertRefused("one too many", "203.0.113.1", 503);
        assertThat(authenticated("good", THERE).party()).isEqualTo("VL");
        pass(Duration.ofSeconds(1));
        assertRefused("one too many", "203.0.113.1", 401);
    }

    @Test
    void an_issuer_that_cannot_be_reached_is_our_trouble() {
        server.stop(0);
        assertRefused("good", 503);
    }

    @Test
    void a_slow_answer_holds_up_nobody_else() {
        assertRefused("slow", 503);
        assertThat(authenticated("good", HERE).party()).isEqualTo("VL");
        assertThat(authenticated("good", THERE).party()).isEqualTo("VL");
    }

    @Test
    void who_makes_the_issuer_slow_pays_for_it() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = callers
                    .invokeAll(IntStream.range(0, 40)
                            .mapToObj(each -> (Callable<Integer>) () -> status("slow" + each))
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(statuses).filteredOn(status -> status == 503).hasSize(25);
            assertThat(statuses).filteredOn(status -> status == 429).hasSize(15);
        }
        authenticated("good", THERE);
    }

    @Test
    void one_token_shown_many_times_at_once_is_asked_about_once() throws Exception {
        answers.put("late good", "{\"active\": true, " + GOOD + "}");
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var parties = callers.invokeAll(Collections.nCopies(20, () -> {
                everyoneShowsIt.countDown();
                return authenticated("late good").party();
            }));
            assertThat(parties).extracting(Future::resultNow).containsOnly("VL");
        }
        assertThat(asked).containsExactly("late good");
    }

    private int status(String token) {
        try {
            authenticated(token);
            return 200;
        } catch (TokenRefused refused) {
            return refused.problem().getStatus();
        }
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
        var issuer =
                new SecuritySettings.Issuer(ISSUER, null, introspection, null, Duration.ofHours(8), false, List.of());
        assertThatIllegalArgumentException().isThrownBy(() -> new SecuritySettings("akkoord", List.of(issuer, issuer)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecuritySettings.Introspection(address("/introspect"), "a", null, null));
    }

    private TokenCheck check(SecuritySettings.Introspection introspection) {
        return new TokenCheck(List.of(issuer(introspection)));
    }

    private TrustedIssuer issuer(SecuritySettings.@Nullable Introspection introspection) {
        var settings = new SecuritySettings.Issuer(
                ISSUER,
                null,
                introspection,
                null,
                Duration.ofHours(8),
                false,
                List.of(new SecuritySettings.Assertion(
                        Set.of("VL"), Set.of("reader"), Set.of("dossiers.read", "visits.read"))));
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
        return authenticated(token, HERE);
    }

    private Caller authenticated(String token, String address) {
        return check.authenticate(new BearerTokenAuthenticationToken(token), address)
                .getPrincipal();
    }

    private void assertRefused(String token, int status) {
        assertRefused(token, HERE, status);
    }

    private void assertRefused(String token, String address, int status) {
        assertThatExceptionOfType(TokenRefused.class)
                .isThrownBy(() -> authenticated(token, address))
                .satisfies(refused -> assertThat(refused.problem().getStatus()).isEqualTo(status));
    }
}
