package eu.akkoord.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.test.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The feeds of two services are one: in the order of both, nothing twice, nothing left out, and none of it without the other. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "management.server.port=0",
            "akkoord.public-url=https://akkoord.test/akkoord/v1",
            "akkoord.gateway.address-limit.requests=100000",
        })
class EventsIT {
    private static final FeedStub AGREEMENTS = stub("agreements");
    private static final FeedStub DOSSIERS = stub("dossiers");
    private static final String READER = TestTokens.reader("VL", "abb");

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    private static FeedStub stub(String name) {
        try {
            return new FeedStub(name);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        TestTokens.settings().forEach((name, value) -> settings.add(name, () -> value));
        settings.add("akkoord.gateway.agreement-service", AGREEMENTS::address);
        settings.add("akkoord.gateway.dossier-service", DOSSIERS::address);
    }

    @BeforeEach
    void nothing_has_happened() {
        AGREEMENTS.begin();
        DOSSIERS.begin();
    }

    @AfterAll
    static void end() {
        AGREEMENTS.close();
        DOSSIERS.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 500})
    void the_oldest_comes_first_and_each_once_whatever_the_pages(int limit) throws Exception {
        var expected = new ArrayList<String>();
        for (int second = 10; second < 30; second++) {
            var id = "%s.%d".formatted(second % 3 == 0 ? "parties" : "visits", second);
            (second % 3 == 0 ? AGREEMENTS : DOSSIERS).publish(id, "2026-11-24T08:00:%dZ".formatted(second));
            expected.add(id);
        }
        var ids = new ArrayList<String>();
        var next = "?limit=" + limit;
        var last = "";
        while (!next.isEmpty()) {
            var page = good(get("/events" + next));
            page.path("items").forEach(item -> ids.add(item.at("/event/id").asString()));
            assertThat(page.path("items").toString()).doesNotContain("cursor");
            next = page.has("next")
                    ? "?" + URI.create(page.path("next").asString()).getRawQuery()
                    : "";
            last = page.path("cursor").asString();
        }
        assertThat(ids).isEqualTo(expected);
        AGREEMENTS.publish("parties.late", "2026-11-24T08:00:00Z");
        assertThat(ids(good(get("/events?after=" + last)))).containsExactly("parties.late");
    }

    /** A service orders its own by its log; that one of them was written by a slow clock moves none of the others. */
    @Test
    void each_service_keeps_its_own_order() throws Exception {
        DOSSIERS.publish("visits.a.1", "2026-11-24T08:00:30Z");
        DOSSIERS.publish("visits.a.2", "2026-11-24T08:00:10Z");
        AGREEMENTS.publish("parties.b.1", "2026-11-24T08:00:20Z");
        assertThat(ids(good(get("/events")))).containsExactly("parties.b.1", "visits.a.1", "visits.a.2");
        var first = good(get("/events?limit=2")).path("cursor").asString();
        assertThat(ids(good(get("/events?after=" + first)))).containsExactly("visits.a.2");
    }

    @Test
    void filters_reach_both_services_and_the_next_page() throws Exception {
        DOSSIERS.publish("visits.a.1", "2026-11-24T08:00:30Z");
        DOSSIERS.publish("visits.a.2", "2026-11-24T08:00:31Z");
        var page = good(get("/events?limit=1&party=NL&wait=1"));
        assertThat(page.path("next").asString())
                .startsWith("https://akkoord.test/akkoord/v1/events?after=")
                .contains("party=NL", "limit=1")
                .doesNotContain("wait");
        for (var service : List.of(AGREEMENTS, DOSSIERS)) {
            assertThat(service.asked())
                    .allMatch(query -> query.getOrDefault("party", "").equals("NL"));
        }
    }

    @Test
    void whatever_comes_first_ends_the_wait_and_the_other_is_not_passed() throws Exception {
        var from = good(get("/events")).path("cursor").asString();
        var waiting = client.sendAsync(request("/events?wait=30&after=" + from, READER), BodyHandlers.ofString());
        await().until(() -> DOSSIERS.asked().stream()
                .anyMatch(query -> query.getOrDefault("wait", "0").length() > 0
                        && !query.getOrDefault("wait", "0").equals("0")));
        var begun = System.nanoTime();
        DOSSIERS.publish("visits.a.1", Instant.now().toString());
        var page = good(waiting.get());
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
        assertThat(ids(page)).containsExactly("visits.a.1");
        AGREEMENTS.publish("parties.b.1", Instant.now().toString());
        assertThat(ids(good(get("/events?after=" + page.path("cursor").asString()))))
                .containsExactly("parties.b.1");
    }

    @Test
    void a_wait_ends_empty_in_its_time_and_with_its_token() throws Exception {
        var from = good(get("/events")).path("cursor").asString();
        var begun = System.nanoTime();
        assertThat(ids(good(get("/events?wait=2&after=" + from)))).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(6));
        var expires = Instant.now().plusSeconds(3);
        var token = TestTokens.sign(TestTokens.claims("VL", "abb", List.of("reader"), "akkoord:read")
                .expirationTime(Date.from(expires))
                .build());
        good(client.send(request("/events?wait=30&after=" + from, token), BodyHandlers.ofString()));
        assertThat(Instant.now()).isBefore(expires.plusSeconds(4));
    }

    @Test
    void what_one_service_refuses_is_refused_and_one_that_is_away_leaves_no_page() throws Exception {
        DOSSIERS.publish("visits.a.1", "2026-11-24T08:00:30Z");
        AGREEMENTS.refuse(410);
        var gone = get("/events?after=000cagreements-1000adossiers-0");
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("outdatedCursor");
        AGREEMENTS.refuse(503);
        assertThat(get("/events").statusCode()).isEqualTo(503);
        assertThat(get("/events/heads").statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "0000", "0001", "0001a", "0001a0000", "0001a0001b0001c", "0001a0002b", "ffffa", "dossiers1"
            })
    void attack_a_cursor_that_is_not_of_both_is_refused_by_its_name(String cursor) throws Exception {
        var refused = get("/events?after=" + cursor);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"after\"");
        assertThat(get("/events/heads?cursor=" + cursor).statusCode()).isEqualTo(400);
    }

    @Test
    void the_heads_of_one_service_follow_those_of_the_other() throws Exception {
        AGREEMENTS.publish("parties.b.1", "2026-11-24T08:00:30Z");
        var heads = new ArrayList<String>();
        var first = good(get("/events/heads?pageSize=1"));
        assertThat(first.path("after").asString()).isEqualTo("000cagreements-1000adossiers-0");
        for (var page = first;
                ;
                page = good(get("/events/heads?"
                        + URI.create(page.path("next").asString()).getRawQuery()))) {
            page.path("items").forEach(head -> heads.add(head.path("id").asString()));
            if (!page.has("next")) {
                break;
            }
        }
        assertThat(heads).containsExactly("agreements.first", "agreements.second", "dossiers.first", "dossiers.second");
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.at("/event/id").asString())
                .toList();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path, READER), BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/akkoord/v1%s".formatted(port, path)))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private static JsonNode good(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }
}
