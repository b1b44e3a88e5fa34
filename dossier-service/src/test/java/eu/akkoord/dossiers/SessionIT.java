package eu.akkoord.dossiers;

import static eu.akkoord.platform.servers.Calls.etag;
import static eu.akkoord.platform.servers.Calls.good;
import static eu.akkoord.platform.servers.Calls.location;
import static eu.akkoord.platform.servers.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.platform.servers.Calls;
import eu.akkoord.platform.servers.TestTokens;
import eu.akkoord.platform.servers.WithServers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Sessions and invitations through HTTP, into the store and out again. */
@WithServers
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@ExtendWith(OutputCaptureExtension.class)
class SessionIT {
    private static final String VL = TestTokens.officer("VL", "abb");
    private static final String NL = TestTokens.officer("NL", "szw");
    private static final String LU = TestTokens.officer("LU", "mfi");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String READER = TestTokens.reader("VL", "abb");
    private static final String KNOWS_NAMES =
            TestTokens.token("VL", "abb", List.of("officer"), "akkoord:read akkoord:write invitations.read");
    private static final String OUTSIDER_WITH_SCOPE =
            TestTokens.token("LU", "mfi", List.of("officer"), "akkoord:read akkoord:write invitations.read");
    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final int MANY = 64;

    /** A change must be in lists within this. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final String visit = "bezoek-met-sessies-" + SERIAL.incrementAndGet();
    private final String id = "lunchsessie-" + SERIAL.get();
    private final String path = "/visits/" + visit + "/sessions/" + id;
    private Calls service;
    private Kafka kafka;

    @BeforeEach
    void a_visit_was_planned(
            @Value("${local.server.port}") int port,
            @Value("${spring.kafka.bootstrap-servers}") String servers,
            @Autowired Parties parties,
            @Autowired Agreements agreements)
            throws Exception {
        service = new Calls(port);
        kafka = new Kafka(servers);
        kafka.tellOfTwoPartiesAndTheirAgreement(parties, agreements);
        plan(visit, "public");
    }

    @Test
    void a_session_is_announced_opened_held_and_its_past_stays() throws Exception {
        var announced = announce("'capacity': 20,");
        assertThat(announced.statusCode()).as(announced.body()).isEqualTo(201);
        assertThat(location(announced)).endsWith(path);
        assertThat(good(announced).at("/visit/href").asString()).endsWith("/visits/" + visit);

        var moved = service.send("PATCH", path, NL, "\"1\"", """
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
        assertThat(history.path("total").asInt()).isEqualTo(4);
        assertThat(history.path("items")
                        .valueStream()
                        .map(item -> item.path("type").asString()))
                .containsExactly("announced", "moved", "statusChanged", "statusChanged");
        var events = kafka.events("sessions", id, 4);
        assertThat(events.getLast().at("/data/session/attended").asInt()).isEqualTo(18);
        assertThat(events.get(1).at("/data/slip/to/edtf").asString()).isEqualTo("2017-09-05");
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
        refused(transition("\"1\"", "{'status': 'announced'}"), 409, "wrongStage");
        refused(transition("\"1\"", "{'status': 'cancelled'}"), 400, "badRequest");
        refused(transition("\"1\"", "{'status': 'open', 'attendance': {'count': 3}}"), 400, "badRequest");
        refused(
                transition("\"1\"", "{'status': 'held', 'attendance': {'present': ['0123456789abcdef']}}"),
                400,
                "badRequest");
        assertThat(good(service.get(path + "/history", VL)).path("total").asInt())
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
                service.send("POST", elsewhere + "/transitions", VL, "\"1\"", "{'status': 'open'}"),
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
        assertThat(good(service.get(hidden + "/history", NL)).path("total").asInt())
                .as("what was concealed then stays so")
                .isEqualTo(1);
    }

    @Test
    void someone_asks_is_invited_and_accepts_and_only_who_may_learns_who(CapturedOutput output) throws Exception {
        good(announce(""));
        refused(ask("requested", "Kanarie Eerste"), 409, "wrongStage");
        become("\"1\"", "{'status': 'open', 'change': {'occurred': '2017-08-01'}}");

        var asked = ask("requested", "Kanarie Eerste");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        var invitation = relative(location(asked));
        assertThat(good(asked).has("person")).isFalse();
        assertThat(good(service.get(path, READER)).has("unansweredSince")).isTrue();

        assertThat(answer(invitation, "invited").path("status").asString()).isEqualTo("invited");
        assertThat(good(service.get(path, READER)).has("unansweredSince")).isFalse();
        assertThat(answer(invitation, "accepted").path("status").asString()).isEqualTo("accepted");
        refused(service.send("POST", invitation + "/answers", VL, null, "{'answer': 'invited'}"), 409, "wrongStage");
        refused(
                service.send("POST", invitation + "/answers", LU, null, "{'answer': 'declined'}"),
                403,
                "missingPermission");

        assertThat(good(service.get(invitation, KNOWS_NAMES)).at("/person/name").asString())
                .isEqualTo("Kanarie Eerste");
        assertThat(good(service.get(path + "/invitations", KNOWS_NAMES))
                        .at("/items/0/person/email")
                        .asString())
                .isEqualTo("kanarie@example.org");
        for (var who : List.of(VL, NL, LU, OUTSIDER_WITH_SCOPE)) {
            assertThat(service.get(invitation, who).body()).doesNotContainIgnoringCase("kanarie");
            assertThat(service.get(path + "/invitations", who).body()).doesNotContainIgnoringCase("kanarie");
        }
        refused(service.get(invitation, READER), 403, "missingPermission");
        refused(service.get(path + "/invitations/0123456789abcdef", VL), 404, "resourceNotFound");

        var present = invitation.substring(invitation.lastIndexOf('/') + 1);
        become("\"5\"", "{'status': 'held', 'attendance': {'present': ['%s']}}".formatted(present));
        var held = good(service.get(path, READER));
        assertThat(held.path("attended").asInt()).isEqualTo(1);
        assertThat(good(service.get(invitation, VL)).path("status").asString()).isEqualTo("attended");
        assertThat(kafka.events("sessions", id, 6).toString()).doesNotContainIgnoringCase("kanarie");
        assertThat(service.get(path + "/history", KNOWS_NAMES).body()).doesNotContainIgnoringCase("kanarie");
        assertThat(output.getAll()).doesNotContainIgnoringCase("kanarie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'status': 'invited', 'person': {'name': 'Kanarie', 'email': 'kanarie'}}",
                "{'status': 'invited', 'person': {'name': '  '}}",
                "{'status': 'invited', 'person': {}}",
                "{'status': 'invited'}",
                "{'status': 'accepted', 'person': {'name': 'Kanarie'}}",
                "{'status': 'invited', 'person': {'name': 'Kanarie', 'birthday': '2000-01-01'}}"
            })
    void a_person_that_is_not_in_order_is_refused_without_being_named(String body) throws Exception {
        good(announce(""));
        var answer = service.send("POST", path + "/invitations", VL, null, body);
        refused(answer, 400, "badRequest");
        assertThat(answer.body()).doesNotContainIgnoringCase("kanarie");
    }

    @Test
    void the_same_request_gives_the_same_answer_and_another_one_is_refused() throws Exception {
        good(announce("'capacity': 1,"));
        var key = Map.of("Idempotency-Key", "vraag-1");
        var first = service.post(path + "/invitations", KNOWS_NAMES, key, person("invited", "Merel"));
        var invitation = relative(location(first));
        var other = relative(location(ask("invited", "Mus")));
        answer(other, "accepted");
        var accept = Map.of("Idempotency-Key", "antwoord-1");
        var waiting = service.post(invitation + "/answers", VL, accept, "{'answer': 'accepted'}");
        assertThat(good(waiting).path("status").asString()).isEqualTo("waitlisted");
        answer(other, "declined");
        assertThat(good(service.get(invitation, VL)).path("status").asString()).isEqualTo("accepted");

        same(first, service.post(path + "/invitations", KNOWS_NAMES, key, person("invited", "Merel")));
        same(waiting, service.post(invitation + "/answers", VL, accept, "{'answer': 'accepted'}"));
        refused(service.post(path + "/invitations", KNOWS_NAMES, key, person("invited", "Meeuw")), 409, "idTaken");
        refused(service.post(invitation + "/answers", VL, accept, "{'answer': 'declined'}"), 409, "idTaken");

        good(service.send("POST", invitation + "/answers", VL, null, "{'answer': 'declined'}"));
        same(waiting, service.post(invitation + "/answers", VL, accept, "{'answer': 'accepted'}"));
        var list = good(service.get(path + "/invitations", VL));
        assertThat(list.path("total").asInt()).isEqualTo(2);
    }

    @Test
    void of_sixty_four_who_accept_at_once_twenty_have_a_place_and_the_others_wait_in_the_order_of_asking()
            throws Exception {
        good(announce("'capacity': 20,"));
        var invitations = invited();
        var before = revision();

        var answers = atOnce(invitations, "accepted");

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201, "201");
        assertThat(answers.stream().map(answer -> good(answer).path("status").asString()))
                .filteredOn("accepted"::equals)
                .hasSize(20);
        var after = good(service.get(path, READER));
        assertThat(after.path("accepted").asInt()).isEqualTo(20);
        assertThat(after.path("waitlisted").asInt()).isEqualTo(44);
        assertThat(waiting()).as("turns, in the order of asking").isEqualTo(numbers(44));

        var events = kafka.events("sessions", id, before + MANY);
        assertThat(events.stream().map(event -> event.path("sequence").asInt())).isEqualTo(numbers(before + MANY));
        assertThat(events.subList(before, before + MANY))
                .allMatch(event -> event.path("type").asString().endsWith(".invitationAnswered"));
    }

    @Test
    void each_place_that_comes_free_is_given_once_also_when_many_decline_at_once() throws Exception {
        good(announce("'capacity': 32,"));
        var invitations = invited();
        for (var invitation : invitations) {
            answer(invitation, "accepted");
        }
        var before = revision();

        // those with a place are the first half, as they accepted in the order of asking
        var answers = atOnce(invitations.subList(0, 32), "declined");

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201, "201");
        var after = good(service.get(path, READER));
        assertThat(after.path("accepted").asInt()).isEqualTo(32);
        assertThat(after.path("declined").asInt()).isEqualTo(32);
        assertThat(after.path("waitlisted").asInt()).isZero();
        var promoted = kafka.events("sessions", id, before + 32).subList(before, before + 32);
        assertThat(promoted).allMatch(event -> event.at("/data/promoted").asInt() == 1, "one place each");

        var room = good(service.send("PATCH", path, VL, "\"%d\"".formatted(before + 32), "{'capacity': null}"));
        assertThat(room.path("accepted").asInt()).isEqualTo(32);
    }

    /** Sixty-four invitations, by their path, in the order of asking. */
    private List<String> invited() throws Exception {
        var invitations = new ArrayList<String>();
        for (int n = 0; n < MANY; n++) {
            invitations.add(relative(location(ask("invited", "Genodigde " + n))));
        }
        return invitations;
    }

    private List<HttpResponse<String>> atOnce(List<String> invitations, String answer) throws Exception {
        var shuffled = new ArrayList<>(invitations);
        Collections.shuffle(shuffled);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = shuffled.stream()
                    .map(invitation -> (Callable<HttpResponse<String>>) () -> service.send(
                            "POST", invitation + "/answers", VL, null, "{'answer': '%s'}".formatted(answer)))
                    .toList();
            var answers = new ArrayList<HttpResponse<String>>();
            for (var call : threads.invokeAll(calls)) {
                answers.add(call.get());
            }
            return answers;
        }
    }

    /** The turns of those who wait, as the list of invitations shows them. */
    private List<Integer> waiting() throws Exception {
        var turns = new ArrayList<Integer>();
        var page = good(service.get(path + "/invitations?pageSize=40", VL));
        for (var items = page.path("items"); ; items = page.path("items")) {
            items.valueStream()
                    .filter(item -> item.has("turn"))
                    .map(item -> item.path("turn").asInt())
                    .forEach(turns::add);
            if (!page.has("next")) {
                return turns;
            }
            page = good(service.get(relative(page.path("next").asString()), VL));
        }
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
        for (var same :
                List.of("id", "title", "topics", "themes", "period", "language", "status", "since", "modified")) {
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

    private void awaitListed(String list, String reader, String... sessions) {
        await().atMost(SOON).untilAsserted(() -> {
            var page = good(service.get(list, reader));
            assertThat(ids(page)).containsExactlyInAnyOrder(sessions);
            assertThat(page.path("total").asInt()).isEqualTo(sessions.length);
        });
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items").findValuesAsString("id");
    }

    private static List<Integer> numbers(int upTo) {
        return IntStream.rangeClosed(1, upTo).boxed().toList();
    }

    private int revision() throws Exception {
        return Integer.parseInt(etag(service.get(path, VL)).replace("\"", ""));
    }

    private static void same(HttpResponse<String> first, HttpResponse<String> again) {
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(etag(again)).isEqualTo(etag(first));
        assertThat(location(again)).isEqualTo(location(first));
    }

    private static String relative(String address) {
        return address.substring(address.indexOf("/visits/"));
    }

    private JsonNode answer(String invitation, String answer) throws Exception {
        return good(service.send("POST", invitation + "/answers", VL, null, "{'answer': '%s'}".formatted(answer)));
    }

    private HttpResponse<String> ask(String status, String name) throws Exception {
        return service.send("POST", path + "/invitations", VL, null, person(status, name));
    }

    private static String person(String status, String name) {
        return """
                {'status': '%s', 'person': {'name': '%s', 'email': 'kanarie@example.org',
                 'organisation': 'een lokaal bestuur'}}""".formatted(status, name);
    }

    private HttpResponse<String> transition(String seen, String body) throws Exception {
        return service.send("POST", path + "/transitions", VL, seen, body);
    }

    private HttpResponse<String> become(String seen, String body) throws Exception {
        var answer = transition(seen, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private HttpResponse<String> announce(String more) throws Exception {
        return service.send("POST", "/visits/%s/sessions".formatted(visit), VL, null, session(more));
    }

    private String session(String more) {
        return """
                {'id': '%s', 'title': 'Lunchsessie', 'topics': ['inburgering', 'vluchtelingen'], %s
                 'period': {'label': 'september 2017', 'edtf': '2017-09'},
                 'change': {'occurred': '2017-06-16'}}""".formatted(id, more);
    }

    private void plan(String visit, String confidentiality) throws Exception {
        good(service.send("POST", "/visits", VL, null, """
                {'id': '%s', 'title': 'Werkbezoek', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL'],
                 'period': {'edtf': '2017-06-20/2017-06-22'}, 'agreements': ['vl-nl-integratie-2013'],
                 'confidentiality': '%s', 'change': {'occurred': '2017-06-02'}}""".formatted(visit, confidentiality)));
    }
}
