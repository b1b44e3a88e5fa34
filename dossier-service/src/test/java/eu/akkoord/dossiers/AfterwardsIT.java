package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.read;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** History is entered as the sources tell it, and a day that was forgotten is set right. */
class AfterwardsIT extends TwoPartiesCase {
    private static final String VL = TestTokens.officer("VL", "abb");
    private static final String NL = TestTokens.officer("NL", "szw");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final String id = "achteraf-" + SERIAL.incrementAndGet();
    private final String visit = "/visits/" + id;

    @Test
    void a_visit_of_which_a_source_names_a_season_is_entered_as_it_was_held() throws Exception {
        refused(plan("'status': 'held',", ""), 400, "badRequest");
        refused(plan("'status': 'held',", "'occurred': '2013-02-01'"), 400, "badRequest");
        refused(
                plan("'status': 'held',", "'occurred': '2013-04-01', 'occurredPeriod': {'edtf': '2013-21'}"),
                400,
                "badRequest");
        refused(plan("'status': 'held',", "'occurredPeriod': {'edtf': '2999'}"), 400, "badRequest");
        var made = good(plan("'status': 'held',", "'occurredPeriod': {'label': 'in het voorjaar', 'edtf': '2013-21'}"));
        assertThat(made.path("status").asString()).isEqualTo("held");
        assertThat(made.path("since").asString()).as("the last possible day").isEqualTo("2013-05-31");
        var entry = history().getFirst();
        assertThat(entry.path("recordedAfterwards").asBoolean()).isTrue();
        assertThat(entry.path("occurred").asString()).isEqualTo("2013-05-31");
        assertThat(entry.at("/occurredPeriod/label").asString()).isEqualTo("in het voorjaar");
        var event = good(service.get("/events/visits.%s.1".formatted(id), NL)).path("data");
        assertThat(event.path("recordedAfterwards").asBoolean()).isTrue();
        assertThat(event.at("/occurredPeriod/edtf").asString()).isEqualTo("2013-21");
        assertThat(event.at("/visit/status").asString()).isEqualTo("held");

        good(service.post(visit + "/strikings", COORDINATOR, Map.of(), """
                {'field': '/change/occurredPeriod/label', 'revision': 1, 'change': {'reason': 'een naam'}}"""));
        assertThat(service.get(visit + "/history", VL).body()).doesNotContain("in het voorjaar");
        assertThat(service.get("/events/visits.%s.1".formatted(id), NL).body()).doesNotContain("in het voorjaar");
    }

    @Test
    void a_transition_skips_stages_of_which_no_source_tells_only_where_it_says_so() throws Exception {
        good(plan("", "'occurred': '2012-12-01'"));
        var held = "{'status': 'held', 'change': {'occurred': '2013-04-20'%s}}";
        refused(move(VL, 1, held.formatted("")), 409, "wrongStage");
        var moved = move(VL, 1, held.formatted(", 'recordedAfterwards': true"));
        assertThat(good(moved).path("recordedAfterwards").asBoolean()).isTrue();
        refused(
                move(VL, 2, "{'status': 'planned', 'change': {'occurred': '2014-01-01', 'recordedAfterwards': true}}"),
                409,
                "wrongStage");
        assertThat(history().stream().map(entry -> entry.has("recordedAfterwards")))
                .containsExactly(false, true);
    }

    @Test
    void sessions_and_dossiers_are_entered_in_a_later_stage_too() throws Exception {
        good(plan("'status': 'reported',", "'occurred': '2013-06-01'"));
        var session = good(service.send("POST", visit + "/sessions", VL, null, """
                {'id': '%s-lunch', 'title': 'Lunch', 'period': {'edtf': '2013-09'}, 'status': 'held', 'attendance': {'count': 15},
                 'change': {'occurredPeriod': {'edtf': '2013-09'}}}""".formatted(id)));
        assertThat(session.path("status").asString()).isEqualTo("held");
        assertThat(session.path("attended").asInt()).isEqualTo(15);
        assertThat(session.path("since").asString()).isEqualTo("2013-09-30");
        var dossier =
                "{'id': '%s', 'title': 'Dossier', 'agreements': ['vl-nl-integratie-2013'], 'status': 'closed', 'change': {%s}}";
        refused(
                service.send("POST", "/dossiers", VL, null, dossier.formatted(id, "'occurred': '2015-01-01'")),
                400,
                "badRequest");
        assertThat(good(service.send(
                                "POST",
                                "/dossiers",
                                VL,
                                null,
                                dossier.formatted(id, "'occurred': '2015-01-01', 'reason': 'klaar'")))
                        .path("status")
                        .asString())
                .isEqualTo("closed");
    }

    @Test
    void who_does_not_say_when_a_past_visit_was_confirmed_is_asked() throws Exception {
        good(plan("", "'occurred': '2012-12-01'"));
        var asked = move(VL, 1, "{'status': 'confirmed'}");
        refused(asked, 400, "badRequest");
        assertThat(asked.body()).contains("/change/occurred", "2013-05-31", "occurredPeriod");
        good(move(VL, 1, "{'status': 'confirmed', 'change': {'occurredPeriod': {'edtf': '2013'}}}"));
        var early = move(VL, 2, "{'status': 'held', 'change': {'occurred': '2013-05-01'}}");
        refused(early, 409, "occurredTooEarly");
        assertThat(read(early).path("revision").asInt()).isEqualTo(2);
        assertThat(read(early).path("occurred").asString()).isEqualTo("2013-12-31");
        assertThat(early.body()).contains("2013");
    }

    @Test
    void a_forgotten_day_is_set_right_and_every_view_of_the_past_follows() throws Exception {
        good(plan("", "'occurred': '2012-12-01'"));
        good(move(VL, 1, "{'status': 'confirmed', 'change': {'occurred': '2013-02-01'}}"));
        // nobody said when: the title tells of no time, so it is that of the change before, and a status is asked for
        good(move(VL, 2, "{'status': 'held', 'change': {'occurred': '2026-11-01'}}"));
        var known = good(service.get(visit, VL)).path("modified").asString();
        refused(correct(VL, 3, 3, "'reason': 'vergeten'"), 400, "badRequest");
        refused(correct(VL, 3, 3, "'occurred': '2013-04-20'"), 400, "badRequest");
        refused(correct(VL, 3, 9, "'occurred': '2013-04-20', 'reason': 'vergeten'"), 400, "badRequest");
        refused(correct(VL, 2, 3, "'occurred': '2013-04-20', 'reason': 'vergeten'"), 412, "outdatedRevision");
        refused(correct(VL, 3, 3, "'occurred': '2013-01-20', 'reason': 'vergeten'"), 409, "occurredTooEarly");
        refused(correct(VL, 3, 3, "'occurred': '2999-01-20', 'reason': 'vergeten'"), 400, "badRequest");
        refused(correct(VL, 3, 3, "'occurred': '2013-02-20', 'reason': 'vergeten'"), 400, "badRequest");
        var crossing = correct(VL, 3, 1, "'occurred': '2013-03-01', 'reason': 'vergeten'");
        refused(crossing, 409, "occurredTooLate");
        assertThat(read(crossing).path("revision").asInt()).isEqualTo(2);
        assertThat(read(crossing).path("occurred").asString()).isEqualTo("2013-02-01");
        refused(correct(NL, 3, 3, "'occurred': '2013-04-20', 'reason': 'vergeten'"), 403, "missingPermission");

        var corrected = correct(VL, 3, 3, "'occurred': '2013-04-20', 'reason': 'vergeten'");
        assertThat(etag(corrected)).isEqualTo("\"4\"");
        assertThat(good(corrected).path("from").asString()).isEqualTo("2026-11-01");
        assertThat(good(service.get(visit, VL)).path("since").asString()).isEqualTo("2013-04-20");
        assertThat(status("?asOf=2013-05-01")).isEqualTo("held");
        assertThat(good(service.get(visit + "?asOf=2013-05-01", VL))
                        .path("since")
                        .asString())
                .isEqualTo("2013-04-20");
        assertThat(status("?asOf=2013-04-19")).isEqualTo("confirmed");
        assertThat(status("?asOf=2013-05-01&knownAt=" + known))
                .as("as it was known before")
                .isEqualTo("confirmed");
        assertThat(status("?asOf=2026-11-01&knownAt=" + known)).isEqualTo("held");

        var history = history();
        assertThat(history.stream().map(entry -> entry.path("occurred").asString()))
                .containsExactly("2012-12-01", "2013-02-01", "2013-04-20", "2013-04-20");
        assertThat(history.get(2).path("corrected").toString())
                .isEqualTo("{\"revision\":4,\"from\":\"2026-11-01\",\"to\":\"2013-04-20\"}");
        assertThat(history.get(3).path("corrects").toString())
                .isEqualTo("{\"revision\":3,\"from\":\"2026-11-01\",\"to\":\"2013-04-20\"}");
        var event = good(service.get("/events/visits.%s.4".formatted(id), NL)).path("data");
        assertThat(event.at("/corrects/revision").asInt()).isEqualTo(3);
        assertThat(event.at("/visit/since").asString()).isEqualTo("2013-04-20");
        good(move(VL, 4, "{'status': 'reported', 'change': {'occurred': '2013-07-01'}}"));
        assertThat(good(service.get(visit + "/history?from=2013-04-01&to=2013-06-01", VL))
                        .path("items"))
                .hasSize(2);
        refused(correct(VL, 5, 4, "'occurred': '2013-04-21', 'reason': 'zo niet'"), 400, "badRequest");
        good(correct(VL, 5, 3, "'occurred': '2013-04-22', 'reason': 'toch'"));
        assertThat(status("?asOf=2013-04-21")).isEqualTo("confirmed");
        assertThat(good(correct(VL, 6, 3, "'occurred': '2013-04-22', 'reason': 'nog eens'"))
                        .path("occurred")
                        .asString())
                .isEqualTo("2013-04-22");
        assertThat(history()).as("the same day is no change").hasSize(6);
    }

    @Test
    void attack_a_correction_shows_nothing_of_what_was_hidden() throws Exception {
        var dossier = "/dossiers/" + id;
        good(service.send("POST", "/dossiers", VL, null, """
                {'id': '%s', 'title': 'Geheim', 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': 'internal',
                 'change': {'occurred': '2014-01-01'}}""".formatted(id)));
        good(service.send(
                "PATCH", dossier, VL, "\"1\"", "{'title': 'Ook geheim', 'change': {'occurred': '2014-02-01'}}"));
        good(service.send("PATCH", dossier, COORDINATOR, "\"2\"", """
                {'title': 'Open', 'confidentiality': 'partners', 'change': {'occurred': '2015-01-01', 'reason': 'gedeeld'}}"""));
        refused(service.get(dossier + "?asOf=2014-06-01", NL), 404, "resourceNotFound");
        good(service.request(
                "POST",
                dossier + "/corrections",
                VL,
                Map.of("If-Match", "\"3\""),
                "{'corrects': 2, 'change': {'occurred': '2014-03-01', 'reason': 'vergist'}}"));
        good(service.request(
                "POST",
                dossier + "/corrections",
                VL,
                Map.of("If-Match", "\"4\""),
                "{'corrects': 3, 'change': {'occurred': '2014-05-01', 'reason': 'vergist'}}"));
        assertThat(good(service.get(dossier + "?asOf=2014-06-01", NL))
                        .path("title")
                        .asString())
                .as("what was told is told of another day")
                .isEqualTo("Open");
        refused(service.get(dossier + "?asOf=2014-04-01", NL), 404, "resourceNotFound");
        var seen = good(service.get(dossier + "/history", NL)).path("items");
        assertThat(seen.valueStream().map(entry -> entry.path("revision").asInt()))
                .containsExactly(3, 4, 5);
        assertThat(seen.get(1).has("corrects"))
                .as("of a hidden change nothing is said")
                .isFalse();
        assertThat(seen.get(2).has("corrects")).isTrue();
        assertThat(service.get(dossier + "/history", NL).body()).doesNotContain("2014-02-01", "2014-03-01");
        var event = service.get("/events/dossiers.%s.4".formatted(id), NL);
        assertThat(event.body()).doesNotContain("corrects", "2014-03-01");
    }

    private HttpResponse<String> plan(String more, String change) throws Exception {
        return service.send("POST", "/visits", VL, null, """
                {'id': '%s', 'title': 'Bezoek', 'kind': 'expertExchange', 'host': 'VL', 'guests': ['NL'], %s
                 'agreements': ['vl-nl-integratie-2013'], 'period': {'edtf': '2013-21'}, 'change': {%s}}""".formatted(id, more, change));
    }

    private HttpResponse<String> move(String token, int seen, String body) throws Exception {
        return service.send("POST", visit + "/transitions", token, "\"%d\"".formatted(seen), body);
    }

    private HttpResponse<String> correct(String token, int seen, int revision, String change) throws Exception {
        return service.send(
                "POST",
                visit + "/corrections",
                token,
                "\"%d\"".formatted(seen),
                "{'corrects': %d, 'change': {%s}}".formatted(revision, change));
    }

    private String status(String moment) throws Exception {
        return good(service.get(visit + moment, VL)).path("status").asString();
    }

    private List<JsonNode> history() throws Exception {
        return good(service.get(visit + "/history", VL))
                .path("items")
                .valueStream()
                .toList();
    }
}
