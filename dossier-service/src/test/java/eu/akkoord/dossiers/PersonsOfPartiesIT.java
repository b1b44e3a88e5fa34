package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Attacks on persons that a party wrote down: whoever comes to a visit later, or takes it over, learns no names by that. */
class PersonsOfPartiesIT extends TwoPartiesCase {
    private static final String NAMES = "akkoord:read akkoord:write participants.read invitations.read";
    private static final String HOST = TestTokens.token("VL", "abb", List.of("officer"), NAMES);
    private static final String GUEST = TestTokens.token("NL", "szw", List.of("officer"), NAMES);
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String LATER = TestTokens.token("LU", "mfi", List.of("officer"), NAMES);
    private static final String AUDITOR = TestTokens.staff("auditor", "NL", "szw");
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final String id = "personen-" + SERIAL.incrementAndGet();
    private final String visit = "/visits/" + id;

    @Test
    void attack_a_planner_makes_itself_host_and_reads_whom_the_host_invited() throws Exception {
        plan(GUEST);
        var session = announced();
        var invited = location(service.send("POST", session + "/invitations", HOST, null, """
                {'status': 'invited', 'person': {'name': 'Merel', 'email': 'merel@example.org'}}"""));
        // since the host has announced a session of it, its planner no longer stands in for it
        var swap = "{'host': 'NL', 'guests': ['VL']}";
        refused(patch(GUEST, 2, swap), 403, "missingPermission");
        assertThat(good(service.get(relative(invited), GUEST)).has("person")).isFalse();
        // also by the hand of the host the names go to nobody else, and stay its own
        good(patch(HOST, 2, swap));
        assertThat(good(service.get(relative(invited), GUEST)).has("person")).isFalse();
        assertThat(good(service.get(session + "/invitations", GUEST))
                        .at("/items/0")
                        .has("person"))
                .isFalse();
        assertThat(good(service.get(relative(invited), HOST)).at("/person/name").asString())
                .isEqualTo("Merel");
        good(service.answer(relative(invited), HOST, "{'answer': 'accepted'}"));
    }

    @Test
    void attack_a_new_host_reads_whom_a_guest_asked_for_before() throws Exception {
        plan(HOST);
        var session = announced();
        good(service.send(
                "POST",
                session + "/transitions",
                HOST,
                "\"1\"",
                "{'status': 'open', 'change': {'occurredPeriod': {'edtf': '2017/..'}}}"));
        var asked = relative(location(service.send("POST", session + "/invitations", GUEST, null, """
                {'status': 'requested', 'person': {'name': 'Wulp'}}""")));
        assertThat(good(service.get(asked, HOST)).at("/person/name").asString()).isEqualTo("Wulp");
        tellOfLuxembourg();
        good(patch(COORDINATOR, 1, """
                {'host': 'LU', 'guests': ['VL', 'NL'], 'confidentiality': 'public', 'change': {'reason': 'LU ontvangt'}}"""));
        for (var other : List.of(LATER, HOST)) {
            assertThat(good(service.get(asked, other)).has("person")).isFalse();
        }
        assertThat(good(service.get(asked, GUEST)).at("/person/name").asString())
                .isEqualTo("Wulp");
    }

    @Test
    void attack_a_guest_that_is_added_reads_who_takes_part_already() throws Exception {
        plan(HOST);
        var person = "{'party': 'NL', 'person': {'name': 'Kievit', 'email': 'kievit@example.org'}}";
        var theirs = relative(location(service.send("POST", visit + "/participants", GUEST, null, person)));
        tellOfLuxembourg();
        good(patch(COORDINATOR, 1, """
                {'guests': ['NL', 'LU'], 'confidentiality': 'public', 'change': {'reason': 'LU komt ook'}}"""));
        assertThat(good(service.get(theirs, HOST)).at("/person/name").asString())
                .isEqualTo("Kievit");
        assertThat(good(service.get(theirs, LATER)).has("person")).isFalse();
        assertThat(good(service.get(visit + "/participants", LATER))
                        .at("/items/0")
                        .has("person"))
                .isFalse();

        good(service.send("PATCH", theirs, GUEST, "\"1\"", "{'person': {'name': 'Kievit'}}"));
        assertThat(good(service.get(theirs, LATER)).at("/person/name").asString())
                .as("its own party has written it again")
                .isEqualTo("Kievit");
    }

    @Test
    void attack_who_has_declined_reads_who_takes_part() throws Exception {
        plan(HOST);
        good(service.answer(visit, GUEST, "{'answer': 'declined'}"));
        var hosts = relative(location(service.send(
                "POST", visit + "/participants", HOST, null, "{'party': 'VL', 'person': {'name': 'Gruttokop'}}")));
        assertThat(good(service.get(hosts, GUEST)).has("person")).isFalse();
        good(service.answer(visit, GUEST, "{'answer': 'accepted'}"));
        assertThat(good(service.get(hosts, GUEST)).has("person")).isFalse();
        assertThat(good(service.get(hosts, HOST)).has("person")).isTrue();
    }

    @Test
    void who_has_left_a_visit_erases_its_own_persons_even_unseen() throws Exception {
        tellOfLuxembourg();
        good(service.send("POST", "/visits", HOST, null, """
                {'id': '%s', 'title': 'Bezoek', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL', 'LU'],
                 'period': {'edtf': '2018'}}""".formatted(id)));
        var person = "{'party': 'NL', 'person': {'name': 'Tureluur'}}";
        var first = relative(location(service.send("POST", visit + "/participants", GUEST, null, person)));
        var second = relative(location(service.send("POST", visit + "/participants", HOST, null, """
                {'party': 'VL', 'person': {'name': 'Scholekster'}}""")));
        good(patch(GUEST, 1, "{'guests': ['LU']}"));
        refused(service.get(first, GUEST), 404, "resourceNotFound");
        for (var other : List.of(second, visit + "/participants/" + "0".repeat(32))) {
            refused(service.send("DELETE", other, GUEST, null, null), 404, "resourceNotFound");
        }
        assertThat(service.send("DELETE", first, GUEST, null, null).statusCode())
                .isEqualTo(204);
        refused(service.send("DELETE", first, GUEST, null, null), 404, "resourceNotFound");
        assertThat(good(service.get(visit + "/participants", HOST))
                        .path("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void who_has_left_a_visit_erases_whom_it_asked_for_even_unseen() throws Exception {
        tellOfLuxembourg();
        good(service.send("POST", "/visits", HOST, null, """
                {'id': '%s', 'title': 'Bezoek', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL', 'LU'],
                 'period': {'edtf': '2018'}}""".formatted(id)));
        var session = announced();
        good(service.send(
                "POST",
                session + "/transitions",
                HOST,
                "\"1\"",
                "{'status': 'open', 'change': {'occurredPeriod': {'edtf': '2017/..'}}}"));
        var own = invitation(session, GUEST, "requested", "Rosse grutto");
        var hosts = invitation(session, HOST, "invited", "Kemphaan");
        refused(service.send("DELETE", own + "/person", HOST, null, null), 403, "missingPermission");
        refused(service.send("DELETE", own + "/person", LATER, null, null), 403, "missingPermission");
        good(patch(GUEST, 1, "{'guests': ['LU']}"));

        refused(service.get(own, GUEST), 404, "resourceNotFound");
        var elsewhere = own.replace(visit, "/visits/elders-" + id);
        for (var other : List.of(hosts, session + "/invitations/0123456789abcdef", elsewhere)) {
            refused(service.send("DELETE", other + "/person", GUEST, null, null), 404, "resourceNotFound");
        }
        assertThat(good(service.get(own, HOST)).at("/person/name").asString()).isEqualTo("Rosse grutto");
        var revision = etag(service.get(session, HOST));
        for (var ofWhich : List.of("somebody", "nobody any more")) {
            assertThat(service.send("DELETE", own + "/person", GUEST, null, null)
                            .statusCode())
                    .as(ofWhich)
                    .isEqualTo(204);
        }
        var left = good(service.get(own, HOST));
        assertThat(left.has("person")).isFalse();
        assertThat(left.path("status").asString()).isEqualTo("requested");
        assertThat(etag(service.get(session, HOST))).isEqualTo(revision);
        assertThat(good(service.get(hosts, HOST)).at("/person/name").asString()).isEqualTo("Kemphaan");
        // lists follow what was done
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(service.get("/audits?kind=act&pageSize=100", AUDITOR)
                                .body())
                        .contains(id + "-sessie", "/invitations/{invitationId}/person"));
    }

    private String invitation(String session, String by, String status, String name) throws Exception {
        return relative(
                location(service.send("POST", session + "/invitations", by, null, """
                {'status': '%s', 'person': {'name': '%s'}}""".formatted(status, name))));
    }

    private void tellOfLuxembourg() {
        kafka.tell("parties", "LU", 1, """
                {"party": {"id": "LU", "names": {"nl": "Luxemburg"}, "organisations": [{"id": "mfi"}]}}""");
    }

    private void plan(String by) throws Exception {
        good(service.send("POST", "/visits", by, null, """
                {'id': '%s', 'title': 'Bezoek', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL'],
                 'period': {'edtf': '2018'}, 'agreements': ['vl-nl-integratie-2013']}""".formatted(id)));
    }

    private String announced() throws Exception {
        good(service.send(
                "POST",
                visit + "/sessions",
                HOST,
                null,
                "{'id': '%s-sessie', 'title': 'Lunch', 'period': {'edtf': '2018'}}".formatted(id)));
        return visit + "/sessions/%s-sessie".formatted(id);
    }

    private static String relative(String address) {
        return address.substring(address.indexOf("/visits/"));
    }

    private HttpResponse<String> patch(String by, int revision, String body) throws Exception {
        return service.send("PATCH", visit, by, "\"%d\"".formatted(revision), body);
    }
}
