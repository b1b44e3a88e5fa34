package eu.akkoord.agreements;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.location;
import static eu.akkoord.platform.servicetest.Calls.read;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.servicetest.Calls;
import eu.akkoord.platform.test.NoHistoryPlaces;
import eu.akkoord.platform.test.TestTokens;
import eu.akkoord.platform.test.WithServers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Commitments through HTTP, into the store and out again. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@WithServers
class CommitmentIT {
    private static final String VL = TestTokens.officer("VL", "abb");
    private static final String NL = TestTokens.officer("NL", "szw");
    private static final String LU = TestTokens.officer("LU", "mae");
    private static final String NW = TestTokens.officer("DE-NW", "mkjfgfi");
    private static final AtomicInteger SERIAL = new AtomicInteger();

    @LocalServerPort
    private int port;

    private final String agreement = "akkoord-met-afspraken-" + SERIAL.incrementAndGet();
    private final String id = "afspraak-" + SERIAL.get();
    private final String path = "/commitments/" + id;

    @BeforeEach
    void an_agreement_stands_between_two_of_four_parties() throws Exception {
        calls().post("/parties", VL, Map.of(), "{'id':'VL','names':{'nl':'Vlaanderen'}}");
        calls().post("/parties", NL, Map.of(), "{'id':'NL','names':{'nl':'Nederland'}}");
        calls().post("/parties", LU, Map.of(), "{'id':'LU','names':{'nl':'Luxemburg'}}");
        calls().post("/parties", NW, Map.of(), "{'id':'DE-NW','names':{'nl':'Noordrijn-Westfalen'}}");
        var made = calls().post(
                        "/agreements",
                        VL,
                        Map.of(),
                        ("{'id':'%s','title':'Samenwerking','instrument':'declarationOfIntent','parties':['VL','NL'],"
                                        + "'change':{'occurred':'2013-12-09'}}")
                                .formatted(agreement));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        Joined.by(calls(), agreement, "NL");
    }

    @Test
    void a_promise_is_registered_amended_begun_kept_and_looked_back_at() throws Exception {
        var created = register(mutual());
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(location(created)).endsWith("/akkoord/v1" + path);
        assertThat(etag(created)).isEqualTo("\"1\"");
        assertThat(read(created).at("/agreement/href").asString()).endsWith("/akkoord/v1/agreements/" + agreement);
        assertThat(read(created).path("overdue").asBoolean(true)).isFalse();

        var amended =
                patch(VL, "\"1\"", "{'due':{'edtf':'2016','label':'in 2016'},'change':{'occurred':'2014-01-06'}}");
        assertThat(amended.statusCode()).as(amended.body()).isEqualTo(200);
        assertThat(etag(amended)).isEqualTo("\"2\"");
        assertThat(read(amended).path("overdue").asBoolean(false)).isTrue();
        assertThat(etag(patch(VL, "\"2\"", "{'debtors':['NL','VL']}"))).isEqualTo("\"2\"");

        var begun = take("\"2\"", "{'status':'inProgress','change':{'occurred':'2014-02-01'}}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        assertThat(location(begun)).endsWith("/events/commitments." + id + ".3");

        var kept = fulfil("sleutel-1", evidence("2015-03-01"));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        assertThat(etag(kept)).isEqualTo("\"4\"");
        assertThat(location(kept)).endsWith("/events/commitments." + id + ".4");
        assertThat(read(kept).path("occurred").asString()).isEqualTo("2015-03-02");

        var now = read(calls().get(path, NL));
        assertThat(now.path("status").asString()).isEqualTo("fulfilled");
        assertThat(now.has("overdue")).isFalse();
        assertThat(now.path("evidence")).isEqualTo(read(kept).path("evidence"));
        var then = read(calls().get(path + "?asOf=2014-03-01", NL));
        assertThat(then.path("status").asString()).isEqualTo("inProgress");
        assertThat(then.path("overdue").asBoolean(true)).isFalse();
        assertThat(then.has("evidence")).isFalse();
        assertThat(calls().get(path + "?asOf=2013-12-08", NL).statusCode()).isEqualTo(404);

        var history = read(calls().get(path + "/history", NL));
        assertThat(StreamSupport.stream(history.path("items").spliterator(), false)
                        .map(item -> item.path("type").asString()))
                .containsExactly("registered", "moved", "statusChanged", "statusChanged");
        assertThat(history.at("/items/1/period/label").asString()).isEqualTo("in 2016");
        var event = calls().get("/events/commitments." + id + ".4", NL);
        assertThat(read(event).at("/data/commitment/status").asString()).isEqualTo("fulfilled");
        assertThat(event.body()).doesNotContain("Statistieken").doesNotContain("Verslag");
    }

    @Test
    void a_fulfilment_repeated_gives_the_first_again_and_other_evidence_does_not() throws Exception {
        register(mutual());
        var first = fulfil("sleutel-2", evidence("2015-03-01"));
        var fulfilment = path + "/fulfilments/" + read(first).at("/evidence/id").asString();
        var sure = "{'change':{'occurred':'2015-03-02'}}";
        assertThat(answer(NL, fulfilment + "/confirmations", sure).statusCode()).isEqualTo(201);
        var again = fulfil("sleutel-2", evidence("2015-03-01"));
        assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(etag(again)).isEqualTo("\"2\"");
        refused(fulfil("sleutel-2", evidence("2015-02-28")), 409, "keyReused");
        refused(fulfil("sleutel-3", evidence("2015-03-01")), 409, "wrongStage");
        refused(answer(VL, path + "/fulfilments", evidence("2015-03-01")), 409, "wrongStage");
        assertThat(etag(calls().get(path, VL))).isEqualTo("\"3\"");
    }

    @Test
    void a_creation_repeated_gives_the_first_again() throws Exception {
        var key = Map.of("Idempotency-Key", "sleutel-4");
        var first = calls().post("/commitments", VL, key, mutual());
        patch(VL, "\"1\"", "{'text':'Statistieken, jaarlijks'}");
        var again = calls().post("/commitments", VL, key, mutual());
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        refused(calls().post("/commitments", NL, key, mutual()), 409, "idTaken");
        refused(register(mutual()), 409, "idTaken");
    }

    @Test
    void it_is_withdrawn_for_a_reason_and_then_stays_so() throws Exception {
        register(promise("NL", "VL"));
        refused(take("\"1\"", "{'status':'withdrawn'}"), 400, "badRequest");
        assertThat(take("\"1\"", "{'status':'withdrawn','change':{'occurred':'2014-01-06','reason':'vervangen'}}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(read(calls().get(path, VL)).path("reason").asString()).isEqualTo("vervangen");
        var late = fulfil("sleutel-5", evidence("2015-03-01"));
        refused(late, 409, "wrongStage");
        assertThat(read(late).path("allowed")).isEmpty();
    }

    @Test
    void only_evidence_shows_that_it_was_kept() throws Exception {
        register(mutual());
        var without = take("\"1\"", "{'status':'fulfilled'}");
        refused(without, 409, "wrongStage");
        assertThat(read(without).path("allowed").toString()).isEqualTo("[\"inProgress\",\"withdrawn\"]");
        refused(fulfil("sleutel-6", "{}"), 400, "badRequest");
        refused(fulfil("sleutel-6", evidence("2999-01-01")), 400, "badRequest");
        refused(fulfil("sleutel-6", evidence("2015-03-01").replace("https:", "javascript:")), 400, "badRequest");
        refused(fulfil("sleutel-6", evidence("2015-03-01").replace("/verslag", "/[")), 400, "badRequest");
        refused(
                fulfil("sleutel-6", evidence("2015-03-01").replace("2015-03-02", "2013-12-08")),
                409,
                "occurredTooEarly");
        assertThat(etag(calls().get(path, VL))).isEqualTo("\"1\"");
    }

    @Test
    void those_it_concerns_read_and_write_it_and_to_others_it_is_not_there() throws Exception {
        assertThat(register(promise("LU", "VL").replace("'clause'", "'clause','clause':'bijlage'"))
                        .statusCode())
                .isEqualTo(201);
        for (var concerned : new String[] {VL, NL, LU}) {
            assertThat(calls().get(path, concerned).statusCode()).isEqualTo(200);
        }
        refused(patch(LU, "\"1\"", "{'text':'Door de belover verwoord'}"), 409, "consentNeeded");
        refused(patch(NL, "\"1\"", "{'text':'Door een partij bij het akkoord verwoord'}"), 403, "missingPermission");

        var hidden = calls().get(path, NW);
        refused(hidden, 404, "resourceNotFound");
        assertThat(read(hidden).path("detail"))
                .isEqualTo(read(calls().get("/commitments/bestaat-niet", NW)).path("detail"));
        refused(calls().get(path + "/history", NW), 404, "resourceNotFound");
        refused(calls().get("/events/commitments." + id + ".1", NW), 404, "resourceNotFound");
        refused(patch(NW, "\"3\"", "{'text':'Van buiten'}"), 404, "resourceNotFound");
        refused(calls().send("POST", path + "/transitions", NW, "\"3\"", "{'status':'inProgress'}"), 404, "resource");
        refused(
                calls().send("POST", path + "/fulfilments", NW, "\"1\"", evidence("2015-03-01")),
                404,
                "resourceNotFound");
    }

    @Test
    void nobody_speaks_for_others() throws Exception {
        refused(calls().post("/commitments", NW, Map.of(), mutual()), 403, "missingPermission");
        // one who promises, but is no party to the agreement that would be said to have brought it
        refused(calls().post("/commitments", LU, Map.of(), promise("LU", "VL")), 403, "missingPermission");
        var visit = promise("LU", "NL")
                .replace("'agreement':'%s',".formatted(agreement), "")
                .replace("'clause'", "'visit','visit':'nergens'");
        refused(calls().post("/commitments", VL, Map.of(), visit), 403, "missingPermission");

        register(promise("LU", "VL"));
        refused(patch(LU, "\"1\"", "{'agreement':null,'debtors':['VL'],'creditors':['NL']}"), 400, "badRequest");
        refused(patch(LU, "\"1\"", "{'debtors':['VL'],'creditors':['NL']}"), 409, "consentNeeded");
        refused(patch(VL, "\"1\"", "{'debtors':['VL'],'creditors':['NL']}"), 409, "shutsOut");
    }

    @Test
    void wrong_input_is_refused_by_name() throws Exception {
        register(mutual());
        refused(register("{'id':'x y','tekst':1}"), 400, "badRequest");
        refused(register(mutual().replace("2013-12-09", "2999-01-01")), 400, "badRequest");
        refused(register(mutual().replace("'VL','NL'", "'VL','VL'")), 400, "badRequest");
        var twice = register(mutual().replace("'agreement':'%s',".formatted(agreement), "")
                .replace("'clause'", "'clause','visit':'een-bezoek'"));
        refused(twice, 400, "badRequest");
        assertThat(read(twice).path("issues").findValuesAsString("name"))
                .containsExactlyInAnyOrder("/source/visit", "/agreement");
        var unknown = register(mutual().replace("'VL','NL'", "'FR','VL'"));
        refused(unknown, 409, "unknownReference");
        assertThat(read(unknown).path("detail").asString()).contains("/debtors/0", "/creditors/0");
        refused(register(mutual().replace(agreement, "nergens-geregistreerd")), 409, "unknownReference");
        refused(calls().send("PATCH", path, VL, null, "{'text':'Anders'}"), 428, "missingPrecondition");
        refused(patch(VL, "\"9\"", "{'text':'Anders'}"), 412, "outdatedRevision");
        refused(patch(VL, "\"1\"", "{'due':{'label':'ooit'}}"), 400, "badRequest");
        refused(patch(VL, "\"1\"", "{'debtors':[]}"), 400, "badRequest");
        refused(patch(VL, "\"1\"", "{'status':'fulfilled'}"), 400, "badRequest");
        refused(
                calls().send(
                                "PATCH",
                                path,
                                TestTokens.staff("coordinator", "VL", "abb"),
                                "\"1\"",
                                "{'creditors':['VL','NL','FR'],'change':{'reason':'want'}}"),
                409,
                "unknownReference");
        refused(patch(VL, "\"1\"", "{'text':'Anders','change':{'occurred':'2013-12-08'}}"), 409, "occurredTooEarly");
        refused(take("\"1\"", "{'status':'open'}"), 409, "wrongStage");
        refused(take("\"9\"", "{'status':'inProgress'}"), 412, "outdatedRevision");
        refused(calls().get(path + "?soort=1", VL), 400, "badRequest");
        refused(
                calls().send("PATCH", path, TestTokens.reader("VL", "abb"), "\"1\"", "{'text':'Anders'}"),
                403,
                "missing");
        assertThat(etag(calls().get(path, NL))).isEqualTo("\"1\"");
    }

    @Test
    void what_was_agreed_changes_by_consent_and_is_kept_when_the_other_side_says_so() throws Exception {
        register(promise("VL", "NL"));
        var confirmed = answer(NL, path + "/confirmations", "{}");
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(201);
        assertThat(read(confirmed).at("/confirmedBy/0").asString()).isEqualTo("NL");
        refused(patch(VL, "\"2\"", "{'text':'Iets anders'}"), 409, "consentNeeded");

        var body = "{'kind':'amendment','content':{'text':'Iets anders','due':{'edtf':'2027'}},"
                + "'change':{'reason':'beter'}}";
        var key = Map.of("Idempotency-Key", "voorstel-1", "If-Match", "\"2\"");
        refused(calls().post(path + "/offers", VL, key, body.replace(",'change':{'reason':'beter'}", "")), 400, "bad");
        refused(calls().post(path + "/offers", VL, key, body.replace("amendment", "withdrawal")), 400, "badRequest");
        var made = calls().post(path + "/offers", VL, key, body);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(calls().post(path + "/offers", VL, key, body).body()).isEqualTo(made.body());
        var offer = path + "/offers/" + read(made).path("id").asString();
        assertThat(read(calls().get(offer, NL)).at("/content/terms/text").asString())
                .isEqualTo("Iets anders");
        assertThat(read(calls().get(path + "/offers", NL)).path("items")).hasSize(1);
        refused(calls().get(path + "/offers", NW), 404, "resourceNotFound");
        refused(answer(VL, offer + "/answers", "{'answer':'accepted'}"), 403, "missingPermission");
        var accepted = answer(NL, offer + "/answers", "{'answer':'accepted'}");
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(201);
        assertThat(read(accepted).path("status").asString()).isEqualTo("accepted");
        assertThat(read(calls().get(path, VL)).path("text").asString()).isEqualTo("Iets anders");

        var kept = fulfil(
                "sleutel-9",
                evidence("2015-03-01")
                        .replace("'2015-03-02'", "'2026-01-02'")
                        .replace(",'change':{'occurred':'2026-01-02'}", ""));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        var fulfilment = path + "/fulfilments/" + read(kept).at("/evidence/id").asString();
        assertThat(read(calls().get(path, NL)).path("confirmed").asBoolean(true))
                .isFalse();
        refused(answer(VL, fulfilment + "/confirmations", "{}"), 403, "missingPermission");
        refused(answer(NL, fulfilment + "/objections", "{}"), 400, "badRequest");
        var sure = answer(NL, fulfilment + "/confirmations", "{}");
        assertThat(sure.statusCode()).as(sure.body()).isEqualTo(201);
        assertThat(read(sure).path("confirmed").asBoolean(false)).isTrue();
        refused(answer(NL, fulfilment + "/objections", "{'change':{'reason':'toch niet'}}"), 409, "wrongStage");
        var types = read(calls().get(path + "/history", NL)).path("items").findValuesAsString("type");
        assertThat(types)
                .containsExactly(
                        "registered", "confirmed", "offered", "answered", "statusChanged", "fulfilmentConfirmed");
        assertThat(calls().get("/events/commitments." + id + ".4", NL).body())
                .contains("\"answer\":\"accepted\"")
                .doesNotContain("Iets anders")
                .doesNotContain("beter");
    }

    @Test
    void attack_what_is_answered_is_changed_just_before_the_answer() throws Exception {
        register(promise("VL", "NL"));
        var given = calls().get(path, NL);
        assertThat(patch(VL, "\"1\"", "{'text':'Veel meer statistieken'}").statusCode())
                .isEqualTo(200);
        var amendment = "{'kind':'amendment','content':{'due':{'edtf':'2027'}},'change':{'reason':'later'}}";
        for (var answer : Map.of("confirmations", "{}", "offers", amendment, "fulfilments", evidence("2015-03-01"))
                .entrySet()) {
            var where = path + "/" + answer.getKey();
            refused(calls().send("POST", where, NL, null, answer.getValue()), 428, "missingPrecondition");
            refused(calls().send("POST", where, NL, etag(given), answer.getValue()), 412, "outdatedRevision");
        }
        var confirmed = answer(NL, path + "/confirmations", "{}");
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(201);
        // the same answer again is the one that there is, whatever it was to
        var again = calls().send("POST", path + "/confirmations", NL, "\"2\"", "{}");
        assertThat(again.body()).isEqualTo(confirmed.body());

        var offer = path + "/offers/"
                + read(answer(NL, path + "/offers", amendment)).path("id").asString();
        var seen = etag(calls().get(offer, VL));
        assertThat(patch(NL, seen, "{'dossiers':[]}").statusCode()).isEqualTo(200);
        refused(calls().send("POST", offer + "/answers", VL, "\"1\"", "{'answer':'accepted'}"), 412, "outdated");
        assertThat(calls().send("POST", offer + "/answers", VL, seen, "{'answer':'accepted'}")
                        .statusCode())
                .isEqualTo(201);
        var kept = read(fulfil(
                "sleutel-10",
                evidence("2015-03-01")
                        .replace("'2015-03-02'", "'2099-03-02'")
                        .replace(",'change':{'occurred':'2099-03-02'}", "")));
        var fulfilment = path + "/fulfilments/" + kept.at("/evidence/id").asString();
        refused(calls().send("POST", fulfilment + "/confirmations", NL, seen, "{}"), 412, "outdatedRevision");
        refused(
                calls().send("POST", fulfilment + "/objections", NL, seen, "{'change':{'reason':'nee'}}"),
                412,
                "outdatedRevision");
    }

    /** Answers what stands now. */
    private HttpResponse<String> answer(String token, String where, String body) throws Exception {
        return calls().send("POST", where, token, etag(calls().get(path, token)), body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"commitments.read", "agreements.read"})
    void a_partner_agency_reads_with_the_scope_of_the_collection(String scope) throws Exception {
        register(mutual());
        var answer = calls().get(path, TestTokens.partner("NL", "ind", scope));
        if (scope.equals("commitments.read")) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } else {
            refused(answer, 403, "missingScope");
        }
    }

    private String mutual() {
        return promise("VL','NL", "VL','NL");
    }

    private String promise(String debtors, String creditors) {
        return ("{'id':'%s','text':'Statistieken en indicatoren','agreement':'%s','source':{'kind':'clause'},"
                        + "'debtors':['%s'],'creditors':['%s'],'change':{'occurred':'2013-12-09'}}")
                .formatted(id, agreement, debtors, creditors);
    }

    private static String evidence(String date) {
        return ("{'evidence':{'title':'Verslag','href':'https://example.org/verslag','date':'%s'},"
                        + "'change':{'occurred':'2015-03-02'}}")
                .formatted(date);
    }

    private HttpResponse<String> register(String body) throws Exception {
        return calls().post("/commitments", VL, Map.of(), body);
    }

    private HttpResponse<String> patch(String token, String seen, String body) throws Exception {
        return calls().send("PATCH", path, token, seen, body);
    }

    private HttpResponse<String> take(String seen, String body) throws Exception {
        return calls().send("POST", path + "/transitions", VL, seen, body);
    }

    @Test
    void a_fulfilment_that_was_just_made_is_answered_though_no_history_can_be_read() throws Exception {
        register(mutual());
        calls().get(path, VL);
        try (var none = NoHistoryPlaces.ofReaders("VL")) {
            var made = fulfil("sleutel-9", evidence("2015-03-01"));
            assertThat(made.statusCode()).as("%s %s", none, made.body()).isEqualTo(201);
            assertThat(etag(made)).isEqualTo("\"2\"");
            assertThat(fulfil("sleutel-9", evidence("2015-03-01")).statusCode()).isEqualTo(429);
        }
        assertThat(fulfil("sleutel-9", evidence("2015-03-01")).statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> fulfil(String key, String body) throws Exception {
        var seen = etag(calls().get(path, VL));
        return calls().post(path + "/fulfilments", VL, Map.of("Idempotency-Key", key, "If-Match", seen), body);
    }

    private Calls calls() {
        return new Calls(port);
    }
}
