package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.dossiers.session.SessionEnding;
import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A visit that is cancelled or moves, and what belongs to it. */
class EndedVisitIT extends SessionCase {
    private static final String NL = TestTokens.officer("NL", "szw");
    private static final String READER = TestTokens.reader("NL", "szw");

    @Test
    void a_cancelled_visit_ends_its_sessions_and_nothing_belonging_to_it_goes_on() throws Exception {
        good(announce("'capacity': 20,"));
        become("\"1\"", "{'status': 'open', 'change': {'occurred': '2017-06-17'}}");
        var asked = relative(location(ask("requested", "Merel")));
        var invited = relative(location(ask("invited", "Mus")));
        var held = id + "-gehouden";
        good(service.send("POST", "/visits/%s/sessions".formatted(visit), VL, null, """
                {'id': '%s', 'title': 'Voorbespreking', 'period': {'edtf': '2017-06-10'}, 'status': 'held',
                 'change': {'occurred': '2017-06-10'}}""".formatted(held)));

        good(service.send(
                "POST",
                "/visits/%s/sessions".formatted(visit),
                VL,
                null,
                session("").replace(id, id + "-zonder")));

        var cancelled = cancel("ziekte");
        assertThat(cancelled.statusCode()).as(cancelled.body()).isEqualTo(201);

        var session = good(service.get(path, READER));
        assertThat(session.path("status").asString()).isEqualTo("cancelled");
        assertThat(session.path("since").asString())
                .as("not before somebody asked")
                .isEqualTo(kafka.events("sessions", id, 5)
                        .get(3)
                        .at("/data/occurred")
                        .asString());
        assertThat(session.has("reason")).isFalse();
        assertThat(session.has("unansweredSince")).isFalse();
        var other = good(service.get("/visits/%s/sessions/%s".formatted(visit, id + "-zonder"), READER));
        assertThat(other.path("status").asString()).isEqualTo("cancelled");
        assertThat(other.path("since").asString()).isEqualTo("2017-06-18");
        assertThat(good(service.get("/visits/%s/sessions/%s".formatted(visit, held), READER))
                        .path("status")
                        .asString())
                .isEqualTo("held");
        refused(ask("requested", "Specht"), 409, "wrongStage");
        refused(ask("invited", "Specht"), 409, "wrongStage");
        for (var answer : List.of("invited", "declined")) {
            refused(service.answer(asked, VL, "{'answer': '%s'}".formatted(answer)), 409, "wrongStage");
        }
        refused(service.answer(invited, VL, "{'answer': 'accepted'}"), 409, "wrongStage");
        refused(
                service.send(
                        "POST",
                        "/visits/%s/sessions".formatted(visit),
                        VL,
                        null,
                        session("").replace(id, id + "-x")),
                409,
                "wrongStage");
        for (var who : List.of("VL", "NL")) {
            refused(
                    service.send(
                            "POST",
                            "/visits/%s/participants".formatted(visit),
                            who.equals("VL") ? VL : NL,
                            null,
                            """
                            {'party': '%s', 'function': 'adviseur'}""".formatted(who)),
                    409,
                    "wrongStage");
        }

        var event = kafka.events("sessions", id, 5).getLast();
        assertThat(event.path("type").asString()).endsWith(".statusChanged");
        assertThat(event.at("/data/withVisit").asBoolean()).isTrue();
        assertThat(event.at("/data/previousStatus").asString()).isEqualTo("open");
        assertThat(event.at("/data/session/status").asString()).isEqualTo("cancelled");
        assertThat(event.toString()).doesNotContain("ziekte");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(calendar(id)).contains("STATUS:CANCELLED").contains("SEQUENCE:2"));
    }

    @Test
    void the_same_request_as_before_is_answered_as_before() throws Exception {
        good(announce(""));
        var key = Map.of("Idempotency-Key", "uitnodiging-" + id);
        var first = service.post(path + "/invitations", VL, key, person("invited", "Merel"));
        var accept = Map.of("Idempotency-Key", "antwoord-" + id);
        var accepted = service.answer(relative(location(first)), VL, accept, "{'answer': 'accepted'}");
        var member = Map.of("Idempotency-Key", "deelnemer-" + id);
        var participant = "{'party': 'VL', 'function': 'adviseur'}";
        var participants = "/visits/%s/participants".formatted(visit);
        var added = service.post(participants, VL, member, participant);

        good(cancel("ziekte"));
        var again = service.post(path + "/invitations", VL, key, person("invited", "Merel"));
        assertThat(good(again)).isEqualTo(good(first));
        assertThat(good(service.answer(relative(location(first)), VL, accept, "{'answer': 'accepted'}")))
                .isEqualTo(good(accepted));
        assertThat(good(service.post(participants, VL, member, participant))).isEqualTo(good(added));
    }

    @Test
    void a_participant_of_a_cancelled_visit_goes_and_nobody_else_is_named() throws Exception {
        var participants = "/visits/%s/participants".formatted(visit);
        var member = relative(location(service.send("POST", participants, VL, null, """
                {'party': 'VL', 'function': 'adviseur', 'person': {'name': 'Merel'}}""")));
        good(cancel("ziekte"));
        refused(service.send("PATCH", member, VL, "\"1\"", "{'person': {'name': 'Mus'}}"), 409, "wrongStage");
        good(service.send("PATCH", member, VL, "\"1\"", "{'person': null}"));
        assertThat(service.send("DELETE", member, VL, null, null).statusCode()).isEqualTo(204);
    }

    @Test
    void attack_a_session_announced_or_opened_while_its_visit_is_cancelled_goes_on(@Autowired SessionEnding ending)
            throws Exception {
        for (int round = 0; round < 6; round++) {
            var whole = "race-" + visit + "-" + round;
            plan(whole, "public");
            var sessions = "/visits/%s/sessions".formatted(whole);
            var early = session("").replace(id, whole + "-vroeg");
            good(service.send("POST", sessions, VL, null, early));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var calls = new ArrayList<Callable<HttpResponse<String>>>();
                calls.add(() -> cancel(whole, "ziekte"));
                calls.add(() -> service.send("POST", sessions + "/" + whole + "-vroeg/transitions", VL, "\"1\"", """
                        {'status': 'open', 'change': {'occurred': '2017-06-17'}}"""));
                for (int n = 0; n < 3; n++) {
                    var body = session("").replace(id, whole + "-" + n);
                    calls.add(() -> service.send("POST", sessions, VL, null, body));
                }
                for (var call : threads.invokeAll(calls)) {
                    assertThat(call.get().statusCode()).isIn(201, 409, 412);
                }
            }
            if (good(service.get("/visits/" + whole, VL))
                    .path("status")
                    .asString()
                    .equals("planned")) {
                good(cancel(whole, "ziekte"));
            }
            for (var name : List.of("vroeg", "0", "1", "2")) {
                var answer = service.get(sessions + "/" + whole + "-" + name, VL);
                if (answer.statusCode() == 200) {
                    assertThat(good(answer).path("status").asString()).as(name).isEqualTo("cancelled");
                }
            }
        }
        assertThat(ending.endLeft()).as("nothing was left").isZero();
    }

    @Test
    void a_visit_that_moves_names_what_lies_outside_it_to_who_moves_it_and_to_nobody_else() throws Exception {
        good(announce(""));
        good(service.send("POST", "/visits/%s/sessions".formatted(visit), VL, null, """
                {'id': '%s', 'title': 'Slotsessie', 'period': {'edtf': '2017-06-22'},
                 'change': {'occurred': '2017-06-16'}}""".formatted(id + "-slot")));
        var planned = good(service.send("PATCH", "/visits/" + visit, VL, "\"1\"", """
                {'programme': [{'title': 'Ontvangst', 'kind': 'other', 'date': '2017-06-20'},
                 {'title': 'Ergens', 'kind': 'other'}]}"""));
        assertThat(planned.has("warnings")).isFalse();

        var key = Map.of("Idempotency-Key", "schuift-" + visit, "If-Match", "\"2\"");
        var body =
                "{'period': {'edtf': '2017-06-27/2017-06-29', 'label': 'mei 2017'}, 'change': {'occurred': '2017-06-17'}}";
        var moved = service.patch("/visits/" + visit, VL, key, body);
        var warnings = good(moved).path("warnings");
        assertThat(warnings.findValuesAsString("code"))
                .containsExactly("wordsContradict", "itemOutsideVisit", "sessionOutsideVisit");
        assertThat(warnings.at("/1/name").asString()).isEqualTo("/programme/0/date");
        assertThat(warnings.at("/2/href").asString()).endsWith(path + "-slot");
        assertThat(warnings.at("/2/detail").asString()).contains("Slotsessie");
        assertThat(good(service.patch("/visits/" + visit, VL, key, body))).isEqualTo(good(moved));
        assertThat(good(service.get("/visits/" + visit, VL)).has("warnings")).isFalse();
        assertThat(good(service.send("PATCH", "/visits/" + visit, VL, etag(moved), "{'outcomes': 'Veel'}"))
                        .has("warnings"))
                .isFalse();
    }

    @Test
    void whoever_accepts_another_time_is_told_what_lies_outside_it_too() throws Exception {
        good(service.send("POST", "/visits/%s/sessions".formatted(visit), VL, null, """
                {'id': '%s', 'title': 'Slotsessie', 'period': {'edtf': '2017-06-22'},
                 'change': {'occurred': '2017-06-16'}}""".formatted(id + "-slot")));
        var offers = "/visits/%s/offers".formatted(visit);
        var wish = good(service.send("POST", offers, NL, null, """
                        {'kind': 'period', 'content': {'period': {'edtf': '2017-06-27/2017-06-29'}},
                         'change': {'reason': 'drukte', 'occurred': '2017-06-17'}}""")).path("id").asString();
        var accepted = good(service.send(
                "POST",
                "%s/%s/answers".formatted(offers, wish),
                VL,
                etag(service.get("/visits/" + visit, VL)),
                "{'answer': 'accepted', 'change': {'occurred': '2017-06-17'}}"));
        assertThat(accepted.path("warnings").findValuesAsString("code")).containsExactly("sessionOutsideVisit");
        assertThat(good(service.get("%s/%s".formatted(offers, wish), VL)).has("warnings"))
                .isFalse();
    }

    /** Returns the event of a session in the calendar; nothing while it is not found. */
    private String calendar(String session) throws Exception {
        var file = service.get("/calendar", VL).body().replace("\r\n ", "");
        return Stream.of(file.split("BEGIN:VEVENT"))
                .filter(event -> event.contains("sessions:" + session + "\r\n"))
                .collect(Collectors.joining());
    }

    private HttpResponse<String> cancel(String reason) throws Exception {
        return cancel(visit, reason);
    }

    private HttpResponse<String> cancel(String whole, String reason) throws Exception {
        for (int tries = 0; ; tries++) {
            var seen = etag(service.get("/visits/" + whole, VL));
            var answer =
                    service.send("POST", "/visits/%s/transitions".formatted(whole), VL, seen, """
                    {'status': 'cancelled', 'change': {'occurred': '2017-06-18', 'reason': '%s'}}""".formatted(reason));
            if (answer.statusCode() != 412 || tries == 5) {
                return answer;
            }
        }
    }
}
