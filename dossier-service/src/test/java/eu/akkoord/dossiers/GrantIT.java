package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.test.TestTokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantIT extends TwoPartiesCase {
    private static final String OFFICER = TestTokens.officer("VL", "abb");
    private static final String COLLEAGUE = TestTokens.officer("VL", "vdab");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String PARTNER = TestTokens.officer("NL", "szw");
    private static final String OUTSIDER = TestTokens.officer("LU", "mfi");

    @ParameterizedTest
    @ValueSource(strings = {"dossiers", "visits"})
    void a_grant_opens_it_to_an_organisation_until_it_is_withdrawn(String collection) throws Exception {
        var path = make(collection, "geopend", "internal");
        refused(service.get(path, PARTNER), 404, "resourceNotFound");

        var given = service.send("POST", path + "/grants", COORDINATOR, null, """
                {'party': 'NL', 'organisation': 'szw', 'change': {'reason': 'leest mee'}}""");
        assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
        assertThat(given.headers().firstValue("ETag"))
                .as("how often the list changed, with what a former owner recovered")
                .isEmpty();
        var seen = service.get(path, PARTNER);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(etag(seen)).isEqualTo("\"1\"");
        assertThat(service.get(path + "/history", PARTNER).statusCode()).isEqualTo(200);

        refused(service.get(path + "/grants", PARTNER), 403, "missingPermission");
        refused(service.get(path + "/grants", OUTSIDER), 404, "resourceNotFound");
        refused(
                service.send("POST", path + "/grants", PARTNER, null, "{'subject': 'https://i#x'}"),
                403,
                "missingPermission");
        var list = good(service.get(path + "/grants", OFFICER));
        assertThat(list.path("total").asInt()).isEqualTo(2);
        assertThat(list.at("/items/0/subject").asString()).isEqualTo(subject("test-VL-abb"));
        assertThat(list.at("/items/1/organisation").asString()).isEqualTo("szw");
        assertThat(list.at("/items/1/reason").asString()).isEqualTo("leest mee");

        var grant = location(given).substring(location(given).indexOf("/" + collection));
        assertThat(good(service.get(grant, OFFICER)).path("party").asString()).isEqualTo("NL");
        if (collection.equals("visits")) {
            refused(service.send("DELETE", grant, OFFICER, null, null), 409, "shutsOut");
            assertThat(service.get(path, PARTNER).statusCode())
                    .as("a guest that was told")
                    .isEqualTo(200);
            return;
        }
        assertThat(service.send("DELETE", grant, OFFICER, null, null).statusCode())
                .isEqualTo(204);
        refused(service.get(path, PARTNER), 404, "resourceNotFound");
        var withdrawn = good(service.get(grant, OFFICER));
        assertThat(withdrawn.at("/by/organisation").asString()).isEqualTo("abb");
        assertThat(withdrawn.at("/withdrawn/by/organisation").asString()).isEqualTo("abb");
        assertThat(withdrawn.at("/withdrawn").has("registered")).isTrue();
        assertThat(good(service.get(path + "/grants", OFFICER)).at("/items/1")).isEqualTo(withdrawn);
        refused(service.send("DELETE", grant, OFFICER, null, null), 404, "resourceNotFound");
    }

    @Test
    void a_grant_to_a_person_is_for_that_person_of_that_issuer() throws Exception {
        var path = make("dossiers", "voor-een-persoon", "restricted");
        refused(service.get(path, COLLEAGUE), 404, "resourceNotFound");
        refused(
                service.send(
                        "POST",
                        path + "/grants",
                        OFFICER,
                        null,
                        "{'subject': 'https://elders.example#test-VL-vdab', 'change': {'reason': 'leest mee'}}"),
                409,
                "unknownReference");
        refused(service.get(path, COLLEAGUE), 404, "resourceNotFound");
        var body = "{'subject': '%s', 'change': {'reason': 'leest mee'}}".formatted(subject("test-VL-vdab"));
        var given = service.send("POST", path + "/grants", OFFICER, null, body);
        assertThat(service.get(path, COLLEAGUE).statusCode()).isEqualTo(200);
        assertThat(location(service.send("POST", path + "/grants", OFFICER, null, body)))
                .isEqualTo(location(given));
    }

    @Test
    void something_restricted_keeps_its_last_grant() throws Exception {
        var path = make("dossiers", "laatste", "restricted");
        refused(service.send("DELETE", path + "/grants/creator", OFFICER, null, null), 409, "wrongStage");
        good(service.send(
                "POST",
                path + "/grants",
                OFFICER,
                null,
                "{'party': 'VL', 'organisation': 'vdab', 'change': {'reason': 'leest mee'}}"));
        assertThat(service.send("DELETE", path + "/grants/creator", COLLEAGUE, null, null)
                        .statusCode())
                .isEqualTo(204);
        refused(service.get(path, OFFICER), 404, "resourceNotFound");
        assertThat(service.get(path, COLLEAGUE).statusCode()).isEqualTo(200);
    }

    @Test
    void the_same_request_gives_one_grant_and_another_with_its_key_is_refused() throws Exception {
        var path = make("visits", "sleutel", "internal") + "/grants";
        var key = Map.of("Idempotency-Key", "eenmalig");
        var vdab = "{'party': 'VL', 'organisation': 'vdab', 'change': {'reason': 'leest mee'}}";
        var first = service.post(path, OFFICER, key, vdab);
        assertThat(location(service.post(path, OFFICER, key, vdab))).isEqualTo(location(first));
        refused(service.post(path, OFFICER, key, "{'subject': '%s'}".formatted(subject("x"))), 409, "keyReused");
        assertThat(good(service.get(path, OFFICER)).path("total").asInt()).isEqualTo(2);
    }

    @Test
    void a_grant_is_to_somebody_known() throws Exception {
        var path = make("dossiers", "onbekend", "internal") + "/grants";
        refused(
                service.send("POST", path, OFFICER, null, "{'party': 'NL', 'organisation': 'nergens'}"),
                409,
                "unknownReference");
        for (var wrong : List.of(
                "{}",
                "{'party': 'NL'}",
                "{'organisation': 'szw'}",
                "{'party': 'NL', 'organisation': 'szw', 'subject': 'https://i.example#x'}",
                "{'party': 'VL', 'organisation': 'vdab'}",
                "{'subject': 'https://i.example#x'}",
                "{'subject': 'zonder-uitgever'}",
                "{'subject': 'https://i.example#x', 'change': {'occurred': '2999-01-01'}}")) {
            refused(service.send("POST", path, OFFICER, null, wrong), 400, "badRequest");
        }
    }

    @Test
    void grants_given_at_once_are_all_there() throws Exception {
        var path = make("dossiers", "tegelijk", "internal") + "/grants";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(IntStream.range(0, 16)
                    .<Callable<Integer>>mapToObj(i -> () -> service.send(
                                    "POST",
                                    path,
                                    OFFICER,
                                    null,
                                    "{'subject': '%s', 'change': {'reason': 'leest mee'}}".formatted(subject("x" + i)))
                            .statusCode())
                    .toList());
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(201);
            }
        }
        assertThat(good(service.get(path + "?pageSize=100", OFFICER))
                        .path("items")
                        .findValuesAsString("subject"))
                .hasSize(17)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_coordinator_of_the_owner_asks_why_someone_sees_it() throws Exception {
        var path = make("dossiers", "waarom", "internal");
        var ask = path + "/access?party=NL&organisation=szw";
        var no = good(service.get(ask, COORDINATOR));
        assertThat(no.path("allowed").asBoolean()).isFalse();
        assertThat(no.has("ground")).isFalse();
        assertThat(no.path("grounds").size()).isEqualTo(6);
        assertThat(no.at("/grounds/1/detail").asString()).contains("internal");
        var english = service.get(ask, COORDINATOR, Map.of("Accept-Language", "en"));
        assertThat(good(english).at("/grounds/1/detail").asString())
                .isEqualTo("Does not count at the level internal (the own party only)");
        assertThat(english.headers().allValues("Content-Language")).containsExactly("en");

        good(service.send(
                "POST",
                path + "/grants",
                COORDINATOR,
                null,
                "{'party': 'NL', 'organisation': 'szw', 'change': {'reason': 'leest mee'}}"));
        var yes = good(service.get(ask, COORDINATOR));
        assertThat(yes.path("allowed").asBoolean()).isTrue();
        assertThat(yes.path("ground").asString()).isEqualTo("organisationGranted");
        assertThat(service.get(path, PARTNER).statusCode()).isEqualTo(200);

        var creator = URLEncoder.encode(subject("test-VL-abb"), StandardCharsets.UTF_8);
        var maker = good(service.get(path + "/access?subject=" + creator, COORDINATOR));
        assertThat(maker.path("ground").asString()).isEqualTo("personGranted");
        assertThat(maker.path("self").asString()).endsWith("subject=" + creator);

        refused(service.get(ask, OFFICER), 403, "missingPermission");
        refused(service.get(ask, TestTokens.staff("coordinator", "NL", "szw")), 403, "missingPermission");
        refused(service.get(ask, TestTokens.staff("coordinator", "LU", "mfi")), 404, "resourceNotFound");
        refused(service.get(path + "/access", COORDINATOR), 400, "badRequest");
        refused(service.get(path + "/access?organisation=szw&subject=" + creator, COORDINATOR), 400, "badRequest");
    }

    @Test
    void a_subject_that_nobody_vouches_for_is_given_nothing() throws Exception {
        var path = make("dossiers", "vreemd", "internal");
        var given = "{'subject': '%s', 'change': {'reason': 'leest mee'}}";
        for (var stranger : List.of("https://nobody.example#x", subject("x").replace("#", "0#"))) {
            var answer = service.send("POST", path + "/grants", OFFICER, null, given.formatted(stranger));
            refused(answer, 409, "unknownReference");
            assertThat(answer.body()).contains("/subject");
        }
        assertThat(service.send("POST", path + "/grants", OFFICER, null, given.formatted(subject("x")))
                        .statusCode())
                .isEqualTo(201);
        // whether it exists is not told by what is wrong with the body
        refused(
                service.send("POST", path + "/grants", OUTSIDER, null, given.formatted("https://nobody.example#x")),
                404,
                "resourceNotFound");
    }

    private static String subject(String sub) {
        return TestTokens.settings().get("akkoord.security.issuers[0].issuer") + "#" + sub;
    }

    private String make(String collection, String id, String level) throws Exception {
        var body = collection.equals("dossiers") ? """
                {'id': '%s', 'title': 'Dossier', 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': '%s'}""" : """
                {'id': '%s', 'title': 'Bezoek', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL'],
                 'period': {'edtf': '2018'}, 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': '%s'}""";
        good(service.send("POST", "/" + collection, OFFICER, null, body.formatted(id, level)));
        return "/%s/%s".formatted(collection, id);
    }
}
