package eu.akkoord.agreements;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Periods of agreements, commitments and milestones as they are written and told, and the words of periods. */
class PeriodsIT extends ToldCase {
    private static final String READER = TestTokens.reader("NL", "szw");

    /** Addresses of what bears a period, by the name of the property. */
    private Map<String, String> places;

    @BeforeEach
    void an_agreement_has_a_commitment_and_a_milestone() throws Exception {
        agreement(n, "'VL','NL'");
        good(calls.send(
                "POST",
                "/commitments",
                VL,
                null,
                ("{'id':'%s-c','text':'Statistieken','agreement':'%s',"
                                + "'source':{'kind':'clause'},'debtors':['VL'],'creditors':['VL'],'change':{'occurred':'2013-12-09'}}")
                        .formatted(n, n)));
        good(calls.send(
                "POST",
                "/milestones",
                VL,
                null,
                ("{'id':'%s-m','agreement':'%s','title':'Top','kind':'top',"
                                + "'period':{'edtf':'2017'},'change':{'occurred':'2017-06-16'}}")
                        .formatted(n, n)));
        places = Map.of(
                "/agreements/" + n + "#signed", "signed",
                "/agreements/" + n + "#review", "review",
                "/commitments/" + n + "-c", "due",
                "/milestones/" + n + "-m", "period");
    }

    private static String address(String place) {
        return place.replaceAll("#.*", "");
    }

    private JsonNode patch(String of, String body) throws Exception {
        return good(calls.send("PATCH", of, VL, etag(calls.get(of, VL)), body));
    }

    @Test
    void another_value_takes_the_old_words_away_and_words_that_contradict_are_warned_of() throws Exception {
        for (var place : places.entrySet()) {
            var of = address(place.getKey());
            var name = place.getValue();
            patch(of, "{'%s':{'edtf':'[2017-10..2017-12]','label':'eind 2017'}}".formatted(name));
            var after = patch(of, "{'%s':{'edtf':'2028-21'}}".formatted(name)).path(name);
            assertThat(after.path("edtf").asString()).as(place.getKey()).isEqualTo("2028-21");
            assertThat(after.has("label")).as(place.getKey()).isFalse();
            var warned = patch(of, "{'%s':{'label':'heel 2050'}}".formatted(name));
            assertThat(warned.at("/warnings/0/name").asString()).isEqualTo("/%s/label".formatted(name));
            assertThat(good(calls.get(of, VL)).has("warnings")).isFalse();
            patch(of, "{'%s':{'label':null}}".formatted(name));
        }
    }

    @Test
    void a_milestone_is_fixed_within_its_period() throws Exception {
        var of = "/milestones/" + n + "-m";
        var fixed = patch(of, "{'period':{'edtf':'2017-09-14'}}");
        assertThat(fixed.at("/slips/count").asInt()).isZero();
        assertThat(fixed.at("/fixings/count").asInt()).isEqualTo(1);
        patch(of, "{'period':{'edtf':'2017-09-14/2017-09-14','label':'14 september'}}");
        patch(of, "{'period':{'edtf':'2017-09-15'}}");
        assertThat(ok(of + "/history", VL).path("items").findValuesAsString("type"))
                .containsExactly("registered", "amended", "amended", "moved");
        var told = ok("/events/milestones.%s-m.2".formatted(n), VL).path("data");
        assertThat(told.at("/fixing/from/edtf").asString()).isEqualTo("2017");
        assertThat(told.at("/milestone/fixings/count").asInt()).isEqualTo(1);
    }

    @Test
    void a_commitment_and_an_agreement_move_only_when_bounds_do() throws Exception {
        var due = "/commitments/" + n + "-c";
        patch(due, "{'due':{'edtf':'2018','label':'in 2018'}}");
        patch(due, "{'due':{'edtf':'2018-23','label':'najaar 2018'}}");
        patch(due, "{'due':{'label':'herfst 2018'}}");
        patch(due, "{'due':{'edtf':'2019'}}");
        assertThat(ok(due + "/history", VL).path("items").findValuesAsString("type"))
                .containsExactly("registered", "moved", "amended", "amended", "moved");
    }

    @Test
    void a_year_finds_open_and_long_periods() throws Exception {
        patch("/agreements/" + n, "{'signed':{'edtf':'2013/..'}}");
        patch("/commitments/" + n + "-c", "{'due':{'edtf':'1900/2100'}}");
        patch("/milestones/" + n + "-m", "{'period':{'edtf':'2013/9999-12-31'}}");
        for (var list : List.of("agreements", "commitments", "milestones")) {
            var one = list.equals("agreements")
                    ? "/agreements?q=Samenwerking&party=VL"
                    : "/%s?agreement=%s".formatted(list, n);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(ids(ok(one + "&year=2020", VL)))
                            .contains(n + (list.equals("agreements") ? "" : "-" + list.charAt(0))));
            assertThat(ids(ok(one + "&yearNot=2020", VL))).noneMatch(id -> id.startsWith(n));
            var years = ok(one + "&year=2020&facet=year", VL).at("/facets/0/values");
            assertThat(years.findValuesAsString("value")).contains("2020");
        }
    }

    private static List<String> ids(JsonNode list) {
        return list.path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private HttpResponse<String> query(String body, String language) throws Exception {
        return calls.post("/periods/query", READER, Map.of("Accept-Language", language), body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eind 2017 | [2017-10..2017-12] | 2017-10-01 | 2017-12-31",
                "medio maart 2027 | [2027-03-11..2027-03-20] | 2027-03-11 | 2027-03-20",
                "20-22 juni | 2017-06-20/2017-06-22 | 2017-06-20 | 2017-06-22",
                "spring 2028 | 2028-21 | 2028-03-01 | 2028-05-31",
            })
    void words_are_read(String words, String edtf, String earliest, String latest) throws Exception {
        var read = good(query("{\"words\":\"%s\",\"said\":\"2017-06-16\"}".formatted(words), "nl"));

        assertThat(read.path("understood").asBoolean()).isTrue();
        assertThat(read.at("/period/label").asString()).isEqualTo(words);
        assertThat(read.at("/period/edtf").asString()).isEqualTo(edtf);
        assertThat(read.at("/period/earliest").asString()).isEqualTo(earliest);
        assertThat(read.at("/period/latest").asString()).isEqualTo(latest);
        assertThat(read.has("reason")).isFalse();
        assertThat(read.has("assumptions")).isEqualTo(words.equals("20-22 juni"));
    }

    @Test
    void why_words_are_not_understood_is_said_in_the_language_asked_for() throws Exception {
        var dutch = good(query("{\"words\":\"winter 2018\"}", "nl"));
        var english = query("{\"words\":\"winter 2018\"}", "en");

        assertThat(dutch.path("understood").asBoolean()).isFalse();
        assertThat(dutch.has("period") || dutch.has("assumptions")).isFalse();
        assertThat(dutch.path("reason").asString()).startsWith("De winter loopt over twee jaren");
        assertThat(good(english).path("reason").asString()).startsWith("Winter straddles two years");
        assertThat(english.headers().firstValue("Content-Language")).contains("en");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"words\":\"\"}",
                "{\"words\":\" \"}",
                "{\"words\":null}",
                "{\"words\":7}",
                "{\"words\":\"2017\",\"said\":\"eergisteren\"}",
                "{\"words\":\"2017\",\"more\":1}",
                "[]",
            })
    void what_is_no_question_is_refused(String body) throws Exception {
        refused(query(body, "nl"), 400, "badRequest");
    }

    @Test
    void long_words_are_refused_and_hostile_ones_answered() throws Exception {
        refused(query("{\"words\":\"%s\"}".formatted("eind ".repeat(41)), "nl"), 400, "badRequest");
        for (var piece : List.of("2017-", "en ", "20 ", "tussen en ", "{0} ", "e", "9")) {
            var words = piece.repeat(200 / piece.length()).strip();
            assertThat(good(query("{\"words\":\"%s\",\"said\":\"9999-12-31\"}".formatted(words), "nl"))
                            .has("understood"))
                    .isTrue();
        }
    }
}
