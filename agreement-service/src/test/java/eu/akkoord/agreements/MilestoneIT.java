package eu.akkoord.agreements;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static eu.akkoord.platform.servicetest.Calls.read;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Milestones through HTTP, into the store and out again. */
class MilestoneIT extends ToldCase {
    private static final String NL = TestTokens.officer("NL", "szw");
    private static final String LU = TestTokens.officer("LU", "mae");
    private static final String DAY = "'change':{'occurred':'2017-06-16'}";

    private String id;
    private String path;

    @BeforeEach
    void two_of_three_parties_have_an_agreement() throws Exception {
        calls.send("POST", "/parties", LU, null, "{'id':'LU','names':{'nl':'Luxemburg'}}");
        agreement(n, "'VL','NL'");
        id = n + "-top";
        path = "/milestones/" + id;
    }

    @Test
    void it_is_planned_moved_renamed_held_and_looked_back_at() throws Exception {
        var created = plan(VL, id);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(location(created)).endsWith("/akkoord/v1" + path);
        assertThat(etag(created)).isEqualTo("\"1\"");
        var view = read(created);
        assertThat(view.at("/agreement/href").asString()).endsWith("/akkoord/v1/agreements/" + n);
        assertThat(texts(view.path("sharedWith"))).containsExactly("NL", "VL");
        assertThat(view.path("status").asString()).isEqualTo("planned");

        var moved = patch(NL, "\"1\"", "{'period':{'edtf':'2018-21','label':'voorjaar 2018'},%s}".formatted(DAY));
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
        assertThat(read(moved).at("/slips/count").asInt()).isEqualTo(1);
        assertThat(read(moved).at("/slips/last").asString()).isEqualTo("2017-06-16");
        assertThat(etag(patch(VL, "\"2\"", "{'period':{'edtf':'2018-21','label':'voorjaar 2018'}}")))
                .isEqualTo("\"2\"");
        good(patch(VL, "\"2\"", "{'title':'Top in het voorjaar','description':null}"));

        var held = take(NL, "\"3\"", "{'status':'held','change':{'occurred':'2018-04-16','reason':'zoals gepland'}}");
        assertThat(held.statusCode()).as(held.body()).isEqualTo(201);
        assertThat(location(held)).endsWith("/events/milestones." + id + ".4");
        assertThat(read(held).path("status").asString()).isEqualTo("held");

        var now = good(calls.get(path, VL));
        assertThat(now.path("since").asString()).isEqualTo("2018-04-16");
        var then = good(calls.get(path + "?asOf=2018-01-01", VL));
        assertThat(then.path("status").asString()).isEqualTo("planned");
        assertThat(calls.get(path + "?asOf=2017-06-15", VL).statusCode()).isEqualTo(404);
        var history = good(calls.get(path + "/history", VL));
        assertThat(history.path("items").findValuesAsString("type"))
                .containsExactly("registered", "moved", "amended", "statusChanged");
        assertThat(history.at("/items/1/period/label").asString()).isEqualTo("voorjaar 2018");
        var event = good(calls.get("/events/milestones." + id + ".2", NL));
        assertThat(event.at("/data/slip/from/edtf").asString()).isEqualTo("2017");
        assertThat(event.at("/data/milestone/slips/count").asInt()).isEqualTo(1);
    }

    @Test
    void what_is_told_has_no_free_text_but_its_title() throws Exception {
        good(plan(VL, id));
        good(take(VL, "\"1\"", "{'status':'dropped','change':{'occurred':'2017-07-01','reason':'kanariereden'}}"));
        for (var revision : List.of(1, 2)) {
            assertThat(calls.get("/events/milestones.%s.%d".formatted(id, revision), VL)
                            .body())
                    .contains("Top over integratie")
                    .doesNotContain("kanarie");
        }
    }

    @Test
    void it_is_dropped_for_a_reason_and_then_stays_so() throws Exception {
        good(plan(VL, id));
        refused(take(VL, "\"1\"", "{'status':'dropped'}"), 400, "badRequest");
        refused(take(VL, "\"1\"", "{'status':'held','change':{'occurred':'2016-12-31'}}"), 409, "occurredTooEarly");
        good(take(VL, "\"1\"", "{'status':'dropped','change':{'occurred':'2017-07-01','reason':'achterhaald'}}"));
        assertThat(read(calls.get(path, NL)).path("reason").asString()).isEqualTo("achterhaald");
        var again = take(NL, "\"2\"", "{'status':'held'}");
        refused(again, 409, "wrongStage");
        assertThat(read(again).path("allowed").toString()).isEqualTo("[]");
        refused(patch(NL, "\"2\"", "{'period':{'edtf':'2019'}}"), 409, "wrongStage");
        refused(patch(NL, "\"2\"", "{'title':'Een Top die verviel'}"), 400, "badRequest");
        good(patch(NL, "\"2\"", "{'title':'Een Top die verviel','change':{'reason':'zo heet zij'}}"));
    }

    @Test
    void it_is_not_held_before_its_period() throws Exception {
        good(calls.send("POST", "/milestones", VL, null, body(id).replace("'2017'", "'2999'")));
        var early = take(VL, "\"1\"", "{'status':'held'}");
        refused(early, 400, "badRequest");
        assertThat(early.body()).contains("/change/occurred");
    }

    @Test
    void it_is_there_for_those_alone_that_have_joined_the_agreement() throws Exception {
        good(plan(VL, id));
        for (var hidden : List.of(path, path + "/history", "/events/milestones." + id + ".1")) {
            refused(calls.get(hidden, LU), 404, "resourceNotFound");
        }
        refused(calls.send("PATCH", path, LU, "\"1\"", "{'title':'Van ons'}"), 404, "resourceNotFound");
        refused(calls.send("POST", "/milestones", LU, null, body(id + "-2")), 403, "missingPermission");
        refused(
                calls.send("POST", "/milestones", VL, null, body(id + "-2").replace("'" + n + "'", "'geen-akkoord'")),
                409,
                "unknownReference");
        assertListed(VL, id);
        assertListed(LU);
    }

    @Test
    void a_party_that_joins_later_reads_what_is_filed_later() throws Exception {
        good(plan(VL, id));
        var named = calls.send(
                "PATCH",
                "/agreements/" + n,
                TestTokens.staff("coordinator", "VL", "abb"),
                etag(calls.get("/agreements/" + n, VL)),
                "{'parties':['VL','NL','LU'],'change':{'reason':'ook zij'}}");
        good(named);
        for (var party : List.of("VL", "NL", "LU")) {
            var offer = "/agreements/%s/offers/joining-lu".formatted(n);
            var coordinator = TestTokens.staff("coordinator", party, "org");
            if (!party.equals("VL")) {
                good(calls.post(
                        offer + "/answers",
                        coordinator,
                        Map.of("If-Match", etag(calls.get(offer, coordinator))),
                        "{'answer':'accepted','change':{'reason':'welkom'}}"));
            }
        }
        refused(calls.get(path, LU), 404, "resourceNotFound");
        good(plan(LU, id + "-later"));
        assertListed(LU, id + "-later");
        good(calls.send(
                "POST",
                "/agreements/%s/departures".formatted(n),
                TestTokens.staff("coordinator", "NL", "szw"),
                null,
                "{'confirmed':true,'change':{'reason':'klaar'}}"));
        refused(calls.get(path, NL), 404, "resourceNotFound");
        assertListed(NL);
    }

    @Test
    void a_creation_repeated_gives_the_first_again_and_no_id_gives_a_new_one() throws Exception {
        var key = Map.of("Idempotency-Key", "mijlpaal-" + n);
        var first = calls.post("/milestones", VL, key, body(id));
        assertThat(calls.post("/milestones", VL, key, body(id)).body()).isEqualTo(first.body());
        refused(plan(VL, id), 409, "idTaken");
        var nameless = good(calls.send("POST", "/milestones", VL, null, body(id).replaceFirst("'id':[^,]*,", "")));
        assertThat(nameless.path("id").asString()).isNotEqualTo(id).isNotEmpty();
    }

    @Test
    void a_milestone_of_long_ago_is_entered_as_it_was_held_and_each_of_its_parties_corrects_its_day() throws Exception {
        var held = body(id).replaceFirst("'change':.*\\}\\}", "%s}");
        refused(calls.send("POST", "/milestones", VL, null, held.formatted("'status':'held'")), 400, "badRequest");
        var made = good(calls.send(
                "POST",
                "/milestones",
                VL,
                null,
                held.formatted("'status':'held','change':{'occurredPeriod':{'edtf':'2017-06','label':'in juni'}}")));
        assertThat(made.path("status").asString()).isEqualTo("held");
        assertThat(made.path("since").asString()).isEqualTo("2017-06-30");
        var corrected = calls.request(
                "POST",
                path + "/corrections",
                NL,
                Map.of("If-Match", "\"1\"", "Idempotency-Key", "dag-" + n),
                "{'corrects':1,'change':{'occurred':'2017-06-20','reason':'in het verslag'}}");
        assertThat(good(corrected).path("from").asString()).isEqualTo("2017-06-30");
        assertThat(good(calls.get(path, VL)).path("since").asString()).isEqualTo("2017-06-20");
        assertThat(good(calls.get(path + "?asOf=2017-06-20", VL)).path("since").asString())
                .isEqualTo("2017-06-20");
        var entries = good(calls.get(path + "/history", VL)).path("items");
        assertThat(entries.at("/0/recordedAfterwards").asBoolean()).isTrue();
        assertThat(entries.at("/0/corrected/revision").asInt()).isEqualTo(2);
    }

    @Test
    void it_is_found_filtered_counted_and_exported() throws Exception {
        good(plan(VL, id));
        good(calls.send(
                "POST",
                "/milestones",
                VL,
                null,
                body(id + "-2").replace("'top'", "'deadline'").replace("'2017'", "'2019-03'")));
        assertListed(VL, id, id + "-2");
        var list = "/milestones?agreement=" + n;
        assertThat(ids(list + "&kind=deadline&q=integratie")).containsExactly(id + "-2");
        assertThat(ids(list + "&from=2019-01-01&to=2019-12-31&match=certain")).containsExactly(id + "-2");
        assertThat(ids(list + "&year=2017&slipsTo=0&party=NL&status=planned")).containsExactly(id);
        assertThat(ids(list + "&sort=-period")).containsExactly(id + "-2", id);
        var counted = good(calls.get(list + "&facet=kind&pageSize=1", VL));
        assertThat(counted.path("facets").toString()).contains("deadline").contains("top");
        var file = calls.get(list, VL, Map.of("Accept", "text/csv"));
        assertThat(file.body()).contains(id).contains("Top over integratie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"milestones.read", "agreements.read"})
    void a_partner_agency_reads_with_the_scope_of_the_collection(String scope) throws Exception {
        good(plan(VL, id));
        var answer = calls.get(path, TestTokens.partner("NL", "ind", scope));
        if (scope.equals("milestones.read")) {
            good(answer);
        } else {
            refused(answer, 403, "missingScope");
        }
    }

    private void assertListed(String reader, String... all) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ids("/milestones?sort=id&agreement=" + n, reader))
                        .containsExactly(all));
    }

    private List<String> ids(String list) throws Exception {
        return ids(list, VL);
    }

    private List<String> ids(String list, String reader) throws Exception {
        return good(calls.get(list, reader))
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private HttpResponse<String> plan(String token, String milestone) throws Exception {
        return calls.send("POST", "/milestones", token, null, body(milestone));
    }

    private String body(String milestone) {
        return ("{'id':'%s','agreement':'%s','title':'Top over integratie','kind':'top','period':{'edtf':'2017'},"
                        + "'description':'kanariedoel',%s}")
                .formatted(milestone, n, DAY);
    }

    private HttpResponse<String> patch(String token, String seen, String body) throws Exception {
        return calls.send("PATCH", path, token, seen, body);
    }

    private HttpResponse<String> take(String token, String seen, String body) throws Exception {
        return calls.send("POST", path + "/transitions", token, seen, body);
    }
}
