package eu.akkoord.dossiers;

import static eu.akkoord.platform.servers.Calls.good;
import static eu.akkoord.platform.servers.Calls.location;
import static eu.akkoord.platform.servers.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.servers.TestTokens;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        var answers = path + "/offers/" + offered.path("id").asString() + "/answers";

        assertThat(good(service.get(path, RECEIVER)).at("/owner/party").asString())
                .as("an offer changes nothing, and shows what it is about")
                .isEqualTo("VL");
        refused(service.get(path, RECEIVERS_OFFICER), 404, "resourceNotFound");
        refused(service.get(path + "/offers", RECEIVERS_OFFICER), 404, "resourceNotFound");
        refused(service.get(path, OUTSIDER), 404, "resourceNotFound");
        refused(answered(answers, COORDINATOR, "accepted", ""), 403, "missingPermission");
        refused(answered(answers, RECEIVER, "refused", ""), 400, "badRequest");

        assertThat(good(answered(answers, RECEIVER, "accepted", ""))
                        .path("status")
                        .asString())
                .isEqualTo("accepted");
        assertThat(good(answered(answers, RECEIVER, "accepted", ""))
                        .path("status")
                        .asString())
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
        refused(answered(path + "/offers/" + first + "/answers", RECEIVER, "withdrawn", ""), 403, "missingPermission");
        good(answered(path + "/offers/" + first + "/answers", COORDINATOR, "withdrawn", ""));
        refused(service.get(path, RECEIVER), 404, "resourceNotFound");

        var kept = good(offer(path, COORDINATOR, ", 'keepGrants': true", REASON))
                .path("id")
                .asString();
        good(answered(path + "/offers/" + kept + "/answers", RECEIVER, "accepted", ""));
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

        var answers = location(wished).substring(location(wished).indexOf("/visits/")) + "/answers";
        refused(answered(answers, TestTokens.officer("NL", "szw"), "accepted", ""), 403, "missingPermission");
        good(answered(answers, OFFICER, "accepted", ""));
        var moved = good(service.get(path, OFFICER));
        assertThat(moved.at("/period/edtf").asString()).isEqualTo("2019-21");
        assertThat(moved.at("/slips/count").asInt()).isEqualTo(1);
        assertThat(kafka.events("visits", id, 3))
                .extracting(event -> event.path("type").asString().replaceAll(".*\\.", ""))
                .containsExactly("planned", "offered", "moved");
    }

    private HttpResponse<String> offer(String path, String by, String content, String change) throws Exception {
        return service.send("POST", path + "/offers", by, null, OWNERSHIP.formatted(content, change));
    }

    private HttpResponse<String> answered(String answers, String by, String answer, String change) throws Exception {
        return service.send("POST", answers, by, null, "{'answer': '%s'%s}".formatted(answer, change));
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
