package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Visits of and to a government without users: facts are stated of it, and nothing else is done for it. */
class RepresentedIT extends TwoPartiesCase {
    private static final String VL = TestTokens.officer("VL", "abb");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String NL = TestTokens.officer("NL", "szw");
    private static final String OWN = TestTokens.officer("DE-SL", "stk");
    private static final String STATED = "[{\"party\":\"DE-SL\",\"statedBy\":\"VL\"}]";

    @Test
    void its_visits_are_stated_by_the_other_side_and_read_by_it_once_taken_over(@Autowired Parties parties)
            throws Exception {
        tell(1, ", \"registeredBy\": \"VL\"");
        await().atMost(Duration.ofSeconds(30)).until(() -> parties.isRepresented("DE-SL"));

        var there = good(service.send("POST", "/visits", VL, null, """
                {'id': 'saarland-2017', 'title': 'Delegatie uit Saarland', 'kind': 'workingVisit', 'host': 'VL',
                 'guests': ['DE-SL'], 'period': {'edtf': '2017-21', 'label': 'voorjaar 2017'}, 'status': 'held',
                 'delegations': [{'party': 'DE-SL', 'announced': 5}],
                 'change': {'occurredPeriod': {'edtf': '2017-21'}}}"""));
        assertThat(there.path("represented").toString()).isEqualTo(STATED);
        good(service.send("POST", "/visits/saarland-2017/sessions", VL, null, """
                {'id': 'saarland-lunch', 'title': 'Lunchsessie', 'period': {'edtf': '2017-05'}, 'capacity': 15}"""));
        var back = good(service.send("POST", "/visits", VL, null, """
                {'id': 'naar-saarland', 'title': 'Tegenbezoek', 'kind': 'workingVisit', 'host': 'DE-SL', 'guests': ['VL'],
                 'period': {'edtf': '2018', 'label': 'in 2018'}, 'returns': 'saarland-2017'}"""));
        assertThat(back.path("represented").toString()).isEqualTo(STATED);
        assertThat(back.path("plannedBy").asString()).isEqualTo("VL");
        assertThat(kafka.events("visits", "naar-saarland", 1)
                        .getFirst()
                        .at("/data/visit/represented")
                        .toString())
                .isEqualTo(STATED);

        for (var path : new String[] {"/visits/saarland-2017", "/visits/naar-saarland"}) {
            refused(service.get(path, OWN), 404, "resourceNotFound");
            refused(service.get(path, NL), 404, "resourceNotFound");
        }
        refused(service.send("POST", "/visits", OWN, null, """
                {'title': 'Ander', 'kind': 'workingVisit', 'host': 'DE-SL', 'guests': ['VL'], 'period': {'edtf': '2018'}}"""), 403, "missingPermission");
        for (var grant :
                new String[] {"'party': 'DE-SL', 'organisation': 'stk'", "'party': 'DE-SL', 'subject': 'x#y'"}) {
            refused(
                    service.send(
                            "POST",
                            "/visits/saarland-2017/grants",
                            COORDINATOR,
                            null,
                            "{%s, 'change': {'reason': 'nodig'}}".formatted(grant)),
                    409,
                    "wrongStage");
        }
        refused(service.send("POST", "/visits/saarland-2017/offers", COORDINATOR, null, """
                {'kind': 'ownership', 'content': {'owner': {'party': 'DE-SL', 'organisation': 'stk'}},
                 'change': {'reason': 'van hen'}}"""), 409, "wrongStage");
        refused(service.send("POST", "/visits/naar-saarland/offers", VL, null, """
                {'kind': 'period', 'content': {'period': {'edtf': '2019'}}, 'change': {'reason': 'later'}}"""), 409, "wrongStage");
        refused(move("naar-saarland", 1, "confirmed"), 403, "missingPermission");
        good(service.send("PATCH", "/visits/naar-saarland", VL, "\"1\"", """
                {'period': {'edtf': '2018-23'}, 'confidentiality': 'internal'}"""));
        good(service.send("PATCH", "/visits/naar-saarland", COORDINATOR, "\"2\"", """
                {'confidentiality': 'partners', 'change': {'reason': 'toch niet'}}"""));
        good(move("naar-saarland", 3, "held"));
        assertThat(service.get("/calendar?from=2018-09-01&to=2018-11-30", VL)
                        .body()
                        .replace("\r\n ", ""))
                .contains("Saarland (DE-SL): zoals Vlaanderen (VL) het stelt");

        tell(2, "");
        await().atMost(Duration.ofSeconds(30)).until(() -> !parties.isRepresented("DE-SL"));
        assertThat(good(service.get("/visits/saarland-2017", OWN))
                        .path("represented")
                        .toString())
                .isEqualTo(STATED);
        refused(
                service.send("PATCH", "/visits/saarland-2017", VL, "\"1\"", "{'confidentiality': 'internal'}"),
                409,
                "shutsOut");
        refused(
                service.send("PATCH", "/visits/naar-saarland", VL, "\"4\"", "{'period': {'edtf': '2018-10'}}"),
                403,
                "missingPermission");
        good(service.send("PATCH", "/visits/naar-saarland", VL, "\"4\"", "{'title': 'Tegenbezoek aan Saarland'}"));
        var objected = service.send("POST", "/visits/naar-saarland/answers", OWN, "\"5\"", "{'answer': 'objected'}");
        good(objected);
        var written = good(service.send("PATCH", "/visits/naar-saarland", OWN, "\"6\"", "{'places': ['Saarbrücken']}"));
        assertThat(written.path("represented").toString())
                .as("what it sets right is not what was stated of it")
                .isEqualTo(STATED);
        var accepted = "{'answer': 'accepted'}";
        refused(service.send("POST", "/visits/naar-saarland/answers", VL, "\"7\"", accepted), 403, "missingPermission");
        good(service.send("POST", "/visits/naar-saarland/answers", OWN, "\"7\"", accepted));
        refused(service.send("POST", "/visits/naar-saarland/corrections", VL, "\"8\"", """
                        {'corrects': 4, 'change': {'occurred': '2018-10-01', 'reason': 'na de aanvaarding'}}"""), 403, "missingPermission");
    }

    private HttpResponse<String> move(String visit, int seen, String status) throws Exception {
        return service.send(
                "POST",
                "/visits/%s/transitions".formatted(visit),
                VL,
                "\"%d\"".formatted(seen),
                "{'status': '%s', 'change': {'occurredPeriod': {'edtf': '2018/..'}}}".formatted(status));
    }

    private void tell(int revision, String more) {
        kafka.tell("parties", "DE-SL", revision, """
                {"party": {"id": "DE-SL", "names": {"nl": "Saarland"}, "organisations": [{"id": "stk"}]%s}}""".formatted(more));
    }
}
