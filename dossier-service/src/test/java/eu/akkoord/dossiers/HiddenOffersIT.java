package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.platform.test.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Shows what an offer about something hidden tells those whom another offer, or a grant, shows the thing to. */
class HiddenOffersIT extends TwoPartiesCase {
    private static final String OFFICER = TestTokens.officer("VL", "abb");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String ASKED = TestTokens.staff("coordinator", "NL", "szw");
    private static final String RIVAL = TestTokens.staff("coordinator", "LU", "mfi");
    private static final String GRANTEE = TestTokens.officer("DE-HE", "hmsi");
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final String id = "verborgen-voorstel-" + SERIAL.incrementAndGet();

    @ParameterizedTest
    @ValueSource(strings = {"dossiers/internal", "dossiers/restricted", "visits/internal", "visits/restricted"})
    void attack_who_else_is_asked_and_why_is_read_by_rivals_and_grantees(String which, @Autowired Parties parties)
            throws Exception {
        var path = make(which, parties);
        good(service.send("POST", path + "/grants", COORDINATOR, null, """
                {'party': 'DE-HE', 'organisation': 'hmsi', 'change': {'reason': 'leest mee'}}"""));
        var toAsked = offer(path, "NL", "szw", "waarom aan NL");
        var toRival = offer(path, "LU", "mfi", "waarom aan LU");
        good(service.answer(toRival, RIVAL, "{'answer': 'refused', 'change': {'reason': 'waarom LU niet wil'}}"));
        good(service.send("PATCH", path, OFFICER, "\"4\"", "{'title': 'Anders', 'change': {'reason': 'verbeterd'}}"));

        for (var reader : List.of(ASKED, GRANTEE)) {
            var said = service.get(path + "/history", reader).body();
            assertThat(said)
                    .contains("verbeterd")
                    .doesNotContain("waarom aan LU", "waarom LU niet wil", "\"LU\"", "mfi");
        }
        assertThat(reasons(path, ASKED)).containsExactly("waarom aan NL", "", "", "verbeterd");
        assertThat(reasons(path, GRANTEE)).endsWith("", "", "", "verbeterd");
        for (var concerned : List.of(OFFICER, COORDINATOR)) {
            assertThat(reasons(path, concerned))
                    .endsWith("waarom aan NL", "waarom aan LU", "waarom LU niet wil", "verbeterd");
        }
        good(service.answer(toAsked, ASKED, "{'answer': 'accepted', 'change': {'reason': 'NL neemt het'}}"));
        if (which.endsWith("internal")) {
            assertThat(reasons(path, GRANTEE)).endsWith("verbeterd", "");
        }
    }

    @Test
    void attack_why_it_goes_to_another_party_is_told_with_the_offer_that_ends_by_it(@Autowired Parties parties)
            throws Exception {
        var path = make("dossiers/partners", parties);
        offer(path, "LU", "mfi", "waarom aan LU");
        var taken = offer(path, "NL", "szw", "waarom aan NL");
        good(service.answer(taken, ASKED, "{'answer': 'accepted'}"));
        var left = good(service.get(path + "/offers", RIVAL));
        assertThat(left.path("items").findValuesAsString("status")).containsExactly("withdrawn");
        assertThat(left.toString()).doesNotContain("waarom aan NL");
    }

    @Test
    void attack_why_a_host_grants_a_wish_is_told_to_every_reader(@Autowired Parties parties) throws Exception {
        var path = make("visits/public", parties);
        var wish = good(service.send("POST", path + "/offers", TestTokens.officer("NL", "szw"), null, """
                {'kind': 'period', 'content': {'period': {'edtf': '2019-21'}}, 'change': {'reason': 'waarom later'}}"""));
        good(service.answer(
                path + "/offers/" + wish.path("id").asString(),
                OFFICER,
                "{'answer': 'accepted', 'change': {'reason': 'waarom het mag'}}"));
        for (var other : List.of(RIVAL, GRANTEE)) {
            var history = service.get(path + "/history", other).body();
            assertThat(history).contains("\"moved\"").doesNotContain("waarom later", "waarom het mag");
        }
        for (var concerned : List.of(OFFICER, ASKED)) {
            assertThat(reasons(path, concerned)).endsWith("waarom later", "waarom het mag");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"visits/internal", "visits/restricted"})
    void attack_slips_made_while_hidden_are_told_by_views_sorts_and_filters(String which, @Autowired Parties parties)
            throws Exception {
        var path = make(which, parties);
        for (int year = 2019; year <= 2021; year++) {
            good(service.send(
                    "PATCH",
                    path,
                    OFFICER,
                    "\"%d\"".formatted(year - 2018),
                    "{'period': {'edtf': '%d'}}".formatted(year)));
        }
        assertThat(good(service.get(path, OFFICER)).at("/slips/count").asInt()).isEqualTo(3);
        var other = id + "-open";
        good(service.send("POST", "/visits", OFFICER, null, """
                {'id': '%s', 'title': 'Ander', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL'],
                 'period': {'edtf': '2018'}, 'agreements': ['%s']}""".formatted(other, id)));
        good(service.send("PATCH", "/visits/" + other, OFFICER, "\"1\"", "{'period': {'edtf': '2019'}}"));

        var offer = offer(path, "NL", "szw", "NL werkt het af");
        assertNoSlips(path, other);
        good(service.answer(offer, ASKED, "{'answer': 'accepted'}"));
        assertNoSlips(path, other);
    }

    /** As little in lists, which must have heard of it, as by id. */
    private void assertNoSlips(String path, String other) throws Exception {
        assertThat(good(service.get(path, ASKED)).path("slips").toString()).isEqualTo("{\"count\":0}");
        var modified = good(service.get(path, ASKED)).path("modified").asString();
        var mine = "/visits?agreement=" + id;
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var items = good(service.get(mine + "&sort=-slips", ASKED)).path("items");
            assertThat(ids(items)).containsExactly(other, id);
            assertThat(items.at("/1/modified").asString()).isEqualTo(modified);
        });
        assertThat(good(service.get(mine + "&sort=-slips", ASKED))
                        .at("/items/1/slips")
                        .toString())
                .isEqualTo("{\"count\":0}");
        assertThat(ids(good(service.get(mine + "&slipsFrom=1", ASKED)).path("items")))
                .containsExactly(other);
        assertThat(good(service.get(mine + "&slips=3", ASKED)).path("items")).isEmpty();
    }

    private static List<String> ids(JsonNode items) {
        return items.valueStream().map(item -> item.path("id").asString()).toList();
    }

    private List<String> reasons(String path, String reader) throws Exception {
        return good(service.get(path + "/history", reader))
                .path("items")
                .valueStream()
                .map(entry -> entry.path("reason").asString(""))
                .toList();
    }

    private String offer(String path, String party, String organisation, String reason) throws Exception {
        JsonNode offered = good(
                service.send("POST", path + "/offers", COORDINATOR, null, """
                {'kind': 'ownership', 'content': {'owner': {'party': '%s', 'organisation': '%s'}},
                 'change': {'reason': '%s'}}""".formatted(party, organisation, reason)));
        return path + "/offers/" + offered.path("id").asString();
    }

    private String make(String which, Parties parties) throws Exception {
        var collection = which.substring(0, which.indexOf('/'));
        var level = which.substring(which.indexOf('/') + 1);
        kafka.tell("parties", "LU", 1, """
                {"party": {"id": "LU", "names": {"nl": "Luxemburg"}, "organisations": [{"id": "mfi"}]}}""");
        kafka.tellOfParty("DE-HE", "{\"id\": \"hmsi\"}", parties);
        kafka.tell("agreements", id, 1, """
                {"agreement": {"id": "%s", "parties": ["VL", "NL", "LU"], "themes": []}}""".formatted(id));
        var body = collection.equals("dossiers") ? """
                {'id': '%s', 'title': 'Dossier', 'agreements': ['%s'], 'confidentiality': '%s'}""" : """
                {'id': '%s', 'title': 'Bezoek', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL'],
                 'period': {'edtf': '2018'}, 'agreements': ['%s'], 'confidentiality': '%s',
                 'change': {'reason': 'gemaakt'}}""";
        good(service.send("POST", "/" + collection, OFFICER, null, body.formatted(id, id, level)));
        return "/%s/%s".formatted(collection, id);
    }
}
