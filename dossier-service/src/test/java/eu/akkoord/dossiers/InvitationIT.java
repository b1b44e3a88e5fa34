package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Invitations to a session: asking, answering, waiting, and who learns who they are. */
@ExtendWith(OutputCaptureExtension.class)
class InvitationIT extends SessionCase {
    private static final String NL = TestTokens.officer("NL", "szw");
    private static final String LU = TestTokens.officer("LU", "mfi");
    private static final String READER = TestTokens.reader("VL", "abb");
    private static final String KNOWS_NAMES =
            TestTokens.token("VL", "abb", List.of("officer"), "akkoord:read akkoord:write invitations.read");
    private static final String OUTSIDER_WITH_SCOPE =
            TestTokens.token("LU", "mfi", List.of("officer"), "akkoord:read akkoord:write invitations.read");
    private static final int MANY = 64;

    private final AskedStore asked;

    InvitationIT(@Autowired AskedStore asked) {
        this.asked = asked;
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
        refused(service.answer(invitation, VL, "{'answer': 'invited'}"), 409, "wrongStage");
        refused(service.answer(invitation, LU, "{'answer': 'declined'}"), 403, "missingPermission");

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
        become(
                "\"5\"",
                "{'status': 'held', 'attendance': {'present': ['%s']}, 'change': {'occurredPeriod': {'edtf': '2017/..'}}}"
                        .formatted(present));
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
        var waiting = service.answer(invitation, VL, accept, "{'answer': 'accepted'}");
        assertThat(good(waiting).path("status").asString()).isEqualTo("waitlisted");
        answer(other, "declined");
        assertThat(good(service.get(invitation, VL)).path("status").asString()).isEqualTo("accepted");

        same(first, service.post(path + "/invitations", KNOWS_NAMES, key, person("invited", "Merel")));
        same(waiting, service.answer(invitation, VL, accept, "{'answer': 'accepted'}"));
        refused(service.post(path + "/invitations", KNOWS_NAMES, key, person("invited", "Meeuw")), 409, "keyReused");
        refused(service.answer(invitation, VL, accept, "{'answer': 'declined'}"), 409, "keyReused");

        good(service.answer(invitation, VL, "{'answer': 'declined'}"));
        same(waiting, service.answer(invitation, VL, accept, "{'answer': 'accepted'}"));
        var list = good(service.get(path + "/invitations", VL));
        assertThat(list.path("total").asInt()).isEqualTo(2);
    }

    @Test
    void attack_a_refused_answer_reads_the_history_of_its_session() throws Exception {
        good(announce("'capacity': 1,"));
        var invitation = relative(location(ask("invited", "Merel")));
        var key = Map.of("Idempotency-Key", "antwoord-2");
        good(service.answer(invitation, VL, key, "{'answer': 'declined'}"));
        asked.sinceThen();
        refused(service.answer(invitation, VL, "{'answer': 'accepted'}"), 409, "wrongStage");
        assertThat(asked.sinceThen()).contains("find sessions").doesNotContain("find sessions_history");
        // of a session with four changes
        good(service.answer(invitation, VL, key, "{'answer': 'declined'}"));
        assertThat(asked.sinceThen().stream().filter("find sessions_history"::equals))
                .hasSizeLessThanOrEqualTo(3);
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
                    .map(invitation -> (Callable<HttpResponse<String>>)
                            () -> service.answer(invitation, VL, "{'answer': '%s'}".formatted(answer)))
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
}
