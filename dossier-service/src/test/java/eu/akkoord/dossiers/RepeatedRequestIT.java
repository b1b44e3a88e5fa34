package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.test.TestTokens;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change whose answer was lost is asked for again by its key, and is made once. */
class RepeatedRequestIT extends TwoPartiesCase {
    private static final String VL = TestTokens.officer("VL", "abb");
    private static final String COLLEAGUE = TestTokens.officer("VL", "vdab");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String NL = TestTokens.officer("NL", "szw");
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final String id = "herhaald-" + SERIAL.incrementAndGet();
    private final String visit = "/visits/" + id;

    @BeforeEach
    void a_visit_is_planned() throws Exception {
        good(service.send("POST", "/visits", VL, null, """
                {'id': '%s', 'title': 'Bezoek', 'kind': 'expertExchange', 'host': 'VL', 'guests': ['NL'],
                 'agreements': ['vl-nl-integratie-2013'], 'period': {'edtf': '2018'}}""".formatted(id)));
    }

    @Test
    void a_transition_and_a_patch_that_come_again_are_answered_as_at_first_whatever_has_changed() throws Exception {
        var confirmed =
                "{'status': 'confirmed', 'change': {'occurredPeriod': {'edtf': '2017/..'}, 'reason': 'afgesproken'}}";
        var first = sent("POST", visit + "/transitions", "stap", 1, confirmed);
        var title = "{'title': 'Ander bezoek'}";
        var patched = sent("PATCH", visit, "titel", 2, title);
        good(sent(
                "POST",
                visit + "/transitions",
                null,
                3,
                "{'status': 'held', 'change': {'occurredPeriod': {'edtf': '2017/..'}}}"));
        for (var seen : List.of(1, 4, 99)) {
            same(first, sent("POST", visit + "/transitions", "stap", seen, confirmed));
            same(patched, sent("PATCH", visit, "titel", seen, title));
        }
        assertThat(good(patched).path("status").asString()).isEqualTo("confirmed");
        assertThat(etag(patched)).isEqualTo("\"3\"");
        assertThat(types()).containsExactly("planned", "statusChanged", "amended", "statusChanged");
    }

    @Test
    void another_request_with_the_key_is_told_so_before_anything_else() throws Exception {
        good(sent("PATCH", visit, "sleutel", 1, "{'title': 'Een'}"));
        for (var seen : List.of(1, 2)) {
            refused(sent("PATCH", visit, "sleutel", seen, "{'title': 'Twee'}"), 409, "keyReused");
            refused(
                    sent(
                            "POST",
                            visit + "/transitions",
                            "sleutel",
                            seen,
                            "{'status': 'held', 'change': {'occurredPeriod': {'edtf': '2017/..'}}}"),
                    409,
                    "keyReused");
        }
        refused(
                service.answer(visit, VL, Map.of("Idempotency-Key", "sleutel"), "{'answer': 'accepted'}"),
                409,
                "keyReused");
        assertThat(types()).hasSize(2);
        var other = visit.replace("herhaald", "ander");
        good(service.post("/visits", VL, Map.of("Idempotency-Key", "sleutel"), """
                {'id': '%s', 'title': 'Bezoek', 'kind': 'expertExchange', 'host': 'VL', 'guests': ['NL'],
                 'agreements': ['vl-nl-integratie-2013'], 'period': {'edtf': '2018'}}""".formatted(
                        other.substring("/visits/".length()))));
        refused(sent("PATCH", other, "sleutel", 1, "{'title': 'Twee'}"), 409, "keyReused");
    }

    @Test
    void attack_the_key_of_another_person_or_party_gives_nothing_of_theirs() throws Exception {
        var title = "{'title': 'Een'}";
        good(sent("PATCH", visit, "sleutel", 1, title));
        for (var other : List.of(COLLEAGUE, NL)) {
            var answer = service.request("PATCH", visit, other, headers("sleutel", 1), title);
            assertThat(answer.statusCode()).as(answer.body()).isIn(403, 412);
        }
    }

    @Test
    void attack_what_the_caller_may_not_see_any_more_is_not_there_by_a_key_either() throws Exception {
        var dossier = "/dossiers/" + id;
        good(service.send("POST", "/dossiers", VL, null, """
                {'id': '%s', 'title': 'Dossier', 'agreements': ['vl-nl-integratie-2013'],
                 'confidentiality': 'internal'}""".formatted(id)));
        var title = "{'title': 'Een'}";
        good(service.request("PATCH", dossier, COLLEAGUE, headers("sleutel", 1), title));
        same(
                service.request("PATCH", dossier, COLLEAGUE, headers("sleutel", 2), title),
                service.request("PATCH", dossier, COLLEAGUE, headers("sleutel", 1), title));
        good(sent("PATCH", dossier, null, 2, "{'confidentiality': 'restricted', 'change': {'reason': 'gevoelig'}}"));
        refused(service.request("PATCH", dossier, COLLEAGUE, headers("sleutel", 1), title), 404, "resourceNotFound");
        refused(
                service.request("PATCH", dossier, COLLEAGUE, headers("sleutel", 1), "{'title': 'X'}"),
                404,
                "resourceNotFound");
    }

    @Test
    void a_change_that_changes_nothing_remembers_no_key() throws Exception {
        assertThat(etag(sent("PATCH", visit, "niets", 1, "{'title': 'Bezoek'}")))
                .isEqualTo("\"1\"");
        assertThat(good(sent("PATCH", visit, "niets", 1, "{'title': 'Anders'}"))
                        .path("title")
                        .asString())
                .isEqualTo("Anders");
    }

    @Test
    void of_twenty_equal_requests_at_once_one_is_made_and_all_hear_of_it() throws Exception {
        var body = "{'status': 'confirmed', 'change': {'occurredPeriod': {'edtf': '2017/..'}}}";
        var asked = new ArrayList<Callable<HttpResponse<String>>>();
        for (int one = 0; one < 20; one++) {
            asked.add(() -> sent("POST", visit + "/transitions", "samen", 1, body));
        }
        var answers = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(asked)) {
                var answer = done.get();
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                answers.add(answer.body() + etag(answer) + location(answer));
            }
        }
        assertThat(answers).hasSize(1);
        assertThat(types()).containsExactly("planned", "statusChanged");
    }

    @Test
    void offers_strikings_sessions_and_invitations_are_made_once() throws Exception {
        var wish = "{'kind': 'period', 'content': {'period': {'edtf': '2030'}}, 'change': {'reason': 'beter'}}";
        var offered = service.post(visit + "/offers", NL, headers("wens", null), wish);
        same(offered, service.post(visit + "/offers", NL, headers("wens", null), wish));
        refused(
                service.post(visit + "/offers", NL, headers("wens", null), wish.replace("2030", "2031")),
                409,
                "keyReused");

        good(sent("PATCH", visit, null, 2, "{'outcomes': 'Een geheim woord'}"));
        var striking = "{'field': '/outcomes', 'change': {'reason': 'persoonlijk'}}";
        var struck = service.post(visit + "/strikings", COORDINATOR, headers("weg", null), striking);
        assertThat(struck.statusCode()).as(struck.body()).isEqualTo(201);
        same(struck, service.post(visit + "/strikings", COORDINATOR, headers("weg", null), striking));

        var session = "{'id': '%s-sessie', 'title': 'Lunch', 'period': {'edtf': '2018'}}".formatted(id);
        var announced = service.post(visit + "/sessions", VL, headers("sessie", null), session);
        good(sent(
                "POST",
                path(announced) + "/transitions",
                "open",
                1,
                "{'status': 'open', 'change': {'occurredPeriod': {'edtf': '2017/..'}}}"));
        same(announced, service.post(visit + "/sessions", VL, headers("sessie", null), session));
        refused(
                service.post(visit + "/sessions", VL, headers("sessie", null), session.replace("Lunch", "Diner")),
                409,
                "keyReused");
        var person = "{'status': 'invited', 'person': {'name': 'Merel', 'email': 'merel@example.org'}}";
        var invited = service.post(path(announced) + "/invitations", VL, headers("gast", null), person);
        same(invited, service.post(path(announced) + "/invitations", VL, headers("gast", null), person));
        refused(
                service.post(
                        path(announced) + "/invitations", VL, headers("gast", null), person.replace("Merel", "Mus")),
                409,
                "keyReused");
        var accepted = "{'answer': 'accepted'}";
        var answered = service.post(path(invited) + "/answers", VL, headers("ja", 3), accepted);
        good(service.answer(path(invited), VL, "{'answer': 'declined'}"));
        same(answered, service.post(path(invited) + "/answers", VL, headers("ja", 3), accepted));
    }

    @Test
    void a_participant_who_is_changed_again_by_the_same_request_stands_as_he_stands() throws Exception {
        var made = service.post(
                visit + "/participants", VL, headers("erbij", null), "{'party': 'VL', 'function': 'adviseur'}");
        var patch = "{'function': 'directeur'}";
        var path = path(made);
        var revision = Integer.parseInt(etag(made).replace("\"", ""));
        var first = sent("PATCH", path, "functie", revision, patch);
        same(first, sent("PATCH", path, "functie", revision, patch));
        refused(sent("PATCH", path, "functie", revision, "{'function': 'chauffeur'}"), 409, "keyReused");
        assertThat(good(sent("PATCH", path, null, revision + 1, "{'function': 'klerk'}"))
                        .path("function")
                        .asString())
                .isEqualTo("klerk");
        assertThat(good(sent("PATCH", path, "functie", revision, patch))
                        .path("function")
                        .asString())
                .as("there are no earlier states")
                .isEqualTo("klerk");
    }

    private List<String> types() throws Exception {
        return good(service.get(visit + "/history", VL)).path("items").findValuesAsString("type");
    }

    private HttpResponse<String> sent(String method, String path, @Nullable String key, int seen, String body)
            throws Exception {
        return service.request(method, path, VL, headers(key, seen), body);
    }

    private static Map<String, String> headers(@Nullable String key, @Nullable Integer seen) {
        var headers = new HashMap<String, String>();
        if (key != null) {
            headers.put("Idempotency-Key", key);
        }
        if (seen != null) {
            headers.put("If-Match", "\"%d\"".formatted(seen));
        }
        return headers;
    }

    private static String path(HttpResponse<String> made) {
        good(made);
        return URI.create(location(made)).getPath().replaceFirst("/akkoord/v1", "");
    }

    private static void same(HttpResponse<String> first, HttpResponse<String> again) {
        good(first);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(first.statusCode());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
    }
}
