package eu.akkoord.agreements;

import static eu.akkoord.platform.servers.Calls.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import eu.akkoord.platform.servers.StrikingWalk;
import eu.akkoord.platform.servers.TestTokens;
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
                 'change': {'occurred': '2013-12-09', 'reason': 'Kanariereden'}}""".formatted(n)));
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
    void of_a_commitment() throws Exception {
        agreement(n, "'VL','NL'");
        var id = n + "-belofte";
        good(calls.send("POST", "/commitments", COORDINATOR, null, """
                {'id': '%s', 'text': 'Kanariebelofte', 'agreement': '%s', 'debtors': ['VL'], 'creditors': ['NL'],
                 'source': {'kind': 'clause', 'clause': 'Kanarieartikel'},
                 'due': {'edtf': '2018', 'label': 'Kanariejaar'}, 'change': {'occurred': '2017-06-16'}}""".formatted(id, n)));
        good(calls.send("POST", "/commitments/%s/fulfilments".formatted(id), COORDINATOR, null, """
                {'evidence': {'title': 'Kanarieverslag', 'href': 'https://example.org/kanarie', 'date': '2017-10-06'}}"""));
        assertStruck(
                "commitments",
                id,
                "/commitments/" + id,
                "/text",
                "/source/clause",
                "/due/label",
                "/status/evidence/title",
                "/status/evidence/href");
    }

    @Test
    void of_a_party() throws Exception {
        var coordinator = TestTokens.staff("coordinator", "DE-HE", "stk");
        good(calls.send("POST", "/parties", coordinator, null, """
                {'id': 'DE-HE', 'names': {'nl': 'Kanarieland', 'de': 'Kanarieland selbst'},
                 'organisations': [{'id': 'stk', 'name': 'Kanarieambt'}]}"""));
        assertStruck(
                new StrikingWalk(
                        calls,
                        "/parties/DE-HE",
                        "parties.DE-HE",
                        coordinator,
                        TestTokens.staff("auditor", "DE-HE", "stk")),
                "parties",
                "DE-HE",
                "/names/nl",
                "/names/de",
                "/organisations/0/name");
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
