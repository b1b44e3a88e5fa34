package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.read;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Everything of one organisation given to another, and things opened to a party that joined later. */
class BulkIT extends ListsCase {
    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final String RECEIVING = TestTokens.staff("coordinator", "DE-HE", "neu");

    @Autowired
    private Parties parties;

    @Autowired
    private Agreements agreements;

    @Autowired
    private AskedStore store;

    /** Of this test alone, so that nothing of another one is found. */
    private final String giver = "alt-" + SERIAL.incrementAndGet();

    private final String officer = TestTokens.officer("DE-HE", giver);
    private final String theirs = agreementOf(giver);
    private int told = 1;

    @BeforeEach
    void a_party_with_organisations_and_an_agreement() {
        kafka.tellOfParty(
                "DE-HE",
                "{\"id\": \"neu\"}, {\"id\": \"%s\"}, {\"id\": \"leer\"}, {\"id\": \"fort\", \"ended\": \"2020-01-01\", \"successor\": \"neu\"}"
                        .formatted(giver),
                parties);
        join("VL", "DE-HE");
    }

    @Test
    void a_coordinator_transfers_all_that_it_may_read_and_hears_of_nothing_else() throws Exception {
        var shared = open("gedeeld", "partners");
        var internal = open("intern", "internal");
        var hidden = open("verborgen", "restricted");
        var visit = plan("bezoek");
        awaitOwned("dossiers", 3);
        awaitOwned("visits", 1);

        var moved = good(transfer(RECEIVING, "dossiers", "neu"));
        assertThat(ids(moved)).containsExactlyInAnyOrder(shared, internal);
        assertThat(moved.has("next")).isFalse();
        assertThat(moved.has("total")).isFalse();
        assertThat(moved.path("items").findValues("problem")).isEmpty();
        assertThat(owner("dossiers", shared)).isEqualTo("neu");
        assertThat(owner("dossiers", internal)).isEqualTo("neu");
        assertThat(owner("dossiers", hidden)).as("what she may not read").isEqualTo(giver);
        assertThat(moved.toString()).doesNotContain(hidden);
        assertThat(isKept("POST /transfers", internal)).isTrue();
        assertThat(isKept("POST /transfers", hidden)).isFalse();
        assertThat(ids(good(transfer(RECEIVING, "visits", "neu")))).containsExactly(visit);
        assertThat(owner("visits", visit)).isEqualTo("neu");

        var entry =
                good(service.get("/dossiers/" + shared + "/history", officer)).at("/items/1");
        assertThat(entry.path("type").asString()).isEqualTo("amended");
        assertThat(entry.path("reason").asString()).isEqualTo("opgegaan");
        assertThat(good(service.get("/events/dossiers." + shared + ".2", OFFICER))
                        .at("/data/changed/0")
                        .asString())
                .isEqualTo("owner");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ids(good(transfer(RECEIVING, "dossiers", "neu"))))
                        .isEmpty());
        assertThat(revision(shared)).as("said again, nothing is changed again").isEqualTo("\"2\"");
    }

    @Test
    void much_goes_in_parts_and_what_was_interrupted_goes_on() throws Exception {
        var all = new HashSet<String>();
        for (int index : IntStream.rangeClosed(10, 62).toArray()) {
            all.add(open("veel-" + index, "partners"));
        }
        awaitOwned("dossiers", all.size());
        var first = good(transfer(RECEIVING, "dossiers", "neu"));
        assertThat(ids(first)).hasSize(50);
        var next = good(
                service.send("POST", local(first.path("next").asString()), RECEIVING, null, body("dossiers", "neu")));
        assertThat(ids(next)).hasSize(3);
        assertThat(next.has("next")).isFalse();
        assertThat(Stream.of(first, next).flatMap(part -> ids(part).stream())).containsExactlyInAnyOrderElementsOf(all);
        for (var id : all) {
            assertThat(owner("dossiers", id)).isEqualTo("neu");
        }
        refused(
                service.send("POST", "/transfers?cursor=verzonnen", RECEIVING, null, body("dossiers", "neu")),
                400,
                "badRequest");
    }

    @Test
    void attack_a_transfer_by_whom_it_is_not_for() throws Exception {
        var shared = open("begeerd", "partners");
        awaitOwned("dossiers", 1);
        refused(transfer(TestTokens.officer("DE-HE", "neu"), "dossiers", "neu"), 403, "missingPermission");
        refused(
                transfer(TestTokens.partner("DE-HE", "neu", "dossiers.read"), "dossiers", "neu"),
                403,
                "missingPermission");
        var silent = service.send(
                "POST",
                "/transfers",
                RECEIVING,
                null,
                "{'collection': 'dossiers', 'from': '%s', 'to': 'neu'}".formatted(giver));
        named("/change/reason", silent);
        named("/to", transfer(RECEIVING, "dossiers", giver));
        named("/to", transfer(RECEIVING, "dossiers", "fort"));
        refused(transfer(RECEIVING, "dossiers", "nergens"), 409, "unknownReference");
        kafka.tellOfParty("DE-NW", "{\"id\": \"neu\"}", parties);
        assertThat(ids(good(transfer(TestTokens.staff("coordinator", "DE-NW", "neu"), "dossiers", "neu"))))
                .as("an organisation of another party that is called the same")
                .isEmpty();
        assertThat(owner("dossiers", shared)).isEqualTo(giver);
    }

    @Test
    void attack_a_transfer_asks_what_is_hidden() throws Exception {
        var without = good(transfer(RECEIVING, "dossiers", "neu"));
        for (int index = 0; index < 3; index++) {
            open("verborgen-" + index, "restricted");
        }
        awaitOwned("dossiers", 3);
        assertThat(good(transfer(RECEIVING, "dossiers", "neu"))).isEqualTo(without);
        assertThat(good(service.get("/dossiers?agreement=" + theirs, officer))
                        .path("total")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void older_things_are_opened_to_a_party_that_joined_later() throws Exception {
        var shared = open("ouder", "partners");
        var internal = open("ouder-intern", "internal");
        var hidden = open("ouder-verborgen", "restricted");
        var visit = plan("ouder-bezoek");
        awaitOwned("dossiers", 3);
        awaitOwned("visits", 1);
        join("VL", "DE-HE", "LU");
        refused(service.get("/dossiers/" + shared, OUTSIDER), 404, "resourceNotFound");

        var opened = good(opening(RECEIVING, "dossiers", "LU", ""));
        assertThat(ids(opened)).containsExactly(shared);
        assertThat(opened.path("items").findValues("problem")).isEmpty();
        assertThat(service.get("/dossiers/" + shared, OUTSIDER).statusCode()).isEqualTo(200);
        refused(service.get("/dossiers/" + internal, OUTSIDER), 404, "resourceNotFound");
        refused(service.get("/dossiers/" + hidden, OUTSIDER), 404, "resourceNotFound");
        assertThat(ids(good(opening(RECEIVING, "visits", "LU", ", 'organisation': '%s'".formatted(giver)))))
                .containsExactly(visit);
        assertThat(service.get("/visits/" + visit, OUTSIDER).statusCode()).isEqualTo(200);
        assertThat(good(opening(RECEIVING, "dossiers", "LU", ""))).isEqualTo(opened);
        assertThat(revision(shared)).isEqualTo("\"2\"");
        assertThat(ids(good(opening(RECEIVING, "dossiers", "LU", ", 'organisation': 'leer'"))))
                .isEmpty();
    }

    @Test
    void what_was_shared_with_a_party_that_left_is_opened_all_the_same() throws Exception {
        var shared = open("vertrokken", "partners");
        var visit = plan("vertrokken-bezoek");
        awaitOwned("dossiers", 1);
        awaitOwned("visits", 1);
        join("DE-HE", "LU");
        for (var opened : List.of(opening(RECEIVING, "dossiers", "LU", ""), opening(RECEIVING, "visits", "LU", ""))) {
            assertThat(good(opened).path("items")).hasSize(1);
            assertThat(read(opened).path("items").findValues("problem")).isEmpty();
        }
        assertThat(service.get("/dossiers/" + shared, OUTSIDER).statusCode()).isEqualTo(200);
        assertThat(service.get("/visits/" + visit, OUTSIDER).statusCode()).isEqualTo(200);
        refused(service.get("/dossiers/" + shared, OFFICER), 404, "resourceNotFound");
    }

    @Test
    void attack_an_opening_of_what_is_not_ones_own_is_hidden_or_is_internal() throws Exception {
        var internal = open("intern", "internal");
        var hidden = open("verborgen", "restricted");
        var anothers = agreementOf(giver) + "-van-vl";
        good(service.send("POST", "/dossiers", OFFICER, null, """
                {'id': '%s', 'title': 'Van Vlaanderen', 'agreements': ['%s']}""".formatted(anothers, theirs)));
        var elsewhere = agreementOf(giver) + "-elders";
        good(service.send("POST", "/dossiers", officer, null, """
                {'id': '%s', 'title': 'Onder meer', 'agreements': ['%s', '%s']}""".formatted(elsewhere, theirs, second())));
        awaitOwned("dossiers", 3);
        join("VL", "DE-HE", "LU");
        var answer = good(opening(
                RECEIVING,
                "dossiers",
                "LU",
                ", 'ids': ['%s', '%s', '%s', '%s', 'bestaat-niet']".formatted(internal, anothers, elsewhere, hidden)));
        assertThat(answer.path("items").findValuesAsString("type"))
                .containsExactly(
                        "urn:problem-type:akkoord:wrongStage",
                        "urn:problem-type:belgif:missingPermission",
                        "urn:problem-type:belgif:badRequest",
                        "urn:problem-type:belgif:resourceNotFound",
                        "urn:problem-type:belgif:resourceNotFound");
        assertThat(isKept("POST /openings", internal)).as("its level is told").isTrue();
        assertThat(answer.at("/items/3/problem")).as("hidden and missing").isEqualTo(answer.at("/items/4/problem"));
        for (var id : List.of(internal, anothers, elsewhere, hidden)) {
            refused(service.get("/dossiers/" + id, OUTSIDER), 404, "resourceNotFound");
        }
        assertThat(ids(good(opening(RECEIVING, "dossiers", "LU", "")))).containsExactly(elsewhere);
    }

    @Test
    void attack_an_opening_by_whom_or_to_whom_it_is_not() throws Exception {
        var shared = open("ouder", "partners");
        awaitOwned("dossiers", 1);
        named("/party", opening(RECEIVING, "dossiers", "LU", ""));
        join("VL", "DE-HE", "LU");
        refused(opening(TestTokens.officer("DE-HE", "neu"), "dossiers", "LU", ""), 403, "missingPermission");
        assertThat(ids(good(opening(COORDINATOR, "dossiers", "LU", ""))))
                .as("another partner's")
                .isEmpty();
        named("/party", opening(RECEIVING, "dossiers", "DE-HE", ""));
        named("/change/reason", service.send("POST", "/openings", RECEIVING, null, """
                {'collection': 'dossiers', 'agreement': '%s', 'party': 'LU'}""".formatted(theirs)));
        join("VL", "LU");
        named("/agreement", opening(RECEIVING, "dossiers", "LU", ""));
        refused(service.get("/dossiers/" + shared, OUTSIDER), 404, "resourceNotFound");
    }

    /** Tells whether it is kept for auditors that an operation showed a thing. */
    private boolean isKept(String operation, String id) {
        return store.readings().stream()
                .filter(entry -> entry.getString("operation").equals(operation))
                .flatMap(entry -> entry.getList("things", Document.class).stream())
                .anyMatch(thing -> thing.getString("id").equals(id));
    }

    private static void named(String pointer, HttpResponse<String> answer) {
        refused(answer, 400, "badRequest");
        assertThat(read(answer).at("/issues/0/name").asString()).isEqualTo(pointer);
    }

    private static String agreementOf(String giver) {
        return "onder-" + giver;
    }

    private String second() {
        var id = theirs + "-b";
        kafka.tell("agreements", id, 1, """
                {"agreement": {"id": "%s", "parties": ["VL", "DE-HE"]}}""".formatted(id));
        return id;
    }

    private void join(String... joined) {
        kafka.tell("agreements", theirs, told++, """
                {"agreement": {"id": "%s", "parties": ["%s"]}}""".formatted(theirs, String.join("\", \"", joined)));
        await().atMost(SOON).untilAsserted(() -> {
            var known = agreements.find(List.of(theirs)).get(theirs);
            assertThat(known).isNotNull();
            assertThat(known.parties()).isEqualTo(Set.of(joined));
        });
    }

    private String open(String name, String level) throws Exception {
        var id = "%s-%s".formatted(theirs, name);
        good(service.send("POST", "/dossiers", officer, null, """
                {'id': '%s', 'title': 'Dossier', 'agreements': ['%s'], 'confidentiality': '%s'}""".formatted(id, theirs, level)));
        return id;
    }

    private String plan(String name) throws Exception {
        var id = "%s-%s".formatted(theirs, name);
        good(service.send("POST", "/visits", officer, null, """
                {'id': '%s', 'title': 'Bezoek', 'kind': 'workingVisit', 'host': 'DE-HE', 'guests': ['VL'],
                 'period': {'edtf': '2018'}, 'agreements': ['%s']}""".formatted(id, theirs)));
        return id;
    }

    private void awaitOwned(String collection, int many) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                good(service.get("/%s?owner=DE-HE&agreement=%s".formatted(collection, theirs), officer))
                                        .path("total")
                                        .asInt())
                        .isEqualTo(many));
    }

    @Test
    void a_transfer_that_comes_again_by_its_key_goes_through_the_same_things() throws Exception {
        var shared = open("herhaald", "partners");
        var internal = open("ook-herhaald", "internal");
        awaitOwned("dossiers", 2);
        var key = Map.of("Idempotency-Key", giver);

        var first = service.post("/transfers", RECEIVING, key, body("dossiers", "neu"));
        assertThat(ids(good(first))).containsExactlyInAnyOrder(shared, internal);
        assertThat(good(service.post("/transfers", RECEIVING, key, body("dossiers", "neu"))))
                .isEqualTo(read(first));
        assertThat(revision(shared)).isEqualTo("\"2\"");
        refused(service.post("/transfers", RECEIVING, key, body("dossiers", "leer")), 409, "keyReused");
        var title = service.request(
                "PATCH",
                "/dossiers/" + shared,
                RECEIVING,
                Map.of("Idempotency-Key", giver, "If-Match", "\"2\""),
                "{'title': 'X'}");
        assertThat(title.statusCode())
                .as("of coordinators no officer's work is taken")
                .isIn(403, 409);
        assertThat(owner("dossiers", shared)).isEqualTo("neu");
    }

    private HttpResponse<String> transfer(String token, String collection, String to) throws Exception {
        return service.send("POST", "/transfers", token, null, body(collection, to));
    }

    private String body(String collection, String to) {
        return "{'collection': '%s', 'from': '%s', 'to': '%s', 'change': {'reason': 'opgegaan'}}"
                .formatted(collection, giver, to);
    }

    private HttpResponse<String> opening(String token, String collection, String party, String more) throws Exception {
        return service.send("POST", "/openings", token, null, """
                {'collection': '%s', 'agreement': '%s', 'party': '%s'%s, 'change': {'reason': 'werkt mee'}}""".formatted(collection, theirs, party, more));
    }

    private String owner(String collection, String id) throws Exception {
        JsonNode shown = good(service.get("/%s/%s".formatted(collection, id), officer));
        return shown.at("/owner/organisation").asString();
    }

    private String revision(String id) throws Exception {
        return service.get("/dossiers/" + id, officer)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }
}
