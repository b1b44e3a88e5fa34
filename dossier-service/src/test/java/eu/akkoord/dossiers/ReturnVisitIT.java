package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A visit that answers another: which it may be, and what is told of one that is hidden. */
class ReturnVisitIT extends TwoPartiesCase {
    private static final String VL = TestTokens.officer("VL", "abb");
    private static final String NL = TestTokens.officer("NL", "szw");
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final String june = "bezoek-in-juni-" + SERIAL.incrementAndGet();
    private final String back = "tegenbezoek-" + SERIAL.get();

    @Test
    void host_and_guest_are_the_other_way_round_and_it_does_not_begin_before() throws Exception {
        good(plan(VL, june, "VL", "NL", "2017-06-20/2017-06-22", ""));
        places(plan(VL, back, "VL", "NL", "2018", returning(june)), "/returns", "/returns");
        places(plan(NL, back, "NL", "VL", "2017-06-19", returning(june)), "/returns");
        good(plan(NL, back, "NL", "VL", "[2017-10..2017-12]", returning(june)));
        places(patch(NL, back, "{'period': {'edtf': '2016'}}"), "/period/edtf");
        good(patch(NL, back, "{'period': {'edtf': '2018-21'}}"));
        assertThat(good(service.get("/visits/" + back, VL)).at("/returns/id").asString())
                .isEqualTo(june);
    }

    @Test
    void a_cancelled_visit_is_not_answered_and_one_that_is_cancelled_later_stays_named() throws Exception {
        good(plan(VL, june, "VL", "NL", "2028-06", ""));
        good(plan(NL, back, "NL", "VL", "2028-10", returning(june)));
        good(service.send("POST", "/visits/%s/transitions".formatted(june), VL, "\"1\"", """
                {'status': 'cancelled', 'change': {'reason': 'ziekte'}}"""));
        places(plan(NL, back + "-2", "NL", "VL", "2028-11", returning(june)), "/returns");
        // what is wrong by no fault of this change stands in no one's way
        good(patch(NL, back, "{'period': {'edtf': '2028-12'}}"));
        good(patch(NL, back, "{'title': 'Toch', 'returns': '%s'}".formatted(june)));
        assertThat(good(service.get("/visits/" + back, VL)).at("/returns/id").asString())
                .isEqualTo(june);
        good(patch(NL, back, "{'returns': null}"));
        places(patch(NL, back, "{'returns': '%s'}".formatted(june)), "/returns");
    }

    @Test
    void none_answers_itself_by_way_of_others() throws Exception {
        good(plan(VL, june, "VL", "NL", "2028", ""));
        good(plan(NL, back, "NL", "VL", "2028", returning(june)));
        places(patch(VL, june, "{'returns': '%s'}".formatted(june)), "/returns");
        places(patch(VL, june, "{'returns': '%s'}".formatted(back)), "/returns");
        good(plan(VL, june + "-2", "VL", "NL", "2028", returning(back)));
        good(plan(NL, back + "-2", "NL", "VL", "2028", returning(june + "-2")));
        places(patch(VL, june, "{'returns': '%s'}".formatted(back + "-2")), "/returns");
    }

    @Test
    void attack_a_hidden_visit_is_found_by_what_cannot_answer_it() throws Exception {
        good(plan(NL, june, "NL", "VL", "2017-06", "'confidentiality': 'internal',"));
        for (var host : List.of("VL", "NL")) {
            var hidden = plan(VL, back, host, host.equals("VL") ? "NL" : "VL", "2016", returning(june));
            var missing = plan(VL, back, host, host.equals("VL") ? "NL" : "VL", "2016", returning("nooit-geweest"));
            refused(hidden, 409, "unknownReference");
            assertThat(said(hidden, june)).isEqualTo(said(missing, "nooit-geweest"));
        }
        // named by who sees it, and hidden to the host: who finds nothing out by moving the visit
        good(plan(NL, back, "VL", "NL", "2018", returning(june)));
        good(patch(VL, back, "{'period': {'edtf': '2015'}}"));
        assertThat(good(service.get("/visits/" + back, VL)).has("returns")).isFalse();
        assertThat(good(service.get("/visits/" + back, NL)).has("returns")).isTrue();
    }

    private static String said(HttpResponse<String> answer, String id) {
        return answer.body().replace(id, "ID").replaceAll("urn:uuid:[0-9a-f-]+", "");
    }

    private static String returning(String id) {
        return "'returns': '%s',".formatted(id);
    }

    private static void places(HttpResponse<String> answer, String... places) {
        refused(answer, 400, "badRequest");
        assertThat(JsonMapper.shared().readTree(answer.body()).path("issues").findValuesAsString("name"))
                .containsExactly(places);
    }

    private HttpResponse<String> plan(String who, String id, String host, String guest, String period, String more)
            throws Exception {
        return service.send("POST", "/visits", who, null, """
                {'id': '%s', 'title': 'Werkbezoek', 'kind': 'workingVisit', 'host': '%s', 'guests': ['%s'], %s
                 'period': {'edtf': '%s'}, 'change': {'occurred': '2015-06-02'}}""".formatted(id, host, guest, more, period));
    }

    private HttpResponse<String> patch(String who, String id, String body) throws Exception {
        return service.send("PATCH", "/visits/" + id, who, etag(service.get("/visits/" + id, who)), body);
    }
}
