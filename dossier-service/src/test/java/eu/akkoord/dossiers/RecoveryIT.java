package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import eu.akkoord.platform.test.TestTokens;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Recovering what nobody of the owner's party sees any more, over HTTP; the days pass in {@code RecoveryTest}. */
class RecoveryIT extends TwoPartiesCase {
    private static final String MAKER = TestTokens.officer("VL", "abb");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "vdab");
    private static final String SECOND = TestTokens.staff("coordinator", "VL", "abb");
    private static final String AUDITOR = TestTokens.staff("auditor", "VL", "zorg");
    private static final String THEIR_COORDINATOR = TestTokens.staff("coordinator", "NL", "szw");
    private static final String THEIR_AUDITOR = TestTokens.staff("auditor", "NL", "szw");
    private static final String ASKED = "{'change': {'reason': 'Kanarie gevraagd'}}";
    private static final String SECONDED = "{'answer': 'seconded', 'change': {'reason': 'Kanarie gesteund'}}";
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final String id = "terug-te-vinden-" + SERIAL.incrementAndGet();

    @Autowired
    private MongoDatabase store;

    @ParameterizedTest
    @ValueSource(strings = {"dossiers", "visits"})
    void each_step_is_told_to_those_concerned_and_to_auditors_under_a_kind_of_its_own(String collection)
            throws Exception {
        var path = make(collection, "restricted");
        var key = Map.of("Idempotency-Key", id);
        var asked = service.post(path + "/recoveries", COORDINATOR, key, ASKED);
        assertThat(good(asked).path("status").asString()).isEqualTo("asked");
        var one = location(asked).substring(location(asked).indexOf("/" + collection));
        assertThat(location(service.post(path + "/recoveries", COORDINATOR, key, ASKED)))
                .isEqualTo(location(asked));
        var seconded = good(service.send("POST", one + "/answers", AUDITOR, null, SECONDED));
        assertThat(seconded.path("status").asString()).isEqualTo("seconded");
        assertThat(seconded.path("opens").asString())
                .isEqualTo(
                        LocalDate.now(ZoneId.of("Europe/Brussels")).plusDays(8).toString());

        for (var concerned : List.of(MAKER, COORDINATOR, SECOND, AUDITOR)) {
            assertThat(good(service.get(path + "/recoveries", concerned))
                            .path("items")
                            .findValuesAsString("status"))
                    .containsExactly("seconded");
            assertThat(good(service.get(one, concerned)).path("reason").asString())
                    .isEqualTo("Kanarie gevraagd");
        }
        var steps = await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> good(service.get("/audits?kind=recovery&thing=" + id, AUDITOR)),
                        page -> page.path("total").asInt() == 2)
                .path("items");
        assertThat(steps.findValuesAsString("action")).containsExactly("recoverySeconded", "recoveryAsked");
        var entry = good(service.get("/audits/" + steps.at("/0/id").asString(), AUDITOR));
        assertThat(entry.at("/after/recoveries/0/seconded/subject").asString()).endsWith("#test-VL-zorg");
        assertThat(good(service.get("/audits?kind=recovery&thing=" + id, THEIR_AUDITOR))
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(kafka.events(collection, id, 3))
                .as("the world hears that there is a change, and nothing of it")
                .allSatisfy(event -> {
                    assertThat(event.path("type").asString()).endsWith(".changed");
                    assertThat(event.has("data")).isFalse();
                });

        good(service.send("POST", one + "/answers", MAKER, null, """
                {'answer': 'refused', 'change': {'reason': 'ik ben er nog'}}"""));
        refused(service.send("POST", one + "/answers", SECOND, null, SECONDED), 409, "wrongStage");
    }

    @Test
    void attack_it_is_read_before_the_days_have_passed() throws Exception {
        var path = make("dossiers", "restricted");
        var one = recovery(path);
        good(service.send("POST", one + "/answers", SECOND, null, SECONDED));
        for (var channel : List.of("", "/history", "/documents", "/grants", "/offers", "/access?party=VL")) {
            refused(service.get(path + channel, COORDINATOR), 404, "resourceNotFound");
        }
        refused(service.get("/events/dossiers.%s.1".formatted(id), COORDINATOR), 404, "resourceNotFound");
        refused(service.get("/audits/dossiers.%s.1".formatted(id), COORDINATOR), 403, "missingPermission");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> service.get("/dossiers?confidentiality=restricted&pageSize=100", MAKER)
                        .body()
                        .contains(id));
        var listed = service.get("/dossiers?q=Terugvindbaar&facet=status&pageSize=100", COORDINATOR);
        assertThat(listed.body()).doesNotContain(id);
        assertThat(good(listed).path("total").asInt()).isZero();
        assertThat(service.get(one, COORDINATOR).body()
                        + service.get(path + "/recoveries", AUDITOR).body())
                .doesNotContain("Terugvindbaar");
    }

    @Test
    void attack_an_id_is_guessed_by_another_party_or_without_the_role() throws Exception {
        var path = make("dossiers", "restricted");
        recovery(path);
        for (var stranger : List.of(THEIR_COORDINATOR, THEIR_AUDITOR)) {
            var hidden = service.get(path + "/recoveries", stranger);
            var missing = service.get("/dossiers/bestaat-niet-9/recoveries", stranger);
            refused(hidden, 404, "resourceNotFound");
            assertThat(alike(hidden.body())).isEqualTo(alike(missing.body()));
        }
        refused(service.send("POST", path + "/recoveries", THEIR_COORDINATOR, null, ASKED), 404, "resourceNotFound");
        refused(
                service.send("POST", path + "/recoveries", TestTokens.officer("VL", "vdab"), null, ASKED),
                403,
                "missingPermission");
        refused(service.get(path + "/recoveries", TestTokens.officer("VL", "vdab")), 404, "resourceNotFound");
    }

    @Test
    void attack_something_that_is_not_restricted_is_recovered() throws Exception {
        var path = make("visits", "internal");
        refused(service.send("POST", path + "/recoveries", COORDINATOR, null, ASKED), 409, "wrongStage");
    }

    @Test
    void reasons_of_grants_and_recoveries_are_struck_everywhere() throws Exception {
        var path = make("dossiers", "restricted");
        var one = recovery(path);
        good(service.send("POST", one + "/answers", AUDITOR, null, SECONDED));
        var given = location(service.send("POST", path + "/grants", MAKER, null, """
                {'party': 'VL', 'organisation': 'abb', 'change': {'reason': 'Kanarie gegeven'}}"""));
        var grant = given.substring(given.indexOf("/dossiers"));
        good(service.send("POST", one + "/strikings", COORDINATOR, null, struck("/reason")));
        good(service.send("POST", one + "/strikings", COORDINATOR, null, struck("/seconded/reason")));
        refused(
                service.send("POST", grant + "/strikings", COORDINATOR, null, struck("/reason")),
                404,
                "resourceNotFound");
        good(service.send("POST", grant + "/strikings", SECOND, null, struck("/reason")));
        refused(service.send("POST", grant + "/strikings", SECOND, null, struck("/reason")), 400, "badRequest");
        refused(
                service.send("POST", one + "/strikings", THEIR_COORDINATOR, null, struck("/reason")),
                404,
                "resourceNotFound");

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            var kept = new StringBuilder();
            for (var collection : List.of("dossierGrants", "dossierGrants_history")) {
                store.getCollection(collection)
                        .find(Filters.regex("_id", "^" + id))
                        .forEach(document -> kept.append(document.toJson()));
            }
            assertThat(kept.toString()).contains("geschrapt").doesNotContain("Kanarie");
        });
        assertThat(service.get(path + "/grants", MAKER).body()
                        + service.get(path + "/recoveries", MAKER).body()
                        + service.get("/audits/dossierGrants.%s.1".formatted(id), AUDITOR)
                                .body())
                .contains("geschrapt")
                .doesNotContain("Kanarie");
        assertThat(good(service.get("/audits/dossiers/check", AUDITOR))
                        .path("findings")
                        .toString())
                .doesNotContain(id);
    }

    @Test
    void attack_the_next_owner_and_its_auditors_read_what_the_former_one_recovered() throws Exception {
        var path = make("dossiers", "restricted");
        var one = recovery(path);
        good(service.send("POST", one + "/answers", AUDITOR, null, SECONDED));
        var offered = good(service.send("POST", path + "/offers", SECOND, null, """
                {'kind': 'ownership', 'content': {'owner': {'party': 'NL', 'organisation': 'szw'}, 'keepGrants': true},
                 'change': {'reason': 'NL werkt het af'}}"""));
        good(service.answer(
                path + "/offers/" + offered.path("id").asString(), THEIR_COORDINATOR, "{'answer': 'accepted'}"));

        assertThat(good(service.get(path + "/recoveries", THEIR_COORDINATOR)).path("items"))
                .isEmpty();
        refused(service.get(one, THEIR_COORDINATOR), 404, "resourceNotFound");
        var entry = "/audits/dossierGrants.%s.".formatted(id);
        for (int revision = 1; revision <= 4; revision++) {
            var own = service.get(entry + revision, AUDITOR);
            var theirs = service.get(entry + revision, THEIR_AUDITOR);
            assertThat(theirs.body()).doesNotContain("Kanarie", "recover", "test-VL-vdab");
            assertThat(own.statusCode()).as("revision %d", revision).isEqualTo(200);
        }
        assertThat(service.get(entry + 4, AUDITOR).body()).contains("Kanarie gevraagd");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(good(service.get("/audits?kind=recovery&thing=" + id, AUDITOR))
                                .path("total")
                                .asInt())
                        .isEqualTo(3));
        assertThat(good(service.get("/audits?kind=recovery&thing=" + id, THEIR_AUDITOR))
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void what_becomes_public_is_a_publication_for_auditors() throws Exception {
        var path = make("dossiers", "internal");
        good(service.send("PATCH", path, SECOND, "\"1\"", "{'title': 'Nog intern'}"));
        good(service.send("PATCH", path, SECOND, "\"2\"", """
                {'confidentiality': 'public', 'change': {'reason': 'staat in het persbericht'}}"""));
        good(service.send("PATCH", path, SECOND, "\"3\"", "{'title': 'Al openbaar'}"));
        var open = id + "-open";
        good(service.send("POST", "/dossiers", MAKER, null, """
                {'id': '%s', 'title': 'Meteen', 'agreements': ['vl-nl-integratie-2013'],
                 'confidentiality': 'public'}""".formatted(open)));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(good(service.get("/audits?kind=publication&thing=" + id, AUDITOR))
                            .path("items")
                            .valueStream()
                            .map(item -> item.path("id").asString()))
                    .containsExactly("dossiers.%s.3".formatted(id));
            assertThat(good(service.get("/audits?kind=publication&thing=" + open, AUDITOR))
                            .path("items")
                            .valueStream()
                            .map(item -> item.path("id").asString()))
                    .containsExactly("dossiers.%s.1".formatted(open));
        });
    }

    private static String struck(String field) {
        return "{'field': '%s', 'change': {'reason': 'op verzoek'}}".formatted(field);
    }

    private static String alike(String body) {
        return body.replaceAll("urn:uuid:[0-9a-f-]{36}", "").replaceAll("(/dossiers/)[a-z0-9-]+", "$1");
    }

    private String recovery(String path) throws Exception {
        var asked = location(service.send("POST", path + "/recoveries", COORDINATOR, null, ASKED));
        return asked.substring(asked.indexOf(path));
    }

    private String make(String collection, String level) throws Exception {
        var body = collection.equals("dossiers") ? """
                {'id': '%s', 'title': 'Terugvindbaar', 'agreements': ['vl-nl-integratie-2013'],
                 'confidentiality': '%s'}""" : """
                {'id': '%s', 'title': 'Terugvindbaar', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL'],
                 'period': {'edtf': '2018'}, 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': '%s'}""";
        good(service.send("POST", "/" + collection, MAKER, null, body.formatted(id, level)));
        return "/%s/%s".formatted(collection, id);
    }
}
