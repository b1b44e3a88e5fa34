package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import eu.akkoord.platform.servicetest.StrikingWalk;
import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A struck text is nowhere any more, in whatever property it stood; that it was struck is told everywhere. */
class StrikingIT extends TwoPartiesCase {
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String AUDITOR = TestTokens.staff("auditor", "VL", "abb");
    private static final String THEIR_COORDINATOR = TestTokens.staff("coordinator", "NL", "szw");
    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final Duration SOON = Duration.ofSeconds(10);

    private final int number = SERIAL.incrementAndGet();
    private final String dossier = "te-schrappen-zaak-" + number;
    private final String visit = "te-schrappen-reis-" + number;
    private final String session = "te-schrappen-sessie-" + number;

    @Autowired
    private MongoDatabase store;

    @Test
    void of_a_visit() throws Exception {
        plan();
        good(service.send("POST", "/visits/%s/transitions".formatted(visit), COORDINATOR, "\"1\"", """
            {'status': 'cancelled', 'change': {'occurredPeriod': {'edtf': '2017/..'}, 'reason': 'Kanarie{n}reden'}}\
            """.replace(
                        "{n}", number + "x")));
        assertStruck(
                "visits",
                visit,
                "/visits/" + visit,
                2,
                "/title",
                "/initiators/0",
                "/initiators/1",
                "/period/label",
                "/places/0",
                "/delegations/0/functions/0",
                "/programme/0/title",
                "/programme/0/place",
                "/programme/0/host/name",
                "/outcomes",
                "/status/reason");
    }

    @Test
    void of_a_dossier() throws Exception {
        open("partners");
        good(service.send("POST", "/dossiers/%s/transitions".formatted(dossier), COORDINATOR, "\"1\"", """
            {'status': 'active', 'change': {'occurredPeriod': {'edtf': '2017/..'}}}\
            """));
        good(service.send("POST", "/dossiers/%s/transitions".formatted(dossier), COORDINATOR, "\"2\"", """
            {'status': 'closed', 'change': {'occurredPeriod': {'edtf': '2017/..'}, 'reason': 'Kanarie{n}reden'}}\
            """.replace(
                        "{n}", number + "x")));
        assertStruck(
                "dossiers",
                dossier,
                "/dossiers/" + dossier,
                3,
                "/title",
                "/summary",
                "/period/label",
                "/references/0/source",
                "/references/0/id",
                "/status/reason");
    }

    @Test
    void of_a_document() throws Exception {
        open("partners");
        var document = good(service.send(
                        "POST", "/dossiers/%s/documents".formatted(dossier), COORDINATOR, null, """
                            {'title': 'Kanarie{n}stuk', 'kind': 'report', 'language': 'nl', 'link': 'https://example.org/kanarie{n}link'}\
                            """.replace(
                                        "{n}", number + "x")))
                .path("id")
                .asString();
        var path = "/dossiers/%s/documents/%s".formatted(dossier, document);
        good(service.send("POST", path + "/transitions", COORDINATOR, "\"1\"", """
            {'status': 'withdrawn', 'change': {'reason': 'Kanarie{n}reden'}}\
            """.replace("{n}", number + "x")));
        refused(
                service.send(
                        "POST",
                        path.replace(dossier, "een-andere-zaak") + "/strikings",
                        COORDINATOR,
                        null,
                        "{'field': '/title', 'change': {'reason': 'x'}}"),
                404,
                "resourceNotFound");
        assertStruck("documents", document, path, 2, "/title", "/versions/0/link", "/status/reason");
    }

    @Test
    void of_a_session() throws Exception {
        plan();
        good(service.send(
                "POST", "/visits/%s/sessions".formatted(visit), COORDINATOR, null, """
                    {'id': '%s', 'title': 'Kanarie{n}sessie', 'topics': ['Kanarie{n}thema'], 'place': 'Kanarie{n}zaal',
                     'period': {'edtf': '2999-09', 'label': 'Kanarie{n}herfst'}}\
                    """.replace("{n}", number + "x")
                        .formatted(session)));
        var path = "/visits/%s/sessions/%s".formatted(visit, session);
        good(service.send("POST", path + "/transitions", COORDINATOR, "\"1\"", """
            {'status': 'cancelled', 'change': {'occurredPeriod': {'edtf': '2017/..'}, 'reason': 'Kanarie{n}reden'}}\
            """.replace("{n}", number + "x")));
        assertStruck("sessions", session, path, 2, "/title", "/topics/0", "/place", "/period/label", "/status/reason");
    }

    @Test
    void a_text_that_only_an_earlier_revision_has_is_struck_too() throws Exception {
        open("partners");
        good(service.send("PATCH", "/dossiers/" + dossier, COORDINATOR, "\"1\"", """
            {'title': 'Zonder naam', 'change': {'reason': 'Kanarie{n}reden'}}\
            """.replace("{n}", number + "x")));
        strike("{'field': '/title', 'revision': 1, 'change': {'reason': 'op verzoek'}}");
        strike("{'field': '/change/reason', 'revision': 2, 'change': {'reason': 'op verzoek'}}");
        var history = good(service.get("/dossiers/%s/history".formatted(dossier), COORDINATOR))
                .path("items");
        assertThat(history.findValuesAsString("title"))
                .containsExactly("geschrapt", "Zonder naam", "Zonder naam", "Zonder naam");
        assertThat(history.path(0).path("struck").toString()).isEqualTo("[\"/title\"]");
        assertThat(history.path(1).path("reason").asString()).isEqualTo("geschrapt");
        assertThat(history.path(1).path("struck").toString()).isEqualTo("[\"/change/reason\"]");
        assertThat(history.path(2).path("type").asString()).isEqualTo("amended");
        var audit = good(service.get("/audits/dossiers.%s.1".formatted(dossier), AUDITOR));
        assertThat(audit.at("/after/title").asString()).isEqualTo("geschrapt");
        assertThat(audit.path("struck").toString()).isEqualTo("[\"/title\"]");
        refused(service.get("/events/dossiers.%s.1".formatted(dossier), COORDINATOR), 404, "resourceNotFound");
        assertThat(good(service.get(
                                "/dossiers/%s?knownAt=%s"
                                        .formatted(
                                                dossier,
                                                history.path(0)
                                                        .path("registered")
                                                        .asString()),
                                COORDINATOR))
                        .path("title")
                        .asString())
                .isEqualTo("geschrapt");
    }

    @Test
    void only_a_coordinator_of_the_owner_strikes_and_only_free_text_and_with_a_reason() throws Exception {
        open("partners");
        var strikings = "/dossiers/%s/strikings".formatted(dossier);
        var title = "{'field': '/title', 'change': {'reason': 'op verzoek'}}";
        refused(
                service.send("POST", strikings, TestTokens.officer("VL", "abb"), null, title),
                403,
                "missingPermission");
        refused(service.send("POST", strikings, THEIR_COORDINATOR, null, title), 403, "missingPermission");
        refused(service.send("POST", strikings, COORDINATOR, null, "{'field': '/title'}"), 400, "badRequest");
        refused(
                service.send("POST", strikings, COORDINATOR, null, "{'field': '/title', 'change': {}}"),
                400,
                "badRequest");
        for (var field : List.of("/owner/party", "/confidentiality", "/onzin", "/change/reason", "/change/occurred")) {
            var answer = service.send("POST", strikings, COORDINATOR, null, title.replace("/title", field));
            refused(answer, 400, "badRequest");
            assertThat(answer.body()).contains("/field");
        }
        var struck = service.send("POST", strikings, COORDINATOR, null, title);
        assertThat(struck.statusCode()).as(struck.body()).isEqualTo(201);
        assertThat(good(struck).toString()).doesNotContain("Kanarie");
        refused(service.send("POST", strikings, COORDINATOR, null, title), 400, "badRequest");
    }

    @Test
    void attack_one_party_strikes_the_words_of_another_in_an_offer() throws Exception {
        plan();
        var title = "Kanarie%sxbezoek %1$d".formatted(number);
        var path = "/visits/" + visit;
        for (var reason : List.of("omdat het regent", title)) {
            good(service.send("POST", path + "/offers", THEIR_COORDINATOR, null, """
                {'kind': 'period', 'content': {'period': {'edtf': '2999-07'}}, 'change': {'reason': '%s'}}\
                """.formatted(reason)));
        }
        var theirs = "{'field': '/offers/%d/reason', 'change': {'reason': 'op verzoek'}}";
        refused(
                service.send("POST", path + "/strikings", COORDINATOR, null, theirs.formatted(0)),
                403,
                "missingPermission");
        refused(
                service.send("POST", path + "/strikings", TestTokens.officer("NL", "szw"), null, theirs.formatted(0)),
                403,
                "missingPermission");
        // a guest strikes its own words with why it made the change, and not the title that says the same
        for (int offer = 0; offer < 2; offer++) {
            var struck = service.send("POST", path + "/strikings", THEIR_COORDINATOR, null, theirs.formatted(offer));
            assertThat(struck.statusCode()).as(struck.body()).isEqualTo(201);
        }
        assertThat(reasons(path)).containsExactly("geschrapt", "geschrapt");
        for (int revision = 1; revision <= 5; revision++) {
            assertThat(good(service.get("/events/visits.%s.%d".formatted(visit, revision), COORDINATOR))
                            .toString())
                    .doesNotContain("geschrapt");
        }
        var history = good(service.get(path + "/history", COORDINATOR)).path("items");
        assertThat(history.findValuesAsString("title")).containsOnly(title);
        assertThat(history.path(1).path("reason").asString()).isEqualTo("geschrapt");
        assertThat(history.path(2).path("reason").asString()).isEqualTo("geschrapt");
        assertThat(good(service.get(path, COORDINATOR)).path("title").asString())
                .isEqualTo(title);
    }

    @Test
    void attack_the_owner_strikes_a_reason_of_another_by_writing_the_same() throws Exception {
        plan();
        var path = "/visits/" + visit;
        good(service.send("POST", path + "/offers", THEIR_COORDINATOR, null, """
            {'kind': 'period', 'content': {'period': {'edtf': '2999-07'}}, 'change': {'reason': 'omdat het regent'}}\
            """));
        good(service.send("PATCH", path, COORDINATOR, "\"2\"", "{'title': 'omdat het regent'}"));
        good(service.send("POST", path + "/strikings", COORDINATOR, null, """
            {'field': '/title', 'change': {'reason': 'op verzoek'}}\
            """));
        assertThat(reasons(path)).containsExactly("omdat het regent");
        assertThat(good(service.get(path, COORDINATOR)).path("title").asString())
                .isEqualTo("geschrapt");
    }

    @Test
    void attack_the_owner_strikes_references_of_another_also_by_writing_the_same() throws Exception {
        open("partners");
        var path = "/dossiers/" + dossier;
        good(service.send("PATCH", path, THEIR_COORDINATOR, "\"1\"", """
            {'references': [{'source': 'Kanarie%1$dxbron', 'id': 'kanarie%1$dx-2017'}, {'source': 'szw', 'id': 'dossier 7'}],
             'change': {'reason': 'zo heet het bij ons'}}\
            """.formatted(number)));
        for (var field :
                List.of("'/references/1/id'", "'/references/1/id', 'revision': 2", "'/change/reason', 'revision': 2")) {
            refused(strike(path, COORDINATOR, field), 403, "missingPermission");
        }
        good(service.send("PATCH", path, COORDINATOR, "\"2\"", "{'title': 'dossier 7'}"));
        good(strike(path, COORDINATOR, "'/title'"));
        var now = good(service.get(path, COORDINATOR));
        assertThat(now.path("title").asString()).isEqualTo("geschrapt");
        assertThat(now.at("/references/1/id").asString()).isEqualTo("dossier 7");

        good(strike(path, THEIR_COORDINATOR, "'/references/1/id'"));
        good(strike(path, THEIR_COORDINATOR, "'/change/reason', 'revision': 2"));
        assertThat(good(service.get(path, COORDINATOR)).at("/references/1/id").asString())
                .isEqualTo("geschrapt");
    }

    @Test
    void attack_the_owner_strikes_what_a_guest_says_of_a_visit() throws Exception {
        plan();
        var path = "/visits/" + visit;
        good(service.send("PATCH", path, THEIR_COORDINATOR, "\"1\"", """
            {'delegations': [{'party': 'VL', 'announced': 3, 'functions': ['Kanarie%dxfunctie']},
                             {'party': 'NL', 'functions': ['directeur']}]}\
            """.formatted(number)));
        good(service.answer(path, THEIR_COORDINATOR, """
            {'answer': 'declined', 'change': {'reason': 'de directeur kan niet'}}\
            """));
        for (var field : List.of("'/delegations/1/functions/0'", "'/change/reason', 'revision': 3")) {
            refused(strike(path, COORDINATOR, field), 403, "missingPermission");
            good(strike(path, THEIR_COORDINATOR, field));
        }
        refused(strike(path, THEIR_COORDINATOR, "'/title'"), 403, "missingPermission");
    }

    @Test
    void attack_a_planner_strikes_what_is_the_hosts() throws Exception {
        good(service.send("POST", "/visits", THEIR_COORDINATOR, null, """
            {'id': '%s', 'title': 'Bezoek', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL'],
             'period': {'edtf': '2999', 'label': 'later'}, 'agreements': ['vl-nl-integratie-2013']}\
            """.formatted(visit)));
        good(service.send("POST", "/visits/%s/sessions".formatted(visit), COORDINATOR, null, """
            {'id': '%s', 'title': 'Lunch', 'period': {'edtf': '2999'}}\
            """.formatted(session)));
        var path = "/visits/%s/sessions/%s".formatted(visit, session);
        refused(strike(path, THEIR_COORDINATOR, "'/title'"), 403, "missingPermission");
        good(strike(path, COORDINATOR, "'/title'"));
        refused(strike("/visits/" + visit, THEIR_COORDINATOR, "'/period/label'"), 403, "missingPermission");
        good(strike("/visits/" + visit, COORDINATOR, "'/period/label'"));
        good(strike("/visits/" + visit, THEIR_COORDINATOR, "'/title'"));
    }

    private HttpResponse<String> strike(String path, String by, String field) throws Exception {
        return service.send(
                "POST",
                path + "/strikings",
                by,
                null,
                "{'field': %s, 'change': {'reason': 'op verzoek'}}".formatted(field));
    }

    private List<String> reasons(String path) throws Exception {
        return good(service.get(path + "/offers", THEIR_COORDINATOR))
                .path("items")
                .findValuesAsString("reason");
    }

    /** Strikes every text of its state, which are exactly these, and looks for them everywhere. */
    private void assertStruck(String collection, String id, String path, int revision, String... fields)
            throws Exception {
        var entry = "%s.%s".formatted(collection, id);
        var walk = new StrikingWalk(service, path, entry, COORDINATOR, AUDITOR);
        var struck = walk.strike(revision);
        assertThat(struck.keySet()).containsExactlyInAnyOrder(fields);
        var texts = List.copyOf(struck.values());
        assertThat(texts)
                .allMatch(text -> text.toLowerCase(java.util.Locale.ROOT).contains("kanarie"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(store.getCollection(collection)
                                .countDocuments(Filters.and(Filters.eq("_id", id), Filters.eq("pending", true))))
                        .isZero());
        int last = revision + struck.size();
        var places =
                new ArrayList<>(List.of(path, path + "/history?pageSize=100", path + "?knownAt=2999-01-01T00:00:00Z"));
        LongStream.rangeClosed(1, last)
                .mapToObj(each -> entry + "." + each)
                .flatMap(each -> Stream.of("/events/" + each, "/audits/" + each))
                .forEach(places::add);
        places.add("/audits?thing=" + id + "&pageSize=100");
        assertThat(walk.shownIn(texts, places)).isEmpty();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(walk.shownIn(texts, lists(collection)))
                        .as("found by search, exported or highlighted")
                        .isEmpty());
        if (List.of("visits", "dossiers").contains(collection)) {
            for (var text : texts) {
                assertThat(good(service.get("/%s?q=%s".formatted(collection, text.split(" ", -1)[0]), COORDINATOR))
                                .path("total")
                                .asInt())
                        .as(text)
                        .isZero();
            }
        }
        var stored = new StringBuilder();
        for (var kept : List.of(collection, collection + "_history", "reads")) {
            store.getCollection(kept)
                    .find(Filters.regex("_id", kept.equals("reads") ? "" : "^" + id))
                    .forEach(document -> stored.append(document.toJson()));
        }
        assertThat(stored.toString()).contains(id).doesNotContain(texts);
        assertThat(good(service.get("/audits/dossiers/check", AUDITOR))
                        .path("tampered")
                        .asInt())
                .isZero();
    }

    private List<String> lists(String collection) {
        return switch (collection) {
            case "visits" -> List.of("/visits?pageSize=100", "/calendar");
            case "dossiers" -> List.of("/dossiers?pageSize=100");
            case "documents" -> List.of("/dossiers/%s/documents".formatted(dossier));
            default -> List.of("/visits/%s/sessions".formatted(visit), "/calendar");
        };
    }

    private void strike(String body) throws Exception {
        var answer = service.send("POST", "/dossiers/%s/strikings".formatted(dossier), COORDINATOR, null, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private void open(String level) throws Exception {
        good(service.send("POST", "/dossiers", COORDINATOR, null, """
            {'id': '%s', 'title': 'Kanarie{n}titel %2$d', 'summary': 'Kanarie{n}samenvatting',
             'agreements': ['vl-nl-integratie-2013'], 'confidentiality': '%3$s',
             'period': {'edtf': '2018', 'label': 'Kanarie{n}jaar'},
             'references': [{'source': 'Kanarie{n}bron', 'id': 'kanarie{n}-2017'}]}\
            """.replace("{n}", number + "x")
                .formatted(dossier, number, level)));
    }

    private void plan() throws Exception {
        good(service.send("POST", "/visits", COORDINATOR, null, """
            {'id': '%s', 'title': 'Kanarie{n}bezoek %d', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL'],
             'initiators': ['Kanarie{n}minister', 'Kanarie{n}secretaris'], 'places': ['Kanarie{n}stad'],
             'period': {'edtf': '2999-06', 'label': 'Kanarie{n}zomer'}, 'outcomes': 'Kanarie{n}uitkomst',
             'delegations': [{'party': 'VL', 'announced': 3, 'functions': ['Kanarie{n}functie']}],
             'programme': [{'title': 'Kanarie{n}onderdeel', 'kind': 'siteVisit', 'place': 'Kanarie{n}plein',
               'host': {'name': 'Kanarie{n}gastheer'}}],
             'agreements': ['vl-nl-integratie-2013']}\
            """.replace("{n}", number + "x")
                .formatted(visit, number)));
    }
}
