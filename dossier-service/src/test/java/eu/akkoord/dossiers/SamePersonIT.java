package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person has one place: at a session by e-mail address, at a visit by name and organisation; and who is told so. */
class SamePersonIT extends SessionCase {
    private static final String HOST = reads("VL", "abb");
    private static final String COLLEAGUE = reads("VL", "vdab");
    private static final String GUEST = reads("NL", "szw");
    private static final String BLIND_GUEST = TestTokens.officer("NL", "szw");

    private String participants = "";

    @BeforeEach
    void a_session_is_open() throws Exception {
        participants = "/visits/%s/participants".formatted(visit);
        good(announce(""));
        become("\"1\"", "{'status': 'open', 'change': {'occurred': '2017-08-01'}}");
    }

    @Test
    void the_same_address_is_refused_with_the_first_request_until_that_is_declined_or_erased() throws Exception {
        var first = location(invite(HOST, "requested", "Merel", "merel@example.org"));
        for (var same : List.of(
                "merel@example.org", " MEREL@Example.ORG ", "\uFF4Derel@example.org", "me\u00ADrel@example.org")) {
            for (var status : List.of("requested", "invited")) {
                var again = invite(COLLEAGUE, status, "Een ander", same);
                refused(again, 409, "samePerson");
                assertThat(good409(again).at("/first/href").asString()).isEqualTo(first);
                assertThat(again.body()).doesNotContainIgnoringCase("merel");
            }
        }
        assertThat(invite(HOST, "requested", "Merel", "merel@example.com").statusCode())
                .isEqualTo(201);
        assertThat(invite(HOST, "requested", "Merel", null).statusCode()).isEqualTo(201);
        assertThat(invite(HOST, "requested", "Merel", null).statusCode()).isEqualTo(201);

        good(service.answer(relative(first), VL, "{'answer': 'declined'}"));
        var second = location(invite(HOST, "requested", "Merel", "merel@example.org"));
        refused(invite(HOST, "requested", "Merel", "merel@example.org"), 409, "samePerson");
        assertThat(service.send("DELETE", relative(second) + "/person", VL, null, null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(invite(HOST, "requested", "Merel", "merel@example.org").statusCode())
                .isEqualTo(201);
    }

    @Test
    void of_equal_requests_at_once_one_is_made_and_a_repeated_one_is_answered_as_before(
            @Autowired MongoDatabase database) throws Exception {
        long before = database.getCollection("persons").countDocuments();
        var answers = atOnce(() -> invite(HOST, "requested", "Merel", "merel@example.org"));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .allSatisfy(answer -> refused(answer, 409, "samePerson"));
        assertThat(database.getCollection("persons").countDocuments())
                .as("who was refused is not kept")
                .isEqualTo(before + 1);

        var key = Map.of("Idempotency-Key", "mus-" + id);
        var made = service.post(path + "/invitations", HOST, key, body("requested", "Mus", "mus@example.org"));
        assertThat(good(service.post(path + "/invitations", HOST, key, body("requested", "Mus", "mus@example.org"))))
                .isEqualTo(good(made));

        var members = atOnce(() -> add(GUEST, "NL", "Merel", "szw", ""));
        assertThat(members).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(members)
                .filteredOn(answer -> answer.statusCode() != 201)
                .allSatisfy(answer -> refused(answer, 409, "samePerson"));
    }

    @Test
    void attack_an_address_that_another_party_asked_for_is_found_by_asking_for_it() throws Exception {
        good(invite(HOST, "invited", "Merel", "merel@example.org"));
        for (var who : List.of(GUEST, BLIND_GUEST)) {
            var there = invite(who, "requested", "Merel", "merel@example.org");
            var other = invite(who, "requested", "Merel", "specht%d@example.org".formatted(who.hashCode()));
            assertThat(there.statusCode()).isEqualTo(other.statusCode()).isEqualTo(201);
            assertThat(good(there).propertyNames()).isEqualTo(good(other).propertyNames());
            assertThat(there.headers().map().keySet())
                    .isEqualTo(other.headers().map().keySet());
        }
        // of the own party who may read names is told, and who may not is not
        refused(invite(GUEST, "requested", "Merel", "merel@example.org"), 409, "samePerson");
        assertThat(invite(BLIND_GUEST, "requested", "Merel", "merel@example.org")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void the_host_that_sees_both_does_not_invite_the_second() throws Exception {
        var first = location(invite(GUEST, "requested", "Merel", "merel@example.org"));
        var second = location(invite(BLIND_GUEST, "requested", "Merel", "Merel@example.org"));
        var refused = service.answer(relative(second), HOST, "{'answer': 'invited'}");
        refused(refused, 409, "samePerson");
        assertThat(good409(refused).at("/first/href").asString()).isEqualTo(first);
        var key = Map.of("Idempotency-Key", "nodigt-uit-" + id);
        var invited = service.answer(relative(first), HOST, key, "{'answer': 'invited'}");
        good(service.answer(relative(first), HOST, "{'answer': 'accepted'}"));
        assertThat(good(service.answer(relative(first), HOST, key, "{'answer': 'invited'}")))
                .isEqualTo(good(invited));
        good(service.answer(relative(second), HOST, "{'answer': 'declined'}"));
        // an officer who may not know who they are is told nothing
        var third = relative(location(invite(BLIND_GUEST, "requested", "Merel", "merel@example.org")));
        good(service.answer(third, VL, "{'answer': 'invited'}"));
    }

    @Test
    void a_participant_of_the_same_name_and_organisation_is_somebody_else_only_when_that_is_said() throws Exception {
        var first = location(add(GUEST, "NL", "Merel Jansen", "szw", ""));
        var again = add(GUEST, "NL", " merel  JANSEN", "SZW ", "");
        refused(again, 409, "samePerson");
        assertThat(good409(again).at("/first/href").asString()).isEqualTo(first);
        assertThat(again.body()).doesNotContainIgnoringCase("jansen");
        assertThat(add(GUEST, "NL", "Merel Jansen", "bzk", "").statusCode()).isEqualTo(201);
        var namesake = location(add(GUEST, "NL", "Merel Jansen", "szw", "'sameName': true,"));
        assertThat(good(service.get(relative(namesake), GUEST)).has("sameName")).isFalse();
        assertThat(add(BLIND_GUEST, "NL", "Merel Jansen", "szw", "").statusCode())
                .as("who may not read names learns nothing")
                .isEqualTo(201);
        refused(add(GUEST, "NL", "Merel Jansen", "szw", "'sameName': false,"), 409, "samePerson");

        var other = relative(location(add(GUEST, "NL", "Mus Pieters", "bzk", "")));
        var seen = service.get(other, GUEST).headers().firstValue("ETag").orElseThrow();
        refused(service.send("PATCH", other, GUEST, seen, "{'person': {'name': 'Merel Jansen'}}"), 409, "samePerson");
        good(service.send("PATCH", other, GUEST, seen, "{'person': {'name': 'Merel Jansen'}, 'sameName': true}"));
    }

    @Test
    void attack_a_participant_of_another_party_is_found_by_naming_who_it_might_be() throws Exception {
        // a host without the scope, and one that takes part and may read it
        good(add(GUEST, "NL", "Merel Jansen", "szw", ""));
        assertThat(add(VL, "VL", "Merel Jansen", "szw", "").statusCode()).isEqualTo(201);
        refused(add(HOST, "VL", "Merel Jansen", "szw", ""), 409, "samePerson");
    }

    private static String reads(String party, String organisation) {
        return TestTokens.token(
                party,
                organisation,
                List.of("officer"),
                "akkoord:read akkoord:write invitations.read participants.read");
    }

    private static JsonNode good409(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static List<HttpResponse<String>> atOnce(Callable<HttpResponse<String>> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(8, call)).stream()
                    .map(future -> future.resultNow())
                    .toList();
        }
    }

    private HttpResponse<String> invite(String who, String status, String name, @Nullable String email)
            throws Exception {
        return service.send("POST", path + "/invitations", who, null, body(status, name, email));
    }

    private static String body(String status, String name, @Nullable String email) {
        return """
                {'status': '%s', 'person': {'name': '%s'%s}}""".formatted(status, name, email == null ? "" : ", 'email': '%s'".formatted(email));
    }

    private HttpResponse<String> add(String who, String party, String name, String organisation, String more)
            throws Exception {
        return service.send("POST", participants, who, null, """
                {'party': '%s', 'organisation': '%s', %s 'person': {'name': '%s'}}""".formatted(party, organisation, more, name));
    }
}
