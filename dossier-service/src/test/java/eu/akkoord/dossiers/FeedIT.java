package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.test.TestTokens;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** A reader of the feed ends with what the events and things themselves show, and finds out nothing else. */
class FeedIT extends TwoPartiesCase {
    private static final String OFFICER = TestTokens.officer("VL", "abb");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String PARTNER = TestTokens.officer("NL", "szw");
    private static final String OUTSIDER = TestTokens.officer("LU", "mfi");
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final AskedStore store;

    FeedIT(@Autowired AskedStore store) {
        this.store = store;
    }

    @Test
    void each_reader_is_given_what_the_events_themselves_show() throws Exception {
        var from = end(OFFICER);
        var hidden = dossier("restricted");
        var open = dossier("partners");
        var visit = visit("public", "'dossiers': ['%s', '%s'],".formatted(open, hidden));
        amended("/dossiers/" + open, 1, "{'title': 'Anders'}");
        amended("/dossiers/" + hidden, 1, "{'title': 'Anders'}");
        var ids = List.of(
                "dossiers.%s.1".formatted(hidden),
                "dossiers.%s.1".formatted(open),
                "visits.%s.1".formatted(visit),
                "dossiers.%s.2".formatted(open),
                "dossiers.%s.2".formatted(hidden));
        untilIn(OFFICER, from, ids.getLast());
        untilIn(OFFICER, from, ids.get(3));
        untilIn(OFFICER, from, ids.get(2));
        for (var reader : List.of(OFFICER, PARTNER, OUTSIDER)) {
            var given = new TreeMap<String, JsonNode>();
            items(reader, from, "").forEach(item -> given.put(id(item), item.path("event")));
            for (var id : ids) {
                var itself = service.get("/events/" + id, reader);
                if (itself.statusCode() == 404) {
                    assertThat(given).as(id).doesNotContainKey(id);
                } else {
                    assertThat(given.get(id)).as(id).isEqualTo(good(itself));
                }
            }
        }
        assertThat(ids(PARTNER, from, ""))
                .contains(ids.get(1), ids.get(2), ids.get(3))
                .doesNotContain(ids.getFirst());
        assertThat(items(PARTNER, from, "").toString()).doesNotContain(hidden);
    }

    @Test
    void events_of_one_thing_come_in_their_order_page_by_page() throws Exception {
        var from = end(OFFICER);
        var one = dossier("partners");
        var other = dossier("partners");
        for (int revision = 1; revision < 6; revision++) {
            amended("/dossiers/" + one, revision, "{'title': 'Titel %d'}".formatted(revision));
            amended("/dossiers/" + other, revision, "{'title': 'Titel %d'}".formatted(revision));
        }
        untilIn(OFFICER, from, "dossiers.%s.6".formatted(one));
        untilIn(OFFICER, from, "dossiers.%s.6".formatted(other));
        for (int limit : List.of(1, 3, 500)) {
            var ids = ids(OFFICER, from, "&limit=" + limit);
            for (var id : List.of(one, other)) {
                assertThat(ids.stream().filter(event -> event.startsWith("dossiers.%s.".formatted(id))))
                        .containsExactly(
                                "dossiers.%s.1".formatted(id),
                                "dossiers.%s.2".formatted(id),
                                "dossiers.%s.3".formatted(id),
                                "dossiers.%s.4".formatted(id),
                                "dossiers.%s.5".formatted(id),
                                "dossiers.%s.6".formatted(id));
            }
        }
    }

    @Test
    void what_goes_out_of_sight_is_told_once_and_what_comes_back_is_told_whole() throws Exception {
        var from = end(OFFICER);
        var id = dossier("partners");
        untilIn(PARTNER, from, event(id, 1));
        amended("/dossiers/" + id, 1, "{'confidentiality': 'restricted', 'title': 'Geheim'}");
        amended("/dossiers/" + id, 2, "{'title': 'Nog geheimer'}");
        untilIn(OFFICER, from, event(id, 3));
        assertThat(of(id, PARTNER, from)).containsExactly(event(id, 2));
        var concealed = items(PARTNER, from, "&subject=" + id).getFirst().path("event");
        assertThat(concealed.path("type").asString()).endsWith(".concealed");
        assertThat(concealed.has("data")).isFalse();
        assertThat(concealed.toString()).doesNotContain("heim");
        assertThat(of(id, OFFICER, from)).containsExactly(event(id, 1), event(id, 2), event(id, 3));
        assertThat(heads(PARTNER)).doesNotContainKey(id);

        good(service.send("PATCH", "/dossiers/" + id, COORDINATOR, "\"3\"", """
                {'confidentiality': 'partners', 'change': {'reason': 'Afgerond'}}"""));
        untilIn(OFFICER, from, event(id, 4));
        assertThat(of(id, PARTNER, from)).containsExactly(event(id, 1), event(id, 4));
        var revealed = items(PARTNER, from, "&subject=" + id).getLast().path("event");
        assertThat(revealed.at("/data/dossier/title").asString()).isEqualTo("Nog geheimer");
        await().untilAsserted(() -> assertThat(heads(PARTNER)).containsEntry(id, 4));
    }

    /** It never was in sight of those, so that it went out of it is not theirs to know. */
    @Test
    void attack_who_never_could_see_it_is_not_told_that_it_went_out_of_sight() throws Exception {
        var from = end(OFFICER);
        var id = dossier("partners");
        amended("/dossiers/" + id, 1, "{'confidentiality': 'restricted'}");
        untilIn(OFFICER, from, event(id, 2));
        assertThat(of(id, PARTNER, from)).containsExactly(event(id, 2));
        assertThat(of(id, OUTSIDER, from)).isEmpty();
        var born = dossier("restricted");
        amended("/dossiers/" + born, 1, "{'title': 'Anders'}");
        untilIn(OFFICER, from, event(born, 2));
        assertThat(of(born, PARTNER, from)).isEmpty();
    }

    @Test
    void a_page_shows_what_its_reader_may_see_when_it_is_asked_for() throws Exception {
        var from = end(OFFICER);
        var id = dossier("restricted");
        untilIn(OFFICER, from, event(id, 1));
        assertThat(of(id, PARTNER, from)).isEmpty();
        var given = service.send("POST", "/dossiers/%s/grants".formatted(id), COORDINATOR, null, """
                {'party': 'NL', 'organisation': 'szw', 'change': {'reason': 'leest mee'}}""");
        good(given);
        assertThat(of(id, PARTNER, from)).containsExactly(event(id, 1));
        await().untilAsserted(() -> assertThat(heads(PARTNER)).containsEntry(id, 1));
        var grant = URI.create(location(given)).getPath().replace("/akkoord/v1", "");
        assertThat(service.send("DELETE", grant, OFFICER, null, null).statusCode())
                .isEqualTo(204);
        assertThat(of(id, PARTNER, from)).isEmpty();
        assertThat(heads(PARTNER)).doesNotContainKey(id);
    }

    @Test
    void attack_no_filter_finds_a_reference_that_is_hidden() throws Exception {
        var from = end(OFFICER);
        var hidden = dossier("restricted");
        var open = dossier("partners");
        var visit = visit("partners", "'dossiers': ['%s', '%s'],".formatted(open, hidden));
        untilIn(OFFICER, from, "visits.%s.1".formatted(visit));
        assertThat(ids(PARTNER, from, "&dossier=" + open)).contains("visits.%s.1".formatted(visit));
        assertThat(ids(PARTNER, from, "&dossier=" + hidden)).isEmpty();
        assertThat(ids(PARTNER, from, "&subject=" + hidden)).isEmpty();
        // named to partners when it was published, and hidden since
        amended("/dossiers/" + open, 1, "{'confidentiality': 'restricted'}");
        assertThat(ids(OFFICER, from, "&dossier=%s&collection=visits".formatted(open)))
                .containsExactly("visits.%s.1".formatted(visit));
        assertThat(ids(PARTNER, from, "&dossier=%s&collection=visits".formatted(open)))
                .isEmpty();
    }

    @Test
    void filters_hold_together_and_each_is_met_by_one_of_its_values() throws Exception {
        var from = end(OFFICER);
        var dossier = dossier("partners");
        var visit = visit("partners", "");
        untilIn(OFFICER, from, event(dossier, 1));
        untilIn(OFFICER, from, "visits.%s.1".formatted(visit));
        var opened = event(dossier, 1);
        var planned = "visits.%s.1".formatted(visit);
        assertThat(ids(OFFICER, from, "&collection=visits")).contains(planned).doesNotContain(opened);
        assertThat(ids(OFFICER, from, "&collection=visits&collection=dossiers")).contains(planned, opened);
        assertThat(ids(OFFICER, from, "&agreement=vl-nl-integratie-2013")).contains(planned, opened);
        assertThat(ids(OFFICER, from, "&agreement=een-ander-akkoord")).isEmpty();
        assertThat(ids(OFFICER, from, "&party=NL")).contains(planned).doesNotContain(opened);
        assertThat(ids(OFFICER, from, "&party=VL")).contains(planned, opened);
        assertThat(ids(OFFICER, from, "&party=NL&collection=dossiers")).isEmpty();
        assertThat(ids(OFFICER, from, "&theme=sociale-inclusie")).isEmpty();
        assertThat(ids(OFFICER, from, "&dossier=" + dossier)).contains(opened).doesNotContain(planned);
        assertThat(ids(OFFICER, from, "&type=eu.akkoord.dossiers.v1.visits.notify.planned&subject=" + visit))
                .containsExactly(planned);
    }

    /** A hidden event takes no place, leaves no empty page and makes no cursor longer. */
    @Test
    void attack_pages_do_not_count_what_is_hidden() throws Exception {
        var from = end(PARTNER);
        var first = dossier("partners");
        var hidden = dossier("restricted");
        for (int revision = 1; revision < 8; revision++) {
            amended("/dossiers/" + hidden, revision, "{'title': 'Titel %d'}".formatted(revision));
        }
        untilIn(OFFICER, from, event(hidden, 8));
        var last = dossier("partners");
        untilIn(OFFICER, from, event(last, 1));
        untilIn(OFFICER, from, event(first, 1));
        var pages = pages(PARTNER, from, "&limit=1&collection=dossiers");
        var shown = pages.stream()
                .filter(page -> page.path("items").size() == 1)
                .map(page -> id(page.path("items").path(0)))
                .toList();
        assertThat(shown).containsExactly(event(first, 1), event(last, 1));
        assertThat(pages).hasSize(2).allMatch(page -> page.path("items").size() == 1);
        assertThat(pages.stream().map(page -> page.path("cursor").asString().length()))
                .containsOnly(from.length());
        assertThat(end(PARTNER)).isNotEqualTo(end(PARTNER));
    }

    @Test
    void attack_the_cursor_of_another_shows_nothing_of_what_that_one_sees() throws Exception {
        var theirs = end(OFFICER);
        var hidden = dossier("restricted");
        untilIn(OFFICER, theirs, event(hidden, 1));
        assertThat(of(hidden, PARTNER, theirs)).isEmpty();
        var altered = theirs.substring(0, 40) + (theirs.charAt(40) == 'A' ? 'B' : 'A') + theirs.substring(41);
        var refused = service.get("/events?after=" + altered, PARTNER);
        refused(refused, 400, "badRequest");
        assertThat(refused.body()).contains("\"after\"");
    }

    @Test
    void an_empty_answer_waits_for_what_its_reader_may_see() throws Exception {
        var from = end(PARTNER);
        var waiting = asynchronous(PARTNER, "/events?wait=20&after=" + from);
        var id = dossier("partners");
        var answer = good(waiting.get());
        assertThat(answer.path("items").valueStream().map(FeedIT::id)).contains(event(id, 1));
        assertThat(answer.path("self").asString()).doesNotContain("wait");
    }

    /** Waiting is no way to hear that something happened, and no way to hold more than a share. */
    @Test
    void attack_what_is_hidden_wakes_nobody_and_nobody_waits_too_often() throws Exception {
        var from = end(OUTSIDER);
        var begun = System.nanoTime();
        var waiting = asynchronous(OUTSIDER, "/events?wait=2&after=" + from);
        untilIn(OFFICER, from, event(dossier("restricted"), 1));
        assertThat(good(waiting.get()).path("items")).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));

        var now = end(OUTSIDER);
        var many = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int time = 0; time < 12; time++) {
            many.add(asynchronous(OUTSIDER, "/events?wait=30&after=" + now));
        }
        // those that were there first make room
        await().atMost(Duration.ofSeconds(10))
                .until(() -> many.stream().filter(CompletableFuture::isDone).count() >= 4);
        assertThat(many.stream().filter(CompletableFuture::isDone).count()).isEqualTo(4);
        var more = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int time = 0; time < 8; time++) {
            more.add(asynchronous(OUTSIDER, "/events?wait=1&after=" + now));
        }
        for (var one : many) {
            assertThat(one.get().statusCode()).isEqualTo(200);
        }
        for (var one : more) {
            assertThat(one.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void no_answer_outlasts_the_token_that_it_is_given_for() throws Exception {
        var from = end(PARTNER);
        var expires = Instant.now().plusSeconds(3);
        var token = TestTokens.sign(TestTokens.claims("NL", "szw", List.of("officer"), "akkoord:read")
                .expirationTime(Date.from(expires))
                .build());
        good(service.get("/events?wait=30&after=" + from, token));
        assertThat(Instant.now()).isBefore(expires.plusSeconds(2));
    }

    @Test
    void a_partners_client_is_given_the_collections_that_its_scopes_name() throws Exception {
        var from = end(OFFICER);
        var dossier = dossier("partners");
        var visit = visit("partners", "");
        untilIn(OFFICER, from, event(dossier, 1));
        untilIn(OFFICER, from, "visits.%s.1".formatted(visit));
        var client = TestTokens.partner("NL", "szw", "events.read", "dossiers.read");
        assertThat(ids(client, from, "")).contains(event(dossier, 1)).doesNotContain("visits.%s.1".formatted(visit));
        await().untilAsserted(() -> assertThat(heads(client)).containsKey(dossier));
        assertThat(heads(client)).doesNotContainKey(visit);
        assertThat(ids(TestTokens.partner("NL", "szw", "events.read"), from, ""))
                .isEmpty();
        refused(service.get("/events", TestTokens.partner("NL", "szw", "dossiers.read")), 403, "missingScope");
        refused(service.get("/events/heads", TestTokens.partner("NL", "szw", "dossiers.read")), 403, "missingScope");
    }

    @Test
    void the_heads_are_what_there_is_and_tell_where_to_go_on() throws Exception {
        var hidden = dossier("restricted");
        var open = dossier("partners");
        amended("/dossiers/" + open, 1, "{'title': 'Anders'}");
        await().untilAsserted(() -> assertThat(heads(PARTNER)).containsEntry(open, 2));
        assertThat(heads(PARTNER)).doesNotContainKey(hidden);
        await().untilAsserted(() -> assertThat(heads(OFFICER)).containsEntry(hidden, 1));
        var first = good(service.get("/events/heads?pageSize=1", PARTNER));
        var after = first.path("after").asString();
        var later = dossier("partners");
        untilIn(PARTNER, after, event(later, 1));
        assertThat(ids(PARTNER, after, "")).contains(event(later, 1));
        var second = URI.create(first.path("next").asString()).getRawQuery();
        assertThat(good(service.get("/events/heads?" + second, PARTNER)).has("after"))
                .isFalse();
    }

    /** One question to the store for each collection and each part, however many events; one that is made of each would be hundreds. */
    @Test
    void attack_a_page_asks_the_store_a_bounded_number_of_questions() throws Exception {
        var from = end(OFFICER);
        var last = "";
        for (int time = 0; time < 40; time++) {
            last = dossier("restricted");
        }
        untilIn(OFFICER, from, event(last, 1));
        store.sinceThen();
        var page = good(service.get("/events?limit=500&collection=dossiers&after=" + from, OFFICER));
        assertThat(page.path("items").size()).isGreaterThanOrEqualTo(40);
        assertThat(store.sinceThen()).hasSizeLessThan(30);
        good(service.get("/events?limit=500&collection=dossiers&after=" + from, PARTNER));
        assertThat(store.sinceThen()).hasSizeLessThan(20);
    }

    private String dossier(String level) throws Exception {
        var id = "gemeld-%d".formatted(SERIAL.incrementAndGet());
        good(service.send("POST", "/dossiers", OFFICER, null, """
                {'id': '%s', 'title': 'Dossier', 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': '%s',
                 'change': {'occurred': '2017-06-16'}}""".formatted(id, level)));
        return id;
    }

    private String visit(String level, String references) throws Exception {
        var id = "gemeld-bezoek-%d".formatted(SERIAL.incrementAndGet());
        good(service.send("POST", "/visits", OFFICER, null, """
                {'id': '%s', 'title': 'Bezoek', 'kind': 'workingVisit', 'host': 'NL', 'guests': ['VL'], %s
                 'period': {'edtf': '2018', 'label': 'in 2018'}, 'agreements': ['vl-nl-integratie-2013'],
                 'confidentiality': '%s', 'change': {'occurred': '2017-06-16'}}""".formatted(id, references, level)));
        return id;
    }

    private void amended(String path, int revision, String patch) throws Exception {
        good(service.send("PATCH", path, OFFICER, "\"%d\"".formatted(revision), patch));
    }

    private static String event(String dossier, int revision) {
        return "dossiers.%s.%d".formatted(dossier, revision);
    }

    private static String id(JsonNode item) {
        return item.at("/event/id").asString();
    }

    /** The place after all that this reader is given now. */
    private String end(String reader) throws Exception {
        return pages(reader, null, "&limit=500").getLast().path("cursor").asString();
    }

    private void untilIn(String reader, String from, String id) {
        await().atMost(Duration.ofSeconds(20)).until(() -> ids(reader, from, "").contains(id));
    }

    private List<String> ids(String reader, String from, String query) throws Exception {
        return items(reader, from, query).stream().map(FeedIT::id).toList();
    }

    /** Returns the events of one dossier that this reader is given. */
    private List<String> of(String dossier, String reader, String from) throws Exception {
        return ids(reader, from, "&subject=" + dossier);
    }

    private List<JsonNode> items(String reader, String from, String query) throws Exception {
        return pages(reader, from, query).stream()
                .flatMap(page -> page.path("items").valueStream())
                .toList();
    }

    private List<JsonNode> pages(String reader, String from, String query) throws Exception {
        var pages = new ArrayList<JsonNode>();
        var next = from == null ? "?" + query.substring(1) : "?after=" + from + query;
        while (next != null) {
            var page = good(service.get("/events" + next, reader));
            pages.add(page);
            next = page.has("next")
                    ? "?" + URI.create(page.path("next").asString()).getRawQuery()
                    : null;
        }
        return pages;
    }

    private Map<String, Integer> heads(String reader) throws Exception {
        var heads = new TreeMap<String, Integer>();
        var next = "?pageSize=100";
        while (next != null) {
            var page = good(service.get("/events/heads" + next, reader));
            page.path("items")
                    .forEach(head -> heads.put(
                            head.path("subject").asString(),
                            head.path("revision").asInt()));
            next = page.has("next")
                    ? "?"
                            + UriComponentsBuilder.fromUriString(
                                            page.path("next").asString())
                                    .build()
                                    .getQuery()
                    : null;
        }
        return heads;
    }

    private CompletableFuture<HttpResponse<String>> asynchronous(String reader, String path) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return service.get(path, reader);
                    } catch (Exception failed) {
                        throw new IllegalStateException(failed);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }
}
