package eu.akkoord.agreements;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.servicetest.CorrectionWalk;
import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Agreements and commitments of long ago are entered as their sources tell, bind nobody who has not consented, and what is over is set right. */
class AfterwardsIT extends ToldCase {
    private static final String NL = TestTokens.officer("NL", "szw");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String SOURCE = "'source': 'Belgisch Staatsblad, 14 januari 2014', ";

    private static final String EVIDENCE =
            "'evidence': {'title': 'Verslag', 'href': 'https://example.org/verslag', 'date': '2015-03-01'}, ";

    private final String agreement = "/agreements/" + n;
    private final String commitment = "/commitments/" + n;

    @Test
    void an_agreement_that_ended_is_entered_with_its_source_and_its_day() throws Exception {
        refused(register("declarationOfIntent", "ended", SOURCE, ""), 400, "badRequest");
        var unsourced = register("declarationOfIntent", "ended", "", "'occurred': '2018-12-31'");
        refused(unsourced, 400, "badRequest");
        assertThat(unsourced.body()).contains("/source");
        var made = good(register(
                "declarationOfIntent",
                "ended",
                SOURCE + "'review': {'edtf': '2016'}, ",
                "'occurredPeriod': {'edtf': '2018', 'label': 'in 2018'}"));
        assertThat(made.path("status").asString()).isEqualTo("ended");
        assertThat(made.path("since").asString()).isEqualTo("2018-12-31");
        assertThat(made.path("statedBy").asString()).isEqualTo("VL");
        assertThat(made.path("source").asString()).startsWith("Belgisch Staatsblad");
        var entry = newest(agreement);
        assertThat(entry.path("recordedAfterwards").asBoolean()).isTrue();
        assertThat(entry.at("/occurredPeriod/label").asString()).isEqualTo("in 2018");
        var event = good(calls.get(CorrectionWalk.event(entry), NL)).path("data");
        assertThat(event.path("recordedAfterwards").asBoolean()).isTrue();
        assertThat(event.at("/agreement/status").asString()).isEqualTo("ended");
        assertThat(event.at("/agreement/statedBy").asString()).isEqualTo("VL");
        // with its alert an officer would be asked to review in 2016 what was over when it was entered
        good(register("declarationOfIntent", "inEffect", SOURCE, "'occurred': '2014-01-01'", n + "-2"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(good(calls.get("/agreements?status=inEffect&q=" + n, VL))
                                .path("total")
                                .asInt())
                        .isEqualTo(1));
        assertThat(calls.get("/alerts?pageSize=100", VL).body()).doesNotContain(n);
    }

    @Test
    void attack_what_is_entered_afterwards_is_nobodys_consent() throws Exception {
        var made = good(register("treaty", "inForce", SOURCE, "'occurred': '2014-06-01'"));
        assertThat(made.path("joined").isMissingNode()).isTrue();
        assertThat(made.path("standings").toString())
                .contains("\"party\":\"NL\",\"standing\":\"named\"", "\"party\":\"VL\",\"standing\":\"joined\"");
        assertThat(made.has("approvals")).isFalse();
        assertThat(good(calls.get(agreement + "/offers", NL))
                        .at("/items/0/status")
                        .asString())
                .isEqualTo("open");
        // who has not joined reads nothing that is filed under it, and writes nothing of it
        refused(patch(agreement, NL, "{'title': 'Van ons'}"), 403, "missingPermission");
        refused(register("treaty", "approved", SOURCE, "'occurred': '2014-06-01'", n + "-2"), 409, "wrongStage");
        refused(register("treaty", "inEffect", SOURCE, "'occurred': '2014-06-01'", n + "-2"), 409, "wrongStage");
        refused(register("treaty", "negotiated", SOURCE, "'occurred': '2014-06-01'", n + "-2"), 400, "badRequest");
        join();
        assertThat(good(calls.get(agreement, NL)).path("status").asString()).isEqualTo("inForce");
    }

    @Test
    void a_transition_passes_over_stages_of_which_no_source_tells_but_no_approval() throws Exception {
        good(register("declarationOfIntent", null, "", "'occurred': '2013-12-09'"));
        var ended = "{'status': 'ended', %s'change': {'occurred': '2018-12-31'%s}}";
        var late = ", 'recordedAfterwards': true";
        refused(transition(agreement, VL, ended.formatted(SOURCE, "")), 409, "wrongStage");
        refused(transition(agreement, VL, ended.formatted("", late)), 400, "badRequest");
        good(transition(agreement, VL, ended.formatted(SOURCE, late)));
        assertThat(newest(agreement).path("recordedAfterwards").asBoolean()).isTrue();
        assertThat(good(calls.get(agreement, VL)).path("statedBy").asString()).isEqualTo("VL");

        var treaty = "/agreements/" + n + "-2";
        good(register("treaty", null, "", "'occurred': '2013-12-09'", n + "-2"));
        good(transition(treaty, VL, "{'status': 'signed', 'change': {'occurred': '2013-12-10'}}"));
        var inForce = "'change': {'occurred': '2014-01-01', 'recordedAfterwards': true}";
        refused(transition(treaty, VL, "{'status': 'inForce', " + SOURCE + inForce + "}"), 409, "wrongStage");
    }

    @Test
    void a_commitment_that_was_kept_is_entered_with_its_evidence_and_confirmed_by_nobody() throws Exception {
        agreement(n, "'VL','NL'");
        var day = "'occurred': '2015-03-02'";
        var bare = promise("fulfilled", "", day);
        refused(bare, 400, "badRequest");
        assertThat(bare.body()).contains("/evidence");
        refused(promise("inProgress", EVIDENCE, day), 400, "badRequest");
        refused(promise("fulfilled", EVIDENCE, ""), 400, "badRequest");
        refused(promise("fulfilled", EVIDENCE.replace("2015-03-01", "2999-03-01"), day), 400, "badRequest");
        var made = good(promise("fulfilled", EVIDENCE + "'due': {'edtf': '2014'}, ", day));
        assertThat(made.path("status").asString()).isEqualTo("fulfilled");
        assertThat(made.path("since").asString()).isEqualTo("2015-03-02");
        assertThat(made.path("statedBy").asString()).isEqualTo("VL");
        assertThat(made.path("reportedBy").asString()).isEqualTo("VL");
        assertThat(made.path("confirmed").asBoolean(true)).isFalse();
        assertThat(made.has("confirmedBy")).isFalse();
        assertThat(newest(commitment).path("recordedAfterwards").asBoolean()).isTrue();
        var event = good(calls.get("/events/commitments." + n + ".1", NL)).path("data");
        assertThat(event.at("/commitment/fulfilmentConfirmed").asBoolean(true)).isFalse();
        assertThat(event.path("recordedAfterwards").asBoolean()).isTrue();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(good(calls.get("/commitments?status=fulfilled&agreement=" + n, VL))
                                .path("total")
                                .asInt())
                        .isEqualTo(1));
        assertThat(calls.get("/alerts?pageSize=100", VL).body()).doesNotContain(n);
        // the other side judges it as if it had been reported today
        var fulfilment = commitment + "/fulfilments/" + made.at("/evidence/id").asString();
        good(answer(NL, fulfilment + "/objections", "{'change': {'reason': 'niet zo'}}"));
        assertThat(good(calls.get(commitment, NL)).path("status").asString()).isEqualTo("inProgress");
    }

    @Test
    void attack_a_debtor_does_not_enter_its_own_promise_as_withdrawn() throws Exception {
        agreement(n, "'VL','NL'");
        var why = "'occurred': '2015-03-02', 'reason': 'vervangen'";
        refused(promise("withdrawn", "", why), 403, "missingPermission");
        var unreasoned = promiseBody(n, "withdrawn", "", "'occurred': '2015-03-02'");
        refused(calls.send("POST", "/commitments", NL, null, unreasoned), 400, "badRequest");
        assertThat(good(calls.send("POST", "/commitments", NL, null, promiseBody(n, "withdrawn", "", why)))
                        .path("status")
                        .asString())
                .isEqualTo("withdrawn");
    }

    @Test
    void a_repeated_entry_is_the_first_again() throws Exception {
        agreement(n, "'VL','NL'");
        var key = Map.of("Idempotency-Key", "achteraf-" + n);
        var body = promiseBody(n, "fulfilled", EVIDENCE, "'occurred': '2015-03-02'");
        var first = calls.post("/commitments", VL, key, body);
        good(first);
        assertThat(calls.post("/commitments", VL, key, body).body()).isEqualTo(first.body());
    }

    @Test
    void attack_the_day_of_a_fulfilment_that_was_confirmed_is_not_its_reporters_any_more() throws Exception {
        agreement(n, "'VL','NL'");
        var made = good(promise("fulfilled", EVIDENCE, "'occurred': '2015-03-02'"));
        good(correct(VL, 1, "'occurred': '2015-03-03', 'reason': 'vergist'"));
        var fulfilment = commitment + "/fulfilments/" + made.at("/evidence/id").asString();
        good(answer(NL, fulfilment + "/confirmations", "{'change': {'reason': 'klopt'}}"));
        var moved = correct(VL, 1, "'occurred': '2015-03-04', 'reason': 'toch'");
        refused(moved, 403, "missingPermission");
        assertThat(moved.body()).contains("NL");
        assertThat(good(calls.get(commitment, VL)).path("since").asString()).isEqualTo("2015-03-03");
        good(correct(NL, 1, "'occurred': '2015-03-05', 'reason': 'blijkt uit het verslag'"));
        assertThat(good(calls.get(commitment, VL)).path("since").asString()).isEqualTo("2015-03-05");
        // the day of the confirmation is its writer's own
        refused(correct(VL, 3, "'occurred': '2015-03-06', 'reason': 'toch'"), 403, "missingPermission");
        good(correct(NL, 3, "'occurred': '2015-03-06', 'reason': 'toch'"));
    }

    @Test
    void attack_nobody_rewrites_an_agreement_that_has_ended_unmarked() throws Exception {
        good(register("declarationOfIntent", "ended", SOURCE, "'occurred': '2018-12-31'"));
        var values = new LinkedHashMap<String, String>();
        values.put("title", "'Andere titel'");
        values.put("themes", "[{'code': 'inburgering', 'label': 'Inburgering'}]");
        values.put("signed", "{'edtf': '2013-12'}");
        values.put("review", "{'edtf': '2016'}");
        values.put("summary", "'Andere samenvatting'");
        new CorrectionWalk(calls, agreement, VL).each("AgreementPatch", values, Set.of("parties", "relations"));
        // consent is asked, given and taken back as before
        join();
        good(calls.send("POST", agreement + "/departures", COORDINATOR, null, """
                {'confirmed': true, 'change': {'reason': 'klaar'}}"""));
        assertThat(good(calls.get(agreement + "/history?sort=-revision&pageSize=2", VL))
                        .path("items")
                        .findValues("correction"))
                .isEmpty();
    }

    @Test
    void attack_nobody_rewrites_a_milestone_that_was_held_unmarked() throws Exception {
        agreement(n, "'VL','NL'");
        var milestone = "/milestones/" + n;
        good(calls.send("POST", "/milestones", VL, null, """
                {'id': '%s', 'agreement': '%s', 'title': 'Top', 'kind': 'top', 'period': {'edtf': '2017'}, 'status': 'held',
                 'change': {'occurred': '2017-06-20'}}""".formatted(n, n)));
        var values = new LinkedHashMap<String, String>();
        values.put("title", "'Andere titel'");
        values.put("kind", "'review'");
        values.put("description", "'Wat bereikt werd'");
        new CorrectionWalk(calls, milestone, NL).each("MilestonePatch", values, Set.of("period"));
        refused(patch(milestone, NL, "{'period': {'edtf': '2018'}, 'change': {'reason': 'x'}}"), 409, "wrongStage");
    }

    @Test
    void the_terms_of_what_was_kept_are_set_right_by_an_offer_that_says_why() throws Exception {
        agreement(n, "'VL','NL'");
        good(promise("fulfilled", EVIDENCE, "'occurred': '2015-03-02'"));
        refused(patch(commitment, VL, "{'text': 'Andere', 'change': {'reason': 'x'}}"), 409, "consentNeeded");
        var other = "{'kind': 'amendment', 'content': {'text': 'Andere tekst'}%s}";
        var offers = commitment + "/offers";
        refused(answer(VL, offers, other.formatted("")), 400, "badRequest");
        var made = good(answer(VL, offers, other.formatted(", 'change': {'reason': 'tikfout'}")));
        assertThat(newest(commitment).has("correction")).isFalse();
        good(calls.answer(offers + "/" + made.path("id").asString(), NL, "{'answer': 'accepted'}"));
        assertThat(newest(commitment).path("correction").asBoolean()).isTrue();
        assertThat(good(calls.get(commitment, VL)).path("text").asString()).isEqualTo("Andere tekst");
        assertThat(good(calls.get("/events/commitments." + n + ".3", NL))
                        .at("/data/correction")
                        .asBoolean())
                .isTrue();
    }

    private HttpResponse<String> register(String instrument, @Nullable String status, String more, String change)
            throws Exception {
        return register(instrument, status, more, change, n);
    }

    private HttpResponse<String> register(
            String instrument, @Nullable String status, String more, String change, String id) throws Exception {
        var stage = status == null ? "" : "'status': '%s', ".formatted(status);
        return calls.send(
                "POST",
                "/agreements",
                VL,
                null,
                "{'id': '%s', 'title': 'Akkoord %s', 'instrument': '%s', 'parties': ['VL', 'NL'], %s%s'change': {%s}}"
                        .formatted(id, n, instrument, stage, more, change));
    }

    private HttpResponse<String> promise(String status, String more, String change) throws Exception {
        return calls.send("POST", "/commitments", VL, null, promiseBody(n, status, more, change));
    }

    private static String promiseBody(String id, String status, String more, String change) {
        return ("{'id': '%s', 'text': 'Statistieken', 'agreement': '%s', 'source': {'kind': 'clause'}, 'debtors': ['VL'], "
                        + "'creditors': ['NL'], 'status': '%s', %s'change': {%s}}")
                .formatted(id, id, status, more, change);
    }

    private void join() throws Exception {
        var offer = agreement + "/offers/joining-nl";
        good(calls.answer(offer, TestTokens.staff("coordinator", "NL", "szw"), "{'answer': 'accepted'}"));
    }

    private HttpResponse<String> transition(String path, String token, String body) throws Exception {
        return calls.send("POST", path + "/transitions", token, etag(calls.get(path, token)), body);
    }

    private HttpResponse<String> answer(String token, String path, String body) throws Exception {
        return calls.send("POST", path, token, etag(calls.get(commitment, token)), body);
    }

    private HttpResponse<String> patch(String path, String token, String body) throws Exception {
        return calls.send("PATCH", path, token, etag(calls.get(path, token)), body);
    }

    private HttpResponse<String> correct(String token, int revision, String change) throws Exception {
        return answer(
                token, commitment + "/corrections", "{'corrects': %d, 'change': {%s}}".formatted(revision, change));
    }

    private JsonNode newest(String path) throws Exception {
        return new CorrectionWalk(calls, path, VL).newest();
    }
}
