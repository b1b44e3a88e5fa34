package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Attacks, each of which had success once: taking, opening and shutting out of what belongs to another party. */
class AuthorityIT extends TwoPartiesCase {
    private static final String HOST = TestTokens.officer("VL", "abb");
    private static final String HOSTS_COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String GUEST = TestTokens.officer("NL", "szw");
    private static final String GUESTS_COORDINATOR = TestTokens.staff("coordinator", "NL", "szw");
    private static final String OUTSIDER = TestTokens.staff("coordinator", "LU", "mfi");
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final String id = "bevoegd-" + SERIAL.incrementAndGet();
    private final String visit = "/visits/" + id;
    private final String dossier = "/dossiers/" + id;

    @Test
    void a_guest_does_not_take_a_visit_from_its_host() throws Exception {
        plan(HOST, "VL", "NL", "partners");
        for (var guest : List.of(GUEST, GUESTS_COORDINATOR)) {
            for (var taking : List.of(
                    "{'owner': {'party': 'NL', 'organisation': 'szw'}, 'change': {'reason': 'x'}}",
                    "{'confidentiality': 'restricted', 'change': {'reason': 'x'}}",
                    "{'confidentiality': 'public', 'change': {'reason': 'x'}}",
                    "{'sharedWith': ['NL']}",
                    "{'host': 'NL', 'guests': ['VL']}",
                    "{'agreements': []}",
                    "{'title': 'X', 'period': {'edtf': '2019'}}",
                    "{'returns': null, 'dossiers': [], 'period': {'edtf': '2019'}}",
                    "{'delegations': [{'party': 'VL', 'announced': 0}]}")) {
                refused(patch(visit, guest, 1, taking), 403, "missingPermission");
            }
            refused(service.send("DELETE", visit + "/grants/creator", guest, null, null), 403, "missingPermission");
            refused(move(visit, guest, 1, "cancelled"), 403, "missingPermission");
            refused(move(visit, guest, 1, "confirmed"), 403, "missingPermission");
        }
        for (var outsider : List.of("{'title': 'X'}", "{'delegations': []}")) {
            refused(patch(visit, OUTSIDER, 1, outsider), 404, "resourceNotFound");
        }
        assertThat(etag(service.get(visit, HOST))).isEqualTo("\"1\"");
    }

    @Test
    void a_refusal_names_the_property_that_is_another_partys() throws Exception {
        plan(HOST, "VL", "NL", "partners");
        assertThat(patch(visit, GUEST, 1, "{'title': 'X', 'period': {'edtf': '2019'}}")
                        .body())
                .contains("`period`");
        good(patch(visit, GUEST, 1, "{'title': 'Van de gast', 'places': ['Gent'], 'outcomes': 'Afspraken'}"));
        good(patch(visit, GUEST, 2, "{'delegations': [{'party': 'NL', 'announced': 23}]}"));
        refused(patch(visit, HOST, 3, "{'delegations': [{'party': 'NL', 'announced': 1}]}"), 403, "missingPermission");
        good(patch(visit, HOST, 3, """
                {'delegations': [{'party': 'NL', 'announced': 23}, {'party': 'VL', 'announced': 30}]}"""));
        refused(patch(visit, HOST, 4, "{'delegations': null}"), 403, "missingPermission");
    }

    @Test
    void an_owner_goes_to_another_party_by_nobodys_patch() throws Exception {
        open("internal", "");
        for (var writer : List.of(HOST, HOSTS_COORDINATOR)) {
            refused(patch(dossier, writer, 1, """
                    {'owner': {'party': 'NL', 'organisation': 'szw'}, 'change': {'reason': 'overdracht'}}"""), 409, "consentNeeded");
        }
        var within = "{'owner': {'party': 'VL', 'organisation': 'vdab'}, 'change': {'reason': 'fusie'}}";
        refused(patch(dossier, HOST, 1, within), 403, "missingPermission");
        good(patch(dossier, HOSTS_COORDINATOR, 1, within));
        refused(service.get(dossier, GUEST), 404, "resourceNotFound");
    }

    @Test
    void a_grant_to_another_party_is_a_lowering() throws Exception {
        open("internal", "");
        var theirs = "{'party': 'NL', 'organisation': 'szw'%s}";
        var person = "{'subject': '%s#iemand', 'party': 'NL'%%s}"
                .formatted(TestTokens.settings().get("akkoord.security.issuers[0].issuer"));
        var reason = ", 'change': {'reason': 'leest mee'}";
        for (var to : List.of(theirs, person)) {
            refused(grant(HOST, to.formatted(reason)), 403, "missingPermission");
            refused(grant(HOSTS_COORDINATOR, to.formatted("")), 400, "badRequest");
        }
        refused(service.get(dossier, GUEST), 404, "resourceNotFound");
        good(grant(HOSTS_COORDINATOR, theirs.formatted(reason)));
        assertThat(service.get(dossier, GUEST).statusCode()).isEqualTo(200);
    }

    @Test
    void who_joins_an_agreement_later_reads_only_what_is_filed_or_opened_later() throws Exception {
        var agreement = id + "-akkoord";
        tell(agreement, 1, "\"VL\", \"NL\"");
        good(service.send("POST", "/dossiers", HOST, null, """
                {'id': '%s', 'title': 'Vroeger', 'agreements': ['%s']}""".formatted(id, agreement)));
        assertThat(good(service.get(dossier, HOST)).path("sharedWith").toString())
                .isEqualTo("[\"NL\",\"VL\"]");
        var open = "{'sharedWith': ['NL', 'VL', 'LU'], 'change': {'reason': 'LU werkt mee'}}";
        var early = patch(dossier, HOSTS_COORDINATOR, 1, open);
        refused(early, 400, "badRequest");
        assertThat(early.body()).contains("/sharedWith/0");

        tell(agreement, 2, "\"VL\", \"NL\", \"LU\"");
        awaitLater(agreement);
        refused(service.get(dossier, OUTSIDER), 404, "resourceNotFound");
        refused(patch(dossier, HOST, 1, open), 403, "missingPermission");
        good(patch(dossier, HOSTS_COORDINATOR, 1, open));
        assertThat(service.get(dossier, OUTSIDER).statusCode()).isEqualTo(200);
        refused(
                patch(dossier, OUTSIDER, 2, "{'owner': {'party': 'LU', 'organisation': 'mfi'}}"),
                403,
                "missingPermission");
    }

    /** Waits until new things are shared with the parties that have joined by now. */
    private void awaitLater(String agreement) {
        var serial = new AtomicInteger();
        await().untilAsserted(() -> {
            var later = "%s-later-%d".formatted(id, serial.incrementAndGet());
            good(service.send("POST", "/dossiers", HOST, null, """
                    {'id': '%s', 'title': 'Later', 'agreements': ['%s']}""".formatted(later, agreement)));
            assertThat(service.get("/dossiers/" + later, OUTSIDER).statusCode()).isEqualTo(200);
        });
    }

    @Test
    void a_party_named_in_a_dossier_is_not_shut_out_in_one_step_nor_in_two() throws Exception {
        open("partners", ", 'responsibles': [{'party': 'NL', 'organisation': 'szw'}]");
        for (var step :
                List.of("{'confidentiality': 'internal'}", "{'responsibles': null}", "{'sharedWith': ['VL']}")) {
            refused(patch(dossier, HOSTS_COORDINATOR, 1, step), 409, "shutsOut");
        }
        good(patch(dossier, GUEST, 1, "{'responsibles': null}"));
        good(patch(dossier, HOST, 2, "{'confidentiality': 'internal'}"));
        refused(service.get(dossier, GUEST), 404, "resourceNotFound");
    }

    @Test
    void another_party_adds_references_and_documents_of_its_own_and_changes_only_those() throws Exception {
        open("partners", ", 'references': [{'source': 'abb', 'id': '1'}]");
        refused(patch(dossier, GUEST, 1, "{'title': 'X'}"), 403, "missingPermission");
        refused(patch(dossier, GUEST, 1, "{'references': []}"), 403, "missingPermission");
        var both = good(patch(dossier, GUEST, 1, """
                {'references': [{'source': 'abb', 'id': '1'}, {'source': 'szw', 'id': '2'}]}"""));
        assertThat(both.path("references").findValuesAsString("party")).containsExactly("VL", "NL");
        refused(patch(dossier, HOST, 2, "{'references': [{'source': 'abb', 'id': '1'}]}"), 403, "missingPermission");
        refused(move(dossier, GUEST, 2, "active"), 403, "missingPermission");

        var drafted = service.send("POST", dossier + "/documents", GUEST, null, document("partners"));
        assertThat(good(drafted).at("/owner/party").asString()).isEqualTo("NL");
        assertThat(good(service.get(dossier, HOST)).path("contributors").toString())
                .isEqualTo("[\"NL\"]");
        var document = dossier + "/documents/" + good(drafted).path("id").asString();
        refused(patch(document, HOSTS_COORDINATOR, 1, "{'title': 'X'}"), 403, "missingPermission");
        refused(move(document, HOST, 1, "published"), 403, "missingPermission");
        good(patch(document, GUEST, 1, "{'title': 'Van ons'}"));
        refused(patch(dossier, HOST, 3, "{'confidentiality': 'internal'}"), 409, "shutsOut");

        good(patch(document, GUEST, 2, "{'confidentiality': 'internal'}"));
        refused(service.get(document, HOST), 404, "resourceNotFound");
        assertThat(service.get(document, GUEST).statusCode()).isEqualTo(200);
        var lower = "{'confidentiality': 'partners', 'change': {'reason': 'mag'}}";
        refused(patch(document, GUEST, 3, lower), 403, "missingPermission");
        good(patch(document, GUESTS_COORDINATOR, 3, lower));
    }

    @Test
    void a_guest_plans_and_moves_until_the_host_has_answered() throws Exception {
        plan(GUEST, "VL", "NL", "partners");
        assertThat(good(service.get(visit, HOST)).path("plannedBy").asString()).isEqualTo("NL");
        good(patch(visit, GUEST, 1, "{'period': {'edtf': '2019'}}"));
        refused(move(visit, GUEST, 2, "confirmed"), 403, "missingPermission");
        refused(answer(GUEST, "accepted"), 403, "missingPermission");
        refused(answer(OUTSIDER, "accepted"), 404, "resourceNotFound");
        good(patch(visit, HOST, 2, "{'places': ['Gent']}"));
        assertThat(good(service.get(visit, HOST)).at("/answers/0/answer").asString())
                .as("what the host does with it accepts it")
                .isEqualTo("accepted");
        refused(patch(visit, GUEST, 3, "{'period': {'edtf': '2020'}}"), 403, "missingPermission");
        refused(move(visit, GUEST, 3, "cancelled"), 403, "missingPermission");
        good(patch(visit, HOST, 3, "{'period': {'edtf': '2017'}}"));
        refused(patch(visit, HOST, 4, "{'confidentiality': 'internal'}"), 403, "missingPermission");
    }

    @Test
    void a_named_party_declines_objects_and_takes_it_back_and_every_answer_is_told() throws Exception {
        plan(HOST, "VL", "NL", "partners");
        refused(answer(HOST, "accepted"), 403, "missingPermission");
        refused(answer(GUEST, "objected"), 409, "wrongStage");
        var declined = answer(GUEST, "declined");
        assertThat(declined.statusCode()).isEqualTo(201);
        assertThat(location(declined)).endsWith("/events/visits.%s.2".formatted(id));
        var again = answer(GUEST, "declined");
        assertThat(location(again)).isEqualTo(location(declined));
        assertThat(good(service.get(visit, HOST)).at("/answers/0/answer").asString())
                .isEqualTo("declined");

        good(answer(GUEST, "accepted"));
        good(move(visit, HOST, 3, "confirmed"));
        good(move(visit, HOST, 4, "held"));
        refused(answer(GUEST, "declined"), 409, "wrongStage");
        refused(answer(HOST, "objected"), 403, "missingPermission");
        var key = Map.of("Idempotency-Key", id);
        var objected = service.answer(visit, GUEST, key, "{'answer': 'objected'}");
        assertThat(good(objected).path("answer").asString()).isEqualTo("objected");
        refused(service.answer(visit, GUEST, key, "{'answer': 'accepted'}"), 409, "keyReused");
        good(answer(GUEST, "accepted"));

        var events = kafka.events("visits", id, 7);
        assertThat(events.stream()
                        .filter(event -> event.path("type").asString().endsWith(".responded"))
                        .map(event -> event.at("/data/party").asString() + " "
                                + event.at("/data/answer").asString()))
                .containsExactly("NL declined", "NL accepted", "NL objected", "NL accepted");
        var answers = events.getLast().at("/data/visit/answers");
        assertThat(answers.size()).isEqualTo(1);
        assertThat(answers.at("/0/party").asString()).isEqualTo("NL");
        assertThat(answers.at("/0/answer").asString()).isEqualTo("accepted");
    }

    @Test
    void a_guest_takes_itself_out_and_is_taken_out_by_nobody_else() throws Exception {
        plan(HOST, "VL", "NL", "partners");
        tellOfLuxembourg();
        var both = "{'guests': ['NL', 'LU']}";
        refused(patch(visit, GUEST, 1, both), 403, "missingPermission");
        good(patch(visit, HOST, 1, both));
        refused(patch(visit, HOST, 2, "{'guests': ['LU']}"), 409, "shutsOut");
        good(patch(visit, GUEST, 2, "{'guests': ['LU']}"));
        good(patch(visit, HOST, 3, "{'confidentiality': 'internal'}"));
    }

    @Test
    void sessions_are_the_hosts_and_an_asker_answers_its_own_invitation() throws Exception {
        plan(HOST, "VL", "NL", "partners");
        var body = "{'id': '%s-sessie', 'title': 'Lunch', 'period': {'edtf': '2018'}}".formatted(id);
        refused(service.send("POST", visit + "/sessions", GUEST, null, body), 403, "missingPermission");
        good(service.send("POST", visit + "/sessions", HOST, null, body));
        var session = visit + "/sessions/%s-sessie".formatted(id);
        refused(patch(session, GUEST, 1, "{'title': 'X'}"), 403, "missingPermission");
        refused(move(session, GUEST, 1, "open"), 403, "missingPermission");
        good(move(session, HOST, 1, "open"));

        var ask = "{'status': '%s', 'person': {'name': 'Merel'}}";
        refused(
                service.send("POST", session + "/invitations", GUEST, null, ask.formatted("invited")),
                403,
                "missingPermission");
        var asked = location(service.send("POST", session + "/invitations", GUEST, null, ask.formatted("requested")));
        var theirs = asked.substring(asked.indexOf("/visits/"));
        var other = location(service.send("POST", session + "/invitations", HOST, null, ask.formatted("requested")));
        var hosts = other.substring(other.indexOf("/visits/"));
        refused(service.answer(theirs, GUEST, "{'answer': 'invited'}"), 403, "missingPermission");
        good(service.answer(theirs, HOST, "{'answer': 'invited'}"));
        good(service.answer(hosts, HOST, "{'answer': 'invited'}"));
        good(service.answer(theirs, GUEST, "{'answer': 'accepted'}"));
        refused(service.answer(hosts, GUEST, "{'answer': 'accepted'}"), 403, "missingPermission");

        var names = TestTokens.token("NL", "szw", List.of("officer"), "akkoord:read akkoord:write invitations.read");
        var list = good(service.get(session + "/invitations", names));
        assertThat(list.at("/items/0/person/name").asString()).isEqualTo("Merel");
        assertThat(list.at("/items/1").has("person")).isFalse();
    }

    @Test
    void what_a_visit_names_and_the_writer_may_not_know_is_not_found_out_and_stays() throws Exception {
        good(service.send("POST", "/dossiers", HOST, null, """
                {'id': '%s', 'title': 'Geheim', 'agreements': ['vl-nl-integratie-2013'],
                 'confidentiality': 'internal'}""".formatted(id)));
        plan(GUEST, "VL", "NL", "partners");
        good(patch(visit, HOST, 1, "{'dossiers': ['%s']}".formatted(id)));
        refused(patch(visit, GUEST, 2, "{'dossiers': ['%s']}".formatted(id)), 409, "unknownReference");
        refused(patch(visit, GUEST, 2, "{'dossiers': ['bestaat-niet']}"), 409, "unknownReference");
        assertThat(etag(patch(visit, GUEST, 2, "{'dossiers': []}"))).isEqualTo("\"2\"");
        assertThat(good(service.get(visit, HOST)).at("/dossiers/0/id").asString())
                .isEqualTo(id);
    }

    @Test
    void what_is_made_without_an_id_gets_one_that_nobody_guesses() throws Exception {
        var made = good(service.send("POST", "/dossiers", HOST, null, """
                {'title': 'Zonder', 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': 'restricted'}"""));
        var other = good(service.send("POST", "/dossiers", HOST, null, """
                {'title': 'Zonder', 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': 'restricted'}"""));
        assertThat(made.path("id").asString())
                .hasSizeGreaterThan(30)
                .isNotEqualTo(other.path("id").asString());
    }

    private void tellOfLuxembourg() {
        kafka.tell("parties", "LU", 1, """
                {"party": {"id": "LU", "names": {"nl": "Luxemburg"}, "organisations": [{"id": "mfi"}]}}""");
    }

    private void tell(String agreement, int revision, String parties) {
        kafka.tell("agreements", agreement, revision, """
                {"agreement": {"id": "%s", "parties": [%s], "themes": []}}""".formatted(agreement, parties));
    }

    private void plan(String by, String host, String guest, String level) throws Exception {
        good(service.send("POST", "/visits", by, null, """
                {'id': '%s', 'title': 'Bezoek', 'kind': 'workingVisit', 'host': '%s', 'guests': ['%s'],
                 'period': {'edtf': '2018'}, 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': '%s'}""".formatted(id, host, guest, level)));
    }

    @Test
    void attack_a_dossier_tells_of_the_hidden_documents_of_another_party() throws Exception {
        open("partners", "");
        var hidden = document("internal");
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var drafted : threads.invokeAll(Collections.nCopies(12, (Callable<HttpResponse<String>>)
                    () -> service.send("POST", dossier + "/documents", GUEST, null, hidden)))) {
                good(drafted.get());
            }
        }
        var seen = service.get(dossier, HOST);
        assertThat(good(seen).path("contributors").toString()).isEqualTo("[\"NL\"]");
        assertThat(etag(seen)).as("that it contributes, and no more").isEqualTo("\"2\"");
        assertThat(good(service.get(dossier + "/history", HOST)).path("items")).hasSize(2);
        var audited = service.get("/audits/dossiers.%s.2".formatted(id), TestTokens.staff("auditor", "VL", "abb"));
        assertThat(good(audited).at("/after/contributors").toString()).isEqualTo("[\"NL\"]");
        assertThat(audited.body()).doesNotContain("contributions", "documents");
    }

    private void open(String level, String more) throws Exception {
        good(service.send("POST", "/dossiers", HOST, null, """
                {'id': '%s', 'title': 'Dossier', 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': '%s'%s}""".formatted(id, level, more)));
    }

    private static String document(String level) {
        return """
                {'title': 'Verslag', 'kind': 'report', 'language': 'nl', 'link': 'https://example.org/1',
                 'confidentiality': '%s'}""".formatted(level);
    }

    private HttpResponse<String> grant(String by, String body) throws Exception {
        return service.send("POST", dossier + "/grants", by, null, body);
    }

    private HttpResponse<String> answer(String by, String answer) throws Exception {
        return service.answer(visit, by, "{'answer': '%s'}".formatted(answer));
    }

    private HttpResponse<String> patch(String path, String by, int revision, String body) throws Exception {
        return service.send("PATCH", path, by, "\"%d\"".formatted(revision), body);
    }

    private HttpResponse<String> move(String path, String by, int revision, String status) throws Exception {
        return service.send(
                "POST",
                path + "/transitions",
                by,
                "\"%d\"".formatted(revision),
                "{'status': '%s', 'change': {'occurredPeriod': {'edtf': '2017/..'}}}".formatted(status));
    }
}
