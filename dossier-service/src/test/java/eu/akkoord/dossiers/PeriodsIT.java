package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.test.TestTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Periods of visits, sessions and dossiers as they are written, told and shown. */
class PeriodsIT extends SessionCase {
    private static final String NL = TestTokens.officer("NL", "szw");

    private String session() throws Exception {
        good(announce(""));
        return path;
    }

    private String dossier() throws Exception {
        good(service.send("POST", "/dossiers", VL, null, """
                {'id': 'zaak-%s', 'title': 'Zaak', 'agreements': ['vl-nl-integratie-2013'],
                 'period': {'label': 'eind 2017', 'edtf': '[2017-10..2017-12]'},
                 'change': {'occurred': '2017-06-02'}}""".formatted(visit)));
        return "/dossiers/zaak-" + visit;
    }

    private JsonNode patch(String of, String body) throws Exception {
        return good(service.send("PATCH", of, VL, etag(service.get(of, VL)), body));
    }

    @Test
    void another_value_takes_the_old_words_away() throws Exception {
        for (var of : List.of("/visits/" + visit, session(), dossier())) {
            patch(of, "{'period': {'edtf': '[2017-10..2017-12]', 'label': 'eind 2017'}}");
            assertThat(patch(of, "{'period': {'edtf': '2028-21'}}")
                            .path("period")
                            .toString())
                    .as(of)
                    .isEqualTo("{\"edtf\":\"2028-21\",\"earliest\":\"2028-03-01\",\"latest\":\"2028-05-31\"}");
            assertThat(patch(of, "{'period': {'label': 'voorjaar 2028'}}")
                            .at("/period/edtf")
                            .asString())
                    .isEqualTo("2028-21");
            assertThat(patch(of, "{'period': {'edtf': '2028-21'}}")
                            .at("/period/label")
                            .asString())
                    .as("the same value")
                    .isEqualTo("voorjaar 2028");
        }
    }

    @Test
    void words_that_contradict_their_value_earn_a_warning_and_are_kept() throws Exception {
        for (var of : List.of("/visits/" + visit, session(), dossier())) {
            var tag = etag(service.get(of, VL));
            var body = "{'period': {'edtf': '2028', 'label': 'heel 2050'}}";
            var warned = service.patch(of, VL, Map.of("If-Match", tag, "Accept-Language", "en"), body);
            assertThat(good(warned).at("/period/label").asString()).isEqualTo("heel 2050");
            assertThat(good(warned).at("/warnings/0/code").asString()).isEqualTo("wordsContradict");
            assertThat(good(warned).at("/warnings/0/name").asString()).isEqualTo("/period/label");
            assertThat(good(warned).at("/warnings/0/detail").asString())
                    .isEqualTo("The words ‘heel 2050’ mean other days than 2028");
            assertThat(warned.headers().firstValue("Content-Language")).contains("en");
            assertThat(good(service.get(of, VL)).has("warnings")).as("read").isFalse();
            assertThat(patch(of, "{'title': 'Anders'}").has("warnings"))
                    .as("another property")
                    .isFalse();
            assertThat(patch(of, "{'period': {'label': 'in 2028'}}").has("warnings"))
                    .isFalse();
        }
        var made = good(service.send("POST", "/visits", VL, null, """
                {'id': 'anders-%s', 'title': 'Werkbezoek', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL'],
                 'period': {'edtf': '2028-21', 'label': 'najaar'}}""".formatted(visit)));
        assertThat(made.at("/warnings/0/detail").asString())
                .isEqualTo("De woorden ‘najaar’ betekenen andere dagen dan 2028-21");
    }

    @Test
    void an_offer_whose_words_contradict_its_value_earns_a_warning_too() throws Exception {
        var offered = good(service.send("POST", "/visits/%s/offers".formatted(visit), NL, null, """
                {'kind': 'period', 'content': {'period': {'edtf': '2028', 'label': 'heel 2050'}},
                 'change': {'reason': 'het past niet'}}"""));
        assertThat(offered.at("/warnings/0/name").asString()).isEqualTo("/content/period/label");
        assertThat(offered.at("/content/period/label").asString()).isEqualTo("heel 2050");
        assertThat(good(service.get(
                                "/visits/%s/offers/%s"
                                        .formatted(visit, offered.path("id").asString()),
                                NL))
                        .has("warnings"))
                .as("read")
                .isFalse();
    }

    @Test
    void days_within_what_was_announced_are_listed_and_told_as_a_fixing() throws Exception {
        var of = "/visits/" + visit;
        patch(of, "{'period': {'edtf': '2027-21', 'label': 'voorjaar 2027'}}");
        var fixed = patch(of, "{'period': {'edtf': '2027-04-20/2027-04-22'}}");
        assertThat(fixed.at("/slips/count").asInt()).isEqualTo(1);
        assertThat(fixed.at("/fixings/count").asInt()).isEqualTo(1);
        var worded = patch(of, "{'period': {'label': '20 tot 22 april'}}");
        assertThat(worded.at("/slips/count").asInt()).isEqualTo(1);
        assertThat(worded.at("/fixings/count").asInt()).isEqualTo(1);
        patch(of, "{'period': {'edtf': '2027-04-18/2027-04-20'}}");

        var slips = good(service.get(of + "/slips", NL)).path("items");
        assertThat(slips.findValuesAsString("kind")).containsExactly("slip", "fixing", "slip");
        assertThat(slips.at("/1/daysLaterEarliest").asInt()).isEqualTo(50);
        assertThat(slips.at("/1/daysLaterLatest").asInt()).isEqualTo(-39);
        assertThat(slips.at("/2/daysLaterLatest").asInt()).isEqualTo(-2);
        assertThat(good(service.get(of + "/history", NL)).path("items").findValuesAsString("type"))
                .containsExactly("planned", "moved", "amended", "amended", "moved");
        var told = good(service.get("/events/visits.%s.3".formatted(visit), NL)).path("data");
        assertThat(told.at("/fixing/from/label").asString()).isEqualTo("voorjaar 2027");
        assertThat(told.at("/fixing/to/edtf").asString()).isEqualTo("2027-04-20/2027-04-22");
        assertThat(told.has("slip")).isFalse();
        assertThat(told.at("/visit/slips/count").asInt()).isEqualTo(1);
        assertThat(told.at("/visit/fixings/count").asInt()).isEqualTo(1);
        var amended =
                good(service.get("/events/visits.%s.4".formatted(visit), NL)).path("data");
        assertThat(amended.has("fixing") || amended.has("slip")).isFalse();
    }

    @Test
    void a_session_and_a_dossier_tell_a_slip_only_when_bounds_move() throws Exception {
        var lunch = session();
        patch(lunch, "{'period': {'edtf': '2017-09-14', 'label': '14 september'}}");
        patch(lunch, "{'period': {'edtf': '2017-09-14/2017-09-14'}}");
        patch(lunch, "{'period': {'edtf': '2017-09-15'}}");
        assertThat(good(service.get(lunch + "/history", VL)).path("items").findValuesAsString("type"))
                .containsExactly("announced", "amended", "amended", "moved");
        assertThat(good(service.get("/events/sessions.%s.2".formatted(id), VL))
                        .at("/data/fixing/from/edtf")
                        .asString())
                .isEqualTo("2017-09");

        var zaak = dossier();
        patch(zaak, "{'period': {'edtf': '2017-11'}}");
        patch(zaak, "{'period': {'edtf': '2017-11', 'label': 'november'}}");
        patch(zaak, "{'period': {'edtf': '2018'}}");
        assertThat(good(service.get(zaak + "/history", VL)).path("items").findValuesAsString("type"))
                .containsExactly("opened", "amended", "amended", "moved");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "winter 2018 | De winter loopt over twee jaren; zeg winter 2017-2018 of winter 2018-2019",
                "2018-24 | De winter loopt over twee jaren; schrijf voor die van 2018 op 2019: [2018-12..2019-02]",
                "2018/2017 | De periode eindigt (2017-12-31) voordat zij begint (2018-01-01)",
                "najaar 2018 | ‘najaar 2018’ zijn woorden: zet ze in label en schrijf in edtf 2018-23",
                "2017-02-30 | 2017-02-30 bestaat niet",
            })
    void why_a_value_is_refused_is_said(String edtf, String why) throws Exception {
        var of = "/visits/" + visit;
        var answer = service.send("PATCH", of, VL, "\"1\"", "{'period': {'edtf': '%s'}}".formatted(edtf));

        refused(answer, 400, "badRequest");
        assertThat(answer.body()).contains("/period/edtf", why);
    }
}
