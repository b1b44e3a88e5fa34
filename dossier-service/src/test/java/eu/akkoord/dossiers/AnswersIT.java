package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Answers to what another party offers, plans, states or asks are to what was seen of it. */
class AnswersIT extends TwoPartiesCase {
    private static final String HOST = TestTokens.staff("coordinator", "VL", "abb");
    private static final String GUEST = TestTokens.staff("coordinator", "NL", "szw");
    private static final String ACCEPTED = "{'answer': 'accepted'}";
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final String id = "antwoord-" + SERIAL.incrementAndGet();
    private final String visit = "/visits/" + id;

    @Test
    void attack_a_dossier_is_changed_in_the_moment_before_it_is_taken_over() throws Exception {
        good(service.send("POST", "/dossiers", HOST, null, """
                {'id': '%s', 'title': 'Dossier', 'agreements': ['vl-nl-integratie-2013'],
                 'confidentiality': 'internal'}""".formatted(id)));
        var dossier = "/dossiers/" + id;
        var offer = ownership(dossier);
        good(service.send("PATCH", dossier, HOST, "\"2\"", "{'title': 'Iets anders'}"));
        stale(offer, GUEST, "\"2\"", ACCEPTED);
        assertThat(good(service.get(dossier, HOST)).at("/owner/party").asString())
                .isEqualTo("VL");
        var taken = answered(offer, GUEST, "\"3\"", ACCEPTED);
        assertThat(good(taken).path("status").asString()).isEqualTo("accepted");
        assertThat(etag(taken)).isEqualTo("\"4\"");

        good(service.send("PATCH", dossier, GUEST, "\"4\"", "{'title': 'Van NL'}"));
        assertThat(good(answered(offer, GUEST, "\"3\"", ACCEPTED))
                        .path("status")
                        .asString())
                .as("an answer that was given before, whatever has changed since")
                .isEqualTo("accepted");
    }

    @Test
    void a_stale_answer_gives_no_grant_on_what_is_restricted() throws Exception {
        plan("restricted");
        var offer = ownership(visit);
        good(service.send("PATCH", visit, HOST, "\"2\"", "{'title': 'Iets anders'}"));
        var before = service.get(visit + "/grants", HOST).body();
        stale(offer, GUEST, "\"2\"", ACCEPTED);
        assertThat(service.get(visit + "/grants", HOST).body()).isEqualTo(before);
    }

    @Test
    void attack_a_visit_is_changed_in_the_moment_before_a_party_answers_to_it() throws Exception {
        plan("partners");
        good(service.send("PATCH", visit, HOST, "\"1\"", "{'period': {'edtf': '2029'}}"));
        for (var answer : List.of("accepted", "declined")) {
            stale(visit, GUEST, "\"1\"", "{'answer': '%s'}".formatted(answer));
        }
        assertThat(good(service.get(visit, HOST)).path("answers").size()).isZero();
        good(answered(visit, GUEST, "\"2\"", ACCEPTED));
        good(answered(visit, GUEST, "\"1\"", ACCEPTED));
        stale(visit, GUEST, "\"1\"", "{'answer': 'declined'}");
    }

    @Test
    void an_objection_is_to_the_visit_as_it_was_stated() throws Exception {
        plan("partners");
        good(move(1, "confirmed"));
        good(move(2, "held"));
        good(service.send("PATCH", visit, HOST, "\"3\"", "{'outcomes': 'Er was iets anders'}"));
        stale(visit, GUEST, "\"3\"", "{'answer': 'objected'}");
        good(answered(visit, GUEST, "\"4\"", "{'answer': 'objected'}"));
    }

    @Test
    void a_wish_is_answered_as_it_was_seen_and_withdrawn_in_the_same_way() throws Exception {
        plan("partners");
        var wish = wish("2030");
        assertThat(etag(service.get(wish, HOST))).isEqualTo("\"2\"");
        good(service.send("PATCH", visit, HOST, "\"2\"", "{'places': ['Gent']}"));
        stale(wish, HOST, "\"2\"", ACCEPTED);
        stale(wish, GUEST, "\"2\"", "{'answer': 'withdrawn'}");
        assertThat(good(service.get(visit, HOST)).at("/period/edtf").asString()).isEqualTo("2018");
        good(answered(wish, HOST, "\"3\"", ACCEPTED));
        assertThat(good(service.get(visit, HOST)).at("/period/edtf").asString()).isEqualTo("2030");
    }

    @Test
    void a_wish_ends_when_the_period_is_another_the_guest_declines_or_the_visit_is_cancelled() throws Exception {
        for (var ending : List.of("PATCH {'period': {'edtf': '2031'}}", "declined", "cancelled")) {
            var path = "/visits/%s-%s".formatted(id, ending.replaceAll("[^a-z]", ""));
            plan(path, "partners");
            var wish = wish(path, "2030");
            var ended = ending.startsWith("PATCH ")
                    ? service.send("PATCH", path, HOST, "\"2\"", ending.substring("PATCH ".length()))
                    : ending.equals("declined")
                            ? answered(path, GUEST, "\"2\"", "{'answer': 'declined'}")
                            : service.send("POST", path + "/transitions", HOST, "\"2\"", """
                                    {'status': 'cancelled', 'change': {'occurredPeriod': {'edtf': '2017/..'}, 'reason': 'ziekte'}}""");
            good(ended);
            assertThat(good(service.get(wish, GUEST)).path("status").asString())
                    .as(ending)
                    .isEqualTo("withdrawn");
            refused(answered(wish, HOST, "\"3\"", ACCEPTED), 409, "wrongStage");
        }
    }

    @Test
    void an_offer_of_ownership_ends_when_it_stands_under_other_agreements() throws Exception {
        plan("partners");
        var offer = ownership(visit);
        good(service.send("PATCH", visit, HOST, "\"2\"", """
                {'agreements': [], 'change': {'reason': 'buiten het akkoord'}}"""));
        assertThat(good(service.get(offer, HOST)).path("status").asString()).isEqualTo("withdrawn");
        refused(answered(offer, GUEST, "\"3\"", ACCEPTED), 409, "wrongStage");
    }

    @Test
    void an_invitation_is_answered_as_it_was_seen_while_others_answer_theirs() throws Exception {
        plan("partners");
        var session = visit + "/sessions/%s-sessie".formatted(id);
        good(service.send("POST", visit + "/sessions", HOST, null, """
                {'id': '%s-sessie', 'title': 'Lunch', 'period': {'edtf': '2018'}}""".formatted(id)));
        good(service.send(
                "POST",
                session + "/transitions",
                HOST,
                "\"1\"",
                "{'status': 'open', 'change': {'occurredPeriod': {'edtf': '2017/..'}}}"));
        var one = asked(session, "Merel");
        var other = asked(session, "Mus");
        var key = Map.of("If-Match", "\"4\"", "Idempotency-Key", "een-sleutel");
        good(answered(other, HOST, "\"4\"", "{'answer': 'invited'}"));
        var invited = service.post(one + "/answers", HOST, key, "{'answer': 'invited'}");
        assertThat(etag(invited)).as("what changed was the other's").isEqualTo("\"6\"");
        stale(one, GUEST, "\"4\"", ACCEPTED);
        good(service.send("PATCH", session, HOST, "\"6\"", "{'period': {'edtf': '2019'}}"));
        stale(one, GUEST, "\"6\"", ACCEPTED);
        good(answered(one, GUEST, "\"7\"", ACCEPTED));
        assertThat(service.post(one + "/answers", HOST, key, "{'answer': 'invited'}")
                        .body())
                .isEqualTo(invited.body());
    }

    private void plan(String level) throws Exception {
        plan(visit, level);
    }

    private void plan(String path, String level) throws Exception {
        good(service.send("POST", "/visits", HOST, null, """
                {'id': '%s', 'title': 'Bezoek', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL'],
                 'period': {'edtf': '2018'}, 'agreements': ['vl-nl-integratie-2013'],
                 'confidentiality': '%s'}""".formatted(path.substring("/visits/".length()), level)));
    }

    private HttpResponse<String> move(int seen, String status) throws Exception {
        return service.send(
                "POST",
                visit + "/transitions",
                HOST,
                "\"%d\"".formatted(seen),
                "{'status': '%s', 'change': {'occurredPeriod': {'edtf': '2017/..'}}}".formatted(status));
    }

    private String ownership(String path) throws Exception {
        var made = good(service.send("POST", path + "/offers", HOST, null, """
                {'kind': 'ownership', 'content': {'owner': {'party': 'NL', 'organisation': 'szw'}},
                 'change': {'reason': 'NL werkt het af'}}"""));
        return path + "/offers/" + made.path("id").asString();
    }

    private String wish(String year) throws Exception {
        return wish(visit, year);
    }

    private String wish(String path, String year) throws Exception {
        var made = good(service.send("POST", path + "/offers", GUEST, null, """
                {'kind': 'period', 'content': {'period': {'edtf': '%s'}}, 'change': {'reason': 'dan pas'}}""".formatted(year)));
        return path + "/offers/" + made.path("id").asString();
    }

    private String asked(String session, String name) throws Exception {
        var asked = location(service.send("POST", session + "/invitations", GUEST, null, """
                {'status': 'requested', 'person': {'name': '%s'}}""".formatted(name)));
        return asked.substring(asked.indexOf("/visits/"));
    }

    private void stale(String path, String by, String seen, String body) throws Exception {
        refused(service.send("POST", path + "/answers", by, null, body), 428, "missingPrecondition");
        refused(answered(path, by, seen, body), 412, "outdatedRevision");
    }

    private HttpResponse<String> answered(String path, String by, String seen, String body) throws Exception {
        return service.send("POST", path + "/answers", by, seen, body);
    }
}
