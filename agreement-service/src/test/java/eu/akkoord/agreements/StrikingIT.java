package eu.akkoord.agreements;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import eu.akkoord.platform.servicetest.Calls;
import eu.akkoord.platform.servicetest.StrikingWalk;
import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A struck text is nowhere any more, in whatever property it stood. */
class StrikingIT extends ToldCase {
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String THEIRS = TestTokens.staff("coordinator", "NL", "szw");
    private static final String AUDITOR = TestTokens.staff("auditor", "VL", "abb");

    @Autowired
    private MongoDatabase store;

    @Test
    void of_an_agreement() throws Exception {
        good(calls.send("POST", "/agreements", COORDINATOR, null, """
            {'id': '%s', 'title': 'Kanarietitel', 'summary': 'Kanariesamenvatting',
             'instrument': 'declarationOfIntent', 'parties': ['VL', 'NL'],
             'themes': [{'code': 'nieuwkomers', 'label': 'Kanariethema'}],
             'signed': {'edtf': '2013-12', 'label': 'Kanariedag'}, 'review': {'edtf': '2018', 'label': 'Kanariejaar'},
             'change': {'occurred': '2013-12-09', 'reason': 'Kanariereden'}}\
            """.formatted(n)));
        assertStruck(
                "agreements",
                n,
                "/agreements/" + n,
                "/title",
                "/summary",
                "/themes/0/label",
                "/signed/label",
                "/review/label");
    }

    @Test
    void of_a_milestone() throws Exception {
        agreement(n, "'VL','NL'");
        var id = n + "-mijlpaal";
        good(calls.send("POST", "/milestones", COORDINATOR, null, """
            {'id': '%s', 'agreement': '%s', 'title': 'Kanarietitel', 'kind': 'top',
             'period': {'edtf': '2028', 'label': 'Kanariejaar'}, 'description': 'Kanarieomschrijving',
             'change': {'occurred': '2017-06-16'}}\
            """.formatted(id, n)));
        assertStruck("milestones", id, "/milestones/" + id, "/title", "/description", "/period/label");
    }

    @Test
    void of_a_commitment() throws Exception {
        agreement(n, "'VL','NL'");
        var id = n + "-belofte";
        good(calls.send("POST", "/commitments", COORDINATOR, null, """
            {'id': '%s', 'text': 'Kanariebelofte', 'agreement': '%s', 'debtors': ['VL'], 'creditors': ['NL'],
             'source': {'kind': 'clause', 'clause': 'Kanarieartikel'},
             'due': {'edtf': '2018', 'label': 'Kanariejaar'}, 'change': {'occurred': '2017-06-16'}}\
            """.formatted(id, n)));
        assertStruck("commitments", id, "/commitments/" + id, "/text", "/source/clause", "/due/label");
    }

    @Test
    void of_a_commitment_that_is_over_all_but_its_terms() throws Exception {
        agreement(n, "'VL','NL'");
        var id = n + "-belofte";
        commitment(id);
        good(calls.send("POST", "/commitments/%s/fulfilments".formatted(id), COORDINATOR, "\"1\"", """
                {'evidence': {'title': 'Kanarieverslag', 'href': 'https://example.org/kanarie', 'date': '2017-10-06'}}"""));
        assertStruck("commitments", id, "/commitments/" + id, "/status/evidence/title", "/status/evidence/href");
    }

    private void commitment(String id) throws Exception {
        good(calls.send("POST", "/commitments", COORDINATOR, null, """
                {'id': '%s', 'text': 'Kanariebelofte', 'agreement': '%s', 'debtors': ['VL'], 'creditors': ['NL'],
                 'source': {'kind': 'clause'}, 'change': {'occurred': '2017-06-16'}}""".formatted(id, n)));
    }

    @Test
    void attack_a_debtor_strikes_what_it_has_promised() throws Exception {
        agreement(n, "'VL','NL'");
        var path = "/commitments/" + n + "-belofte";
        commitment(n + "-belofte");
        // the words are those of the one that stated it, as long as they are its own
        refused(strike(path, THEIRS, "/text", 1), 403, "missingPermission");
        good(calls.send("POST", path + "/confirmations", THEIRS, "\"1\"", "{'change': {'reason': 'Kanarieakkoord'}}"));
        for (var coordinator : List.of(COORDINATOR, THEIRS)) {
            refused(strike(path, coordinator, "/text", 1), 403, "missingPermission");
        }
        refused(strike(path, COORDINATOR, "/change/reason", 2), 403, "missingPermission");
        good(strike(path, THEIRS, "/change/reason", 2));
        // what all have changed is no more what was agreed, and may name somebody
        var offered = good(calls.send("POST", path + "/offers", COORDINATOR, "\"3\"", """
                {'kind': 'amendment', 'content': {'text': 'Zonder naam'}, 'change': {'reason': 'naam'}}"""));
        good(calls.send(
                "POST",
                path + "/offers/" + offered.path("id").asString() + "/answers",
                THEIRS,
                "\"4\"",
                "{'answer': 'accepted'}"));
        refused(strike(path, THEIRS, "/text", 1), 403, "missingPermission");
        good(strike(path, COORDINATOR, "/text", 1));
        assertThat(good(calls.get(path, THEIRS)).path("text").asString()).isEqualTo("Zonder naam");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(store.getCollection("commitments_history")
                                .find(Filters.regex("_id", "^" + n + "-"))
                                .map(entry -> entry.toJson())
                                .into(new ArrayList<>())
                                .toString())
                        .doesNotContain("Kanariebelofte", "Kanarieakkoord"));
    }

    @Test
    void attack_one_party_strikes_what_another_wrote_in_their_agreement() throws Exception {
        agreement(n, "'VL','NL'", "nieuwkomers");
        var path = "/agreements/" + n;
        for (var field : List.of("/title", "/themes/0/label")) {
            refused(strike(path, THEIRS, field, 1), 403, "missingPermission");
        }
        // nor by saying the same first as if it were its own
        good(calls.send("PATCH", path, THEIRS, "\"2\"", "{'title': 'Iets anders', 'summary': 'Samenwerking'}"));
        for (var field : List.of("/title", "/summary")) {
            refused(strike(path, THEIRS, field, field.equals("/title") ? 1 : 3), 403, "missingPermission");
        }
        good(strike(path, THEIRS, "/title", 3));
        // one that has left strikes its words of the past, and none that stand
        good(calls.send("POST", path + "/departures", COORDINATOR, null, """
                {'confirmed': true, 'change': {'reason': 'Kanarievertrek'}}"""));
        refused(strike(path, COORDINATOR, "/themes/0/label", 1), 403, "missingPermission");
        good(strike(path, COORDINATOR, "/change/reason", 5));
    }

    private HttpResponse<String> strike(String path, String coordinator, String field, long revision) throws Exception {
        return calls.send("POST", path + "/strikings", coordinator, null, """
                {'field': '%s', 'revision': %d, 'change': {'reason': 'op verzoek'}}""".formatted(field, revision));
    }

    @Test
    void of_a_party() throws Exception {
        var coordinator = TestTokens.staff("coordinator", "DE-NI", "stk");
        good(calls.send("POST", "/parties", coordinator, null, """
            {'id': 'DE-NI', 'names': {'nl': 'Kanarieland', 'de': 'Kanarieland selbst'},
             'organisations': [{'id': 'stk', 'name': 'Kanarieambt'}]}\
            """));
        assertStruck(
                new StrikingWalk(
                        calls,
                        "/parties/DE-NI",
                        "parties.DE-NI",
                        coordinator,
                        TestTokens.staff("auditor", "DE-NI", "stk")),
                "parties",
                "DE-NI",
                "/names/nl",
                "/names/de",
                "/organisations/0/name");
    }

    @Test
    void attack_one_party_strikes_the_terms_that_another_offers() throws Exception {
        agreement(n, "'VL','NL'");
        var path = "/commitments/" + n + "-belofte";
        good(calls.send("POST", "/commitments", COORDINATOR, null, """
            {'id': '%s-belofte', 'text': 'Kanariebelofte', 'agreement': '%1$s', 'debtors': ['VL'], 'creditors': ['NL'],
             'source': {'kind': 'clause', 'clause': '3'}, 'change': {'occurred': '2017-06-16'}}\
            """.formatted(n)));
        var theirs = TestTokens.staff("coordinator", "NL", "szw");
        for (var terms : List.of("'text': 'Kanarievoorstel'", "'due': {'edtf': '2031'}")) {
            good(calls.send(
                    "POST", path + "/offers", theirs, Calls.etag(calls.get(path, theirs)), """
                {'kind': 'amendment', 'content': {%s}, 'change': {'reason': 'kan beter'}}\
                """.formatted(terms)));
        }
        var strike = "{'field': '%s', 'change': {'reason': 'op verzoek'}}";
        for (var field : List.of("/offers/0/content/text", "/offers/0/reason")) {
            refused(
                    calls.send("POST", path + "/strikings", COORDINATOR, null, strike.formatted(field)),
                    403,
                    "missingPermission");
            assertThat(calls.send("POST", path + "/strikings", theirs, null, strike.formatted(field))
                            .statusCode())
                    .isEqualTo(201);
        }
        // what an offer repeats of the whole is struck with it
        good(calls.send("POST", path + "/strikings", COORDINATOR, null, strike.formatted("/text")));
        assertThat(good(calls.get(path + "/offers", theirs)).toString())
                .doesNotContain("Kanarie")
                .contains("geschrapt");
    }

    private void assertStruck(String collection, String id, String path, String... fields) throws Exception {
        assertStruck(
                new StrikingWalk(calls, path, "%s.%s".formatted(collection, id), COORDINATOR, AUDITOR),
                collection,
                id,
                fields);
    }

    private void assertStruck(StrikingWalk walk, String collection, String id, String... fields) throws Exception {
        var documents = store.getCollection(collection);
        var revision = Objects.requireNonNull(
                        documents.find(Filters.eq("_id", id)).first())
                .get("revision", Number.class)
                .longValue();
        var struck = walk.strike(revision);
        assertThat(struck.keySet()).containsExactlyInAnyOrder(fields);
        await().atMost(SOON)
                .until(() ->
                        documents.countDocuments(Filters.and(Filters.eq("_id", id), Filters.eq("pending", true))) == 0);
        var entries = LongStream.rangeClosed(1, revision + struck.size())
                .mapToObj(each -> "%s.%s.%d".formatted(collection, id, each))
                .flatMap(each -> Stream.of("/events/" + each, "/audits/" + each));
        var places = new ArrayList<>(List.of(walk.path(), "/audits?thing=" + id + "&pageSize=100"));
        entries.forEach(places::add);
        assertThat(walk.shownIn(struck.values(), places)).isEmpty();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(walk.shownIn(struck.values(), List.of("/" + collection + "?pageSize=100")))
                                .isEmpty());
        var stored = new StringBuilder();
        for (var kept : List.of(collection, collection + "_history")) {
            store.getCollection(kept)
                    .find(Filters.regex("_id", "^" + id))
                    .forEach(document -> stored.append(document.toJson()));
        }
        assertThat(stored.toString()).contains(id).doesNotContain(struck.values());
        assertThat(good(calls.get("/audits/agreements/check", AUDITOR))
                        .path("tampered")
                        .asInt())
                .isZero();
    }
}
