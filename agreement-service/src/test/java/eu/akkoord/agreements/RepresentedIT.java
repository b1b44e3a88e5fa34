package eu.akkoord.agreements;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.read;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.test.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A government without users: others state facts of it, nobody answers for it, and its own people take it over. */
class RepresentedIT extends ToldCase {
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String NL = TestTokens.staff("coordinator", "NL", "szw");
    private static final String READER = TestTokens.reader("DE-SL", "stk");
    private static final String OFFICER = TestTokens.officer("DE-SL", "stk");
    private static final String OWN = TestTokens.staff("coordinator", "DE-SL", "stk");

    @Test
    void it_is_registered_by_another_stated_of_and_taken_over() throws Exception {
        var creation = "{'id':'DE-SL','names':{'nl':'Saarland'}}";
        var byOfficer = calls.send("POST", "/parties", VL, null, creation);
        refused(byOfficer, 403, "missingPermission");
        assertThat(read(byOfficer).path("detail").asString()).contains("DE-SL", "coördinator");
        var made = good(calls.send("POST", "/parties", COORDINATOR, null, creation));
        assertThat(made.path("registeredBy").asString()).isEqualTo("VL");
        assertThat(ok("/events/parties.DE-SL.1", VL)
                        .at("/data/party/registeredBy")
                        .asString())
                .isEqualTo("VL");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ok("/parties?registeredBy=VL", NL)
                                .at("/items/0/id")
                                .asString())
                        .isEqualTo("DE-SL"));
        refused(calls.send("POST", "/parties", NL, null, creation), 409, "idTaken");
        refused(calls.send("PATCH", "/parties/DE-SL", VL, "\"1\"", "{'names':{'nl':'X'}}"), 403, "missingPermission");
        refused(calls.send("PATCH", "/parties/DE-SL", NL, "\"1\"", "{'names':{'nl':'X'}}"), 403, "missingPermission");
        good(calls.send(
                "PATCH", "/parties/DE-SL", COORDINATOR, "\"1\"", "{'organisations':[{'id':'fout','name':'Fout'}]}"));

        var agreement = "/agreements/" + n;
        var registered = good(calls.send("POST", "/agreements", VL, null, """
                {'id':'%s','title':'Samenwerking','instrument':'declarationOfIntent','parties':['VL','DE-SL']}""".formatted(n)));
        assertThat(registered.path("represented").toString()).isEqualTo("[{\"party\":\"DE-SL\",\"statedBy\":\"VL\"}]");
        assertThat(registered.at("/standings/1/standing").asString()).isEqualTo("named");
        assertThat(ok(agreement + "/offers", VL).path("items").isEmpty()).isTrue();
        var inviting = "{'kind':'joining','content':{'party':'DE-SL'},'change':{'reason':'graag'}}";
        refused(calls.send("POST", agreement + "/offers", COORDINATOR, "\"1\"", inviting), 409, "wrongStage");
        var commitment = "/commitments/" + n;
        assertThat(good(calls.send("POST", "/commitments", VL, null, """
                        {'id':'%s','text':'Een tegenbezoek','agreement':'%s','source':{'kind':'clause'},
                         'debtors':['DE-SL'],'creditors':['VL'],'due':{'edtf':'2018','label':'in 2018'}}""".formatted(n, n)))
                        .at("/represented/0/statedBy")
                        .asString())
                .isEqualTo("VL");
        assertThat(ok("/events/commitments.%s.1".formatted(n), VL)
                        .at("/data/commitment/represented/0/party")
                        .asString())
                .isEqualTo("DE-SL");

        refused(calls.get(commitment, READER), 404, "resourceNotFound");
        refused(calls.get(commitment, OWN), 404, "resourceNotFound");
        assertThat(calls.get(agreement, READER).statusCode())
                .as("what is public")
                .isEqualTo(200);
        assertThat(ok("/commitments", OWN).path("total").asInt()).isZero();
        refused(calls.send("POST", "/parties", OFFICER, null, creation), 409, "wrongStage");
        refused(calls.send("POST", "/agreements", OFFICER, null, """
                {'id':'van-henzelf','title':'Samenwerking','instrument':'declarationOfIntent','parties':['VL','DE-SL']}"""), 403, "missingPermission");
        refused(calls.send("PATCH", "/parties/DE-SL", OWN, "\"2\"", "{'names':{'nl':'X'}}"), 403, "missingPermission");
        var takeover = "{'registeredBy':null,'names':{'de':'Saarland'},'organisations':[{'id':'stk','name':'Stk'}]}";
        refused(calls.send("PATCH", "/parties/DE-SL", OFFICER, "\"2\"", takeover), 403, "missingPermission");
        refused(calls.send("PATCH", "/parties/DE-SL", COORDINATOR, "\"2\"", takeover), 403, "missingPermission");
        refused(calls.send("PATCH", "/parties/DE-SL", OWN, "\"2\"", "{'registeredBy':'NL'}"), 400, "badRequest");

        var taken = good(calls.send("PATCH", "/parties/DE-SL", OWN, "\"2\"", takeover));
        assertThat(taken.has("registeredBy")).isFalse();
        assertThat(taken.path("organisations").toString()).contains("stk").doesNotContain("fout");
        var known = ok("/events/parties.DE-SL.2", OWN).path("time").asString();
        assertThat(ok("/parties/DE-SL?knownAt=" + known, VL)
                        .path("registeredBy")
                        .asString())
                .isEqualTo("VL");
        assertThat(ok(commitment + "/history", OWN).at("/items/0").toString())
                .as("who wrote what")
                .contains("\"VL\"", "abb");
        assertThat(ok(commitment, READER).path("statedBy").asString()).isEqualTo("VL");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(ok("/commitments", OWN).path("total").asInt())
                                .isEqualTo(1));
        refused(
                calls.send("PATCH", "/parties/DE-SL", COORDINATOR, "\"3\"", "{'names':{'nl':'X'}}"),
                403,
                "missingPermission");
        good(calls.post(
                commitment + "/confirmations",
                OFFICER,
                Map.of("If-Match", etag(calls.get(commitment, OFFICER))),
                "{}"));
        assertThat(ok(commitment, VL).path("confirmedBy").toString()).contains("DE-SL");
        assertThat(ok(commitment, VL).has("represented")).isFalse();
        var asked = good(calls.send("POST", agreement + "/offers", OWN, "\"1\"", inviting));
        good(calls.send(
                "POST",
                agreement + "/offers/%s/answers".formatted(asked.path("id").asString()),
                COORDINATOR,
                "\"2\"",
                "{'answer':'accepted'}"));
        assertThat(ok(agreement, OWN).at("/standings/1/standing").asString()).isEqualTo("joined");
    }
}
