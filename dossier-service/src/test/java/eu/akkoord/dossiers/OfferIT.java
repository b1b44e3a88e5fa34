package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Offers about dossiers and visits: what needs two sides. */
class OfferIT extends TwoPartiesCase {
    private static final String OFFICER = TestTokens.officer("VL", "abb");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String RECEIVER = TestTokens.staff("coordinator", "NL", "szw");
    private static final String RECEIVERS_OFFICER = TestTokens.officer("NL", "coa");
    private static final String OUTSIDER = TestTokens.staff("coordinator", "LU", "mfi");
    private static final String OWNERSHIP = """
            {'kind': 'ownership', 'content': {'owner': {'party': 'NL', 'organisation': 'szw'}%s}%s}""";
    private static final String REASON = ", 'change': {'reason': 'NL werkt het af'}";
    private static final String PERIOD = """
            {'kind': 'period', 'content': {'period': {'label': 'voorjaar 2019', 'edtf': '2019-21'}},
             'change': {'reason': 'dan pas'}}""";
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final String id = "voorstel-" + SERIAL.incrementAndGet();

    @ParameterizedTest
    @ValueSource(strings = {"dossiers/internal", "dossiers/restricted", "visits/restricted"})
    void an_owner_goes_to_another_party_when_both_coordinators_want_it(String which) throws Exception {
        var path = make(which);
        refused(offer(path, OFFICER, "", REASON), 403, "missingPermission");
        refused(offer(path, COORDINATOR, "", ""), 400, "badRequest");
        refused(offer(path, RECEIVER, "", REASON), 404, "resourceNotFound");
        var offered = good(offer(path, COORDINATOR, "", REASON));
        assertThat(offered.path("status").asString()).isEqualTo("open");
        var one = path + "/offers/" + offered.path("id").asString();

        assertThat(good(service.get(path, RECEIVER)).at("/owner/party").asString())
                .as("an offer changes nothing, and shows what it is about")
                .isEqualTo("VL");
        refused(service.get(path, RECEIVERS_OFFICER), 404, "resourceNotFound");
        refused(service.get(path + "/offers", RECEIVERS_OFFICER), 404, "resourceNotFound");
        refused(service.get(path, OUTSIDER), 404, "resourceNotFound");
        refused(answered(one, COORDINATOR, "accepted", ""), 403, "missingPermission");
        refused(answered(one, RECEIVER, "refused", ""), 400, "badRequest");

        assertThat(good(answered(one, RECEIVER, "accepted", "")).path("status").asString())
                .isEqualTo("accepted");
        assertThat(good(answered(one, RECEIVER, "accepted", "")).path("status").asString())
                .isEqualTo("accepted");
        assertThat(good(service.get(path, RECEIVER)).at("/owner/party").asString())
                .isEqualTo("NL");
        refused(service.get(path, OFFICER), 404, "resourceNotFound");
        var counting = good(service.get(path + "/grants", RECEIVER))
                .path("items")
                .valueStream()
                .filter(grant -> !grant.has("withdrawn"))
                .map(grant -> grant.path("party").asString())
                .toList();
        assertThat(counting).doesNotContain("VL");
    }

    @Test
    void grants_that_are_kept_go_on_and_one_that_is_withdrawn_shows_nothing_more() throws Exception {
        var path = make("dossiers/restricted");
        var first = good(offer(path, COORDINATOR, "", REASON)).path("id").asString();
        refused(answered(path + "/offers/" + first, RECEIVER, "withdrawn", ""), 403, "missingPermission");
        good(answered(path + "/offers/" + first, COORDINATOR, "withdrawn", ""));
        refused(service.get(path, RECEIVER), 404, "resourceNotFound");

        var kept = good(offer(path, COORDINATOR, ", 'keepGrants': true", REASON))
                .path("id")
                .asString();
        good(answered(path + "/offers/" + kept, RECEIVER, "accepted", ""));
        assertThat(good(service.get(path, OFFICER)).at("/owner/party").asString())
                .isEqualTo("NL");
        refused(
                service.send("PATCH", path, COORDINATOR, "\"5\"", "{'confidentiality': 'public'}"),
                403,
                "missingPermission");
        refused(offer(path, COORDINATOR, "", REASON), 403, "missingPermission");
        assertThat(good(service.get(path + "/offers", OFFICER)).path("items").findValuesAsString("status"))
                .containsExactly("withdrawn", "accepted");
    }

    @Test
    void ownership_is_offered_to_a_party_of_every_agreement_only_and_not_to_ones_own() throws Exception {
        var path = make("dossiers/internal");
        kafka.tell("parties", "LU", 1, """
                {"party": {"id": "LU", "names": {"nl": "Luxemburg"}, "organisations": [{"id": "mfi"}]}}""");
        for (var to : Map.of("LU", "mfi", "VL", "vdab").entrySet()) {
            var answer = service.send(
                    "POST", path + "/offers", COORDINATOR, null, """
                    {'kind': 'ownership', 'content': {'owner': {'party': '%s', 'organisation': '%s'}},
                     'change': {'reason': 'x'}}""".formatted(to.getKey(), to.getValue()));
            refused(answer, 400, "badRequest");
            assertThat(answer.body()).contains("/content/owner/party");
        }
        refused(service.send("POST", path + "/offers", COORDINATOR, null, PERIOD), 400, "badRequest");
    }

    @Test
    void a_guest_or_its_client_wishes_another_time_and_the_host_moves_the_visit_by_accepting() throws Exception {
        var path = make("visits/partners");
        var client = TestTokens.partner("NL", "szw", "visits.read", "offers.write");
        refused(
                service.send("POST", path + "/offers", TestTokens.partner("NL", "szw", "visits.read"), null, PERIOD),
                403,
                "missingScope");
        refused(
                service.send("POST", path + "/offers", client, null, OWNERSHIP.formatted("", REASON)),
                403,
                "missingPermission");
        refused(service.send("POST", path + "/offers", OFFICER, null, PERIOD), 403, "missingPermission");
        var key = Map.of("Idempotency-Key", id);
        var wished = service.post(path + "/offers", client, key, PERIOD);
        assertThat(location(service.post(path + "/offers", client, key, PERIOD)))
                .isEqualTo(location(wished));
        assertThat(good(service.get(path, OFFICER)).at("/period/edtf").asString())
                .isEqualTo("2018");

        var one = location(wished).substring(location(wished).indexOf("/visits/"));
        refused(answered(one, TestTokens.officer("NL", "szw"), "accepted", ""), 403, "missingPermission");
        good(answered(one, OFFICER, "accepted", ""));
        var moved = good(service.get(path, OFFICER));
        assertThat(moved.at("/period/edtf").asString()).isEqualTo("2019-21");
        assertThat(moved.at("/slips/count").asInt()).isEqualTo(1);
        assertThat(kafka.events("visits", id, 3))
                .extracting(event -> event.path("type").asString().replaceAll(".*\\.", ""))
                .containsExactly("planned", "offered", "moved");
    }

    @Test
    void attack_who_is_offered_a_dossier_writes_in_it() throws Exception {
        var path = make("dossiers/internal");
        good(offer(path, COORDINATOR, "", REASON));
        assertThat(service.get(path, RECEIVER).statusCode()).isEqualTo(200);
        refused(
                service.send("PATCH", path, RECEIVER, "\"2\"", "{'references': [{'source': 'szw', 'id': '1'}]}"),
                403,
                "missingPermission");
        refused(service.send("POST", path + "/documents", RECEIVER, null, """
                        {'title': 'Verslag', 'kind': 'report', 'language': 'nl', 'link': 'https://example.org/1',
                         'confidentiality': 'public'}"""), 403, "missingPermission");
        assertThat(good(service.get(path, COORDINATOR)).path("contributors").size())
                .isZero();
    }

    @Test
    void attack_why_one_offers_or_refuses_is_not_read_in_the_history_by_third_parties() throws Exception {
        good(service.send("POST", "/dossiers", COORDINATOR, null, """
                {'id': '%s', 'title': 'Dossier', 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': 'public',
                 'change': {'reason': 'voor allen'}}""".formatted(id)));
        var path = "/dossiers/" + id;
        var offered = good(offer(path, COORDINATOR, "", REASON)).path("id").asString();
        good(answered(path + "/offers/" + offered, RECEIVER, "refused", ", 'change': {'reason': 'te veel werk'}"));
        for (var concerned : List.of(OFFICER, RECEIVERS_OFFICER)) {
            assertThat(service.get(path + "/history", concerned).body()).contains("NL werkt het af", "te veel werk");
        }
        for (var channel : List.of(path + "/history", path + "?embed=history")) {
            assertThat(service.get(channel, OUTSIDER).body())
                    .contains("Dossier")
                    .doesNotContain("NL werkt het af", "te veel werk");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dossiers/partners", "visits/partners"})
    void attack_auditors_of_who_takes_it_over_are_shown_grants_of_the_former_owner(String which) throws Exception {
        var path = make(which);
        good(service.send("POST", path + "/grants", OFFICER, null, """
                {'party': 'VL', 'organisation': 'vdab', 'change': {'reason': 'werkt in stilte mee'}}"""));
        var one = good(offer(path, COORDINATOR, "", REASON)).path("id").asString();
        good(answered(path + "/offers/" + one, RECEIVER, "accepted", ""));
        assertThat(good(service.get(path + "/grants", RECEIVER)).path("items")).isEmpty();

        var lapsed = which.startsWith("dossiers") ? "dossierGrants.%s.2" : "visitGrants.%s.2";
        var theirs = awaitEntry(lapsed.formatted(id), TestTokens.staff("auditor", "VL", "abb"));
        assertThat(theirs.path("action").asString()).isEqualTo("withdrawn");
        assertThat(theirs.at("/after/grants").findValuesAsString("id")).contains("creator");
        assertThat(theirs.toString()).contains("vdab", "werkt in stilte mee");
        var takers = awaitEntry(lapsed.formatted(id), TestTokens.staff("auditor", "NL", "szw"));
        assertThat(takers.at("/after/grants")).isEmpty();
        assertThat(takers.toString()).doesNotContain("vdab", "werkt in stilte mee", "creator");
    }

    private JsonNode awaitEntry(String entry, String auditor) {
        return await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> good(service.get("/audits/" + entry, auditor)), found -> true);
    }

    private HttpResponse<String> offer(String path, String by, String content, String change) throws Exception {
        return service.send("POST", path + "/offers", by, null, OWNERSHIP.formatted(content, change));
    }

    private HttpResponse<String> answered(String offer, String by, String answer, String change) throws Exception {
        return service.answer(offer, by, "{'answer': '%s'%s}".formatted(answer, change));
    }

    private String make(String which) throws Exception {
        var collection = which.substring(0, which.indexOf('/'));
        var level = which.substring(which.indexOf('/') + 1);
        var body = collection.equals("dossiers") ? """
                {'id': '%s', 'title': 'Dossier', 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': '%s'}""" : """
                {'id': '%s', 'title': 'Bezoek', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL'],
                 'period': {'edtf': '2018'}, 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': '%s'}""";
        good(service.send("POST", "/" + collection, OFFICER, null, body.formatted(id, level)));
        return "/%s/%s".formatted(collection, id);
    }
}
