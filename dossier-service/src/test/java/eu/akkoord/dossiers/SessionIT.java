package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.test.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sessions through HTTP, into the store and out again. */
class SessionIT extends SessionCase {
    private static final String NL = TestTokens.officer("NL", "szw");
    private static final String LU = TestTokens.officer("LU", "mfi");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String READER = TestTokens.reader("VL", "abb");

    /** Timeout for lists; their own tests show that a second is enough. */
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void a_session_is_announced_opened_held_and_its_past_stays() throws Exception {
        var announced = announce("'capacity': 20,");
        assertThat(announced.statusCode()).as(announced.body()).isEqualTo(201);
        assertThat(location(announced)).endsWith(path);
        assertThat(good(announced).at("/visit/href").asString()).endsWith("/visits/" + visit);

        var moved = service.send("PATCH", path, VL, "\"1\"", """
                {'place': 'Brussel', 'period': {'label': 'begin september', 'edtf': '2017-09-05'},
                 'change': {'occurred': '2017-07-01'}}""");
        assertThat(good(moved).path("place").asString()).isEqualTo("Brussel");
        assertThat(etag(service.send("PATCH", path, VL, "\"2\"", "{'place': 'Brussel'}")))
                .isEqualTo("\"2\"");

        become("\"2\"", "{'status': 'open', 'change': {'occurred': '2017-08-01'}}");
        var held = become("\"3\"", """
                {'status': 'held', 'attendance': {'count': 18}, 'change': {'occurred': '2017-09-05'}}""");
        assertThat(location(held)).endsWith("/events/sessions." + id + ".4");

        assertThat(good(service.get(path, READER)).path("attended").asInt()).isEqualTo(18);
        var then = good(service.get(path + "?asOf=2017-06-30", READER));
        assertThat(then.at("/period/label").asString()).isEqualTo("september 2017");
        assertThat(then.path("status").asString()).isEqualTo("announced");
        var history = good(service.get(path + "/history", READER));
        assertThat(history.path("items").size()).isEqualTo(4);
        assertThat(history.path("items")
                        .valueStream()
                        .map(item -> item.path("type").asString()))
                .containsExactly("announced", "amended", "statusChanged", "statusChanged");
        var events = kafka.events("sessions", id, 4);
        assertThat(events.getLast().at("/data/session/attended").asInt()).isEqualTo(18);
        assertThat(events.get(1).at("/data/fixing/to/edtf").asString()).isEqualTo("2017-09-05");
        assertThat(good(service.get("/events/sessions.%s.4".formatted(id), READER)))
                .isEqualTo(events.getLast());
    }

    @Test
    void what_is_wrong_is_refused_each_in_its_own_way() throws Exception {
        refused(service.send("POST", "/visits/bestaat-niet/sessions", VL, null, session("")), 404, "resourceNotFound");
        refused(
                announce("'themes': [{'agreement': 'vl-nl-integratie-2013', 'code': 'onbekend'}],"),
                409,
                "unknownReference");
        var strange = announce("'themes': [{'agreement': 'ander-akkoord', 'code': 'sociale-inclusie'}],");
        refused(strange, 400, "badRequest");
        assertThat(strange.body()).contains("/themes/0/agreement");
        refused(announce("'capacity': 0,"), 400, "badRequest");
        refused(announce("'status': 'held',"), 400, "badRequest");
        refused(
                service.send("POST", "/visits/%s/sessions".formatted(visit), LU, null, session("")),
                403,
                "missingPermission");
        refused(
                service.send("POST", "/visits/%s/sessions".formatted(visit), READER, null, session("")),
                403,
                "missingPermission");
        good(announce("'themes': [{'agreement': 'vl-nl-integratie-2013', 'code': 'sociale-inclusie'}],"));
        refused(announce(""), 409, "idTaken");

        refused(service.send("PATCH", path, VL, null, "{'title': 'Anders'}"), 428, "missingPrecondition");
        refused(service.send("PATCH", path, VL, "\"7\"", "{'title': 'Anders'}"), 412, "outdatedRevision");
        refused(service.send("PATCH", path, LU, "\"1\"", "{'title': 'Anders'}"), 403, "missingPermission");
        refused(service.send("PATCH", path, VL, "\"1\"", "{'attended': 3}"), 400, "badRequest");
        refused(service.send("PATCH", path, VL, "\"1\"", "{'visit': 'ander'}"), 400, "badRequest");
        refused(
                service.send("PATCH", path, VL, "\"1\"", "{'title': 'A', 'change': {'occurred': '2017-01-01'}}"),
                409,
                "occurredTooEarly");
        refused(
                transition("\"1\"", "{'status': 'announced', 'change': {'occurredPeriod': {'edtf': '2017/..'}}}"),
                409,
                "wrongStage");
        refused(
                transition("\"1\"", "{'status': 'cancelled', 'change': {'occurredPeriod': {'edtf': '2017/..'}}}"),
                400,
                "badRequest");
        refused(transition("\"1\"", "{'status': 'open', 'attendance': {'count': 3}}"), 400, "badRequest");
        refused(
                transition("\"1\"", "{'status': 'held', 'attendance': {'present': ['0123456789abcdef']}}"),
                400,
                "badRequest");
        assertThat(good(service.get(path + "/history", VL)).path("items").size())
                .isEqualTo(1);
    }

    @Test
    void under_a_visit_that_is_not_its_own_it_is_not_there() throws Exception {
        plan(visit + "-ander", "public");
        plan(visit + "-besloten", "partners");
        good(announce(""));
        var elsewhere = "/visits/%s-ander/sessions/%s".formatted(visit, id);

        refused(service.get(elsewhere, VL), 404, "resourceNotFound");
        refused(service.get(elsewhere + "/history", VL), 404, "resourceNotFound");
        refused(service.get(elsewhere + "/invitations", VL), 404, "resourceNotFound");
        refused(service.send("PATCH", elsewhere, VL, "\"9\"", "{'title': 'A'}"), 404, "resourceNotFound");
        refused(service.send("PATCH", elsewhere, LU, "\"1\"", "{'title': 'A'}"), 404, "resourceNotFound");
        refused(
                service.send(
                        "POST",
                        elsewhere + "/transitions",
                        VL,
                        "\"1\"",
                        "{'status': 'open', 'change': {'occurredPeriod': {'edtf': '2017/..'}}}"),
                404,
                "resourceNotFound");
        refused(
                service.send("POST", elsewhere + "/invitations", VL, null, person("invited", "X")),
                404,
                "resourceNotFound");

        var hidden = "/visits/%s-besloten/sessions".formatted(visit);
        good(service.send("POST", hidden, VL, null, session("").replace(id, id + "-besloten")));
        refused(service.get(hidden + "/" + id + "-besloten", LU), 404, "resourceNotFound");
        refused(service.get("/events/sessions.%s-besloten.1".formatted(id), LU), 404, "resourceNotFound");
        refused(service.send("POST", hidden, LU, null, session("")), 404, "resourceNotFound");
    }

    @Test
    void of_a_session_about_a_concealed_visit_nothing_is_told_but_where_it_is() throws Exception {
        var own = "/visits/%s-intern/sessions".formatted(visit);
        var hidden = own + "/" + id;
        plan(visit + "-intern", "internal");
        good(service.send("POST", own, VL, null, session("")));
        good(service.send("POST", hidden + "/invitations", VL, null, person("invited", "Merel")));

        var events = kafka.events("sessions", id, 2);
        assertThat(events).allMatch(event -> event.path("type").asString().endsWith("sessions.notify.changed"));
        assertThat(events).allMatch(event -> !event.has("data"));
        assertThat(events).allMatch(event -> event.path("dataref").asString().endsWith(hidden));
        refused(service.get(hidden, NL), 404, "resourceNotFound");
        refused(service.get(hidden + "/invitations", NL), 404, "resourceNotFound");
        refused(service.get("/events/sessions.%s.1".formatted(id), NL), 404, "resourceNotFound");

        var coordinator = TestTokens.staff("coordinator", "VL", "abb");
        good(service.send("PATCH", "/visits/%s-intern".formatted(visit), coordinator, "\"1\"", """
                {'confidentiality': 'partners', 'change': {'reason': 'kan verder'}}"""));
        good(service.send("PATCH", hidden, VL, "\"2\"", "{'place': 'Brussel'}"));
        assertThat(kafka.events("sessions", id, 3)
                        .getLast()
                        .at("/data/session/place")
                        .asString())
                .isEqualTo("Brussel");
        assertThat(good(service.get(hidden + "/history", NL)).path("items").size())
                .as("what was concealed then stays so")
                .isEqualTo(1);
    }

    @Test
    void sessions_are_listed_at_their_visit_to_those_who_see_it() throws Exception {
        var list = "/visits/%s/sessions".formatted(visit);
        var second = id + "-tweede";
        good(announce(
                "'language': 'nl', 'themes': [{'agreement': 'vl-nl-integratie-2013', 'code': 'sociale-inclusie'}],"));
        good(service.send("POST", list, VL, null, session("'place': 'Brussel',").replace(id, second)));
        awaitListed(list, LU, id, second);
        awaitListed(list + "?theme=sociale-inclusie&language=nl&year=2017&q=vluchteling", LU, id);
        awaitListed(list + "?place=Brussel&from=2017-09-01&to=2017-09-30", LU, second);

        become("\"1\"", "{'status': 'open', 'change': {'occurred': '2017-08-01'}}");
        good(ask("requested", "Kanarie"));
        awaitListed(list + "?status=open", LU, id);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(good(service.get(list + "?status=open", LU))
                                .at("/items/0/requested")
                                .asInt())
                        .isEqualTo(1));
        var listed = good(service.get(list + "?status=open&facet=status", LU));
        var item = listed.at("/items/0");
        var byId = good(service.get(path, LU));
        for (var same : List.of(
                "id", "visit", "title", "topics", "themes", "period", "language", "status", "since", "modified")) {
            assertThat(item.path(same)).as(same).isEqualTo(byId.path(same));
        }
        assertThat(item.path("href")).isEqualTo(byId.path("self"));
        assertThat(listed.toString()).doesNotContainIgnoringCase("kanarie");

        var page = good(service.get(list + "?sort=id&pageSize=1", LU));
        assertThat(ids(page)).containsExactly(id);
        var last = good(service.get(relative(page.path("next").asString()), LU));
        assertThat(ids(last)).containsExactly(second);
        assertThat(last.has("next")).isFalse();
        refused(service.get("/visits/bestaat-niet/sessions", LU), 404, "resourceNotFound");
    }

    @Test
    void lists_of_sessions_follow_what_happens_to_their_visit() throws Exception {
        var closed = visit + "-intern";
        plan(closed, "internal");
        var list = "/visits/%s/sessions".formatted(closed);
        good(service.send("POST", list, VL, null, session("")));
        awaitListed(list, VL, id);
        awaitListed("/visits/%s/sessions".formatted(visit), VL);
        refused(service.get(list, NL), 404, "resourceNotFound");

        good(service.send("PATCH", "/visits/" + closed, COORDINATOR, "\"1\"", """
                {'confidentiality': 'partners', 'change': {'reason': 'afgerond'}}"""));
        awaitListed(list, NL, id);
        refused(service.get(list, LU), 404, "resourceNotFound");
    }

    @Test
    void sessions_of_all_visits_are_one_list_of_what_the_reader_may_see() throws Exception {
        var other = visit + "-ander";
        var closed = visit + "-intern";
        plan(other, "public");
        plan(closed, "internal");
        var word = "Kruispunt" + id.replaceAll("[^a-z0-9]", "");
        var mine = List.of(id + "-een", id + "-twee", id + "-drie");
        for (int number = 0; number < mine.size(); number++) {
            var body = session("'place': 'Brussel',")
                    .replace("Lunchsessie", word)
                    .replace("'%s'".formatted(id), "'%s'".formatted(mine.get(number)));
            good(service.send(
                    "POST",
                    "/visits/%s/sessions"
                            .formatted(List.of(visit, other, closed).get(number)),
                    VL,
                    null,
                    body));
        }
        var found = "/sessions?q=" + word;
        awaitListed(found, VL, mine.get(0), mine.get(1), mine.get(2));
        awaitListed(found, LU, mine.get(0), mine.get(1));
        awaitListed(found, NL, mine.get(0), mine.get(1));
        awaitListed("/sessions?q=" + mine.get(2), VL, mine.get(2));
        awaitListed("/sessions?q=" + mine.get(2), LU);
        awaitListed("/sessions?visit=" + other, LU, mine.get(1));
        awaitListed(found + "&visitNot=" + other, LU, mine.get(0));
        awaitListed(
                found + "&party=NL&agreement=vl-nl-integratie-2013&place=Brussel&year=2017&status=announced",
                LU,
                mine.get(0),
                mine.get(1));
        awaitListed(found + "&party=LU", LU);

        var counts = "&facet=party&facet=status&facet=agreement&facet=place&facet=year";
        var seen = good(service.get(found + counts, LU));
        assertThat(seen.at("/facets/0/values/0/count").asInt()).isEqualTo(2);
        assertThat(seen.at("/facets/0/total").asInt()).isEqualTo(2);
        assertThat(seen.toString()).doesNotContain(closed);
        var item = seen.at("/items/0");
        assertThat(item.path("visit"))
                .isEqualTo(good(service.get(relative(item.path("href").asString()), LU))
                        .path("visit"));
        var ofHidden =
                good(service.get("/sessions?visit=" + closed + counts, LU)).toString();
        var ofMissing =
                good(service.get("/sessions?visit=bestaat-niet" + counts, LU)).toString();
        assertThat(ofHidden.replace(closed, "X")).isEqualTo(ofMissing.replace("bestaat-niet", "X"));
        var file = service.get(found + "&sort=id", LU, Map.of("Accept", "text/csv"))
                .body();
        assertThat(file).contains(mine.get(0), mine.get(1), other).doesNotContain(mine.get(2), closed);
        refused(service.get("/sessions?onbekend=1", LU), 400, "badRequest");
        refused(service.send("POST", "/sessions", VL, null, session("")), 405, "methodNotAllowed");

        good(service.send("PATCH", "/visits/" + closed, COORDINATOR, "\"1\"", """
                {'confidentiality': 'partners', 'change': {'reason': 'afgerond'}}"""));
        awaitListed(found, NL, mine.get(0), mine.get(1), mine.get(2));
        awaitListed(found, LU, mine.get(0), mine.get(1));
    }

    private void awaitListed(String list, String reader, String... sessions) {
        await().atMost(SOON).untilAsserted(() -> {
            var page = good(service.get(list, reader));
            assertThat(ids(page)).containsExactlyInAnyOrder(sessions);
            assertThat(page.path("total").asInt()).isEqualTo(sessions.length);
        });
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }
}
