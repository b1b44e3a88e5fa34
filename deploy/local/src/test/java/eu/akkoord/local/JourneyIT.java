package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.cloudevents.SpecVersion;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The whole story, through the gateway, against the real processes, as {@code deploy/run} starts them. */
@ExtendWith(RunningInstallation.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyIT {
    private static final String WORKING_VISIT = "/visits/werkbezoek-vlaanderen-2017";
    private static final String RETURN_VISIT = "/visits/tegenbezoek-nederland-2017";
    private static final String DOSSIER = "/dossiers/sociale-inclusie-2017";
    private static final JsonNode ASYNC_API = new YAMLMapper()
            .readTree(RunningInstallation.ROOT
                    .resolve("docs/events/asyncapi.yaml")
                    .toFile());
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    private final Installation installation;
    private final Api api;

    JourneyIT(Installation installation) {
        this.installation = installation;
        this.api = new CheckedApi(installation);
    }

    @Test
    @Order(1)
    void all_is_healthy_and_the_story_is_there() {
        assertThat(RunningInstallation.run(installation, "status")).isZero();
        assertThat(RunningInstallation.run(installation, "smoke")).isZero();
    }

    @Test
    @Order(2)
    void the_working_visit_is_as_the_press_release_tells() {
        var visit = api.json("reader-vl", WORKING_VISIT);
        assertThat(visit.path("host").asString()).isEqualTo("VL");
        assertThat(visit.at("/guests/0").asString()).isEqualTo("NL");
        assertThat(visit.path("delegations")
                        .valueStream()
                        .map(each -> each.path("party").asString() + " "
                                + each.path("announced").asInt()))
                .containsExactlyInAnyOrder("NL 23", "VL 30");
        assertThat(visit.at("/period/earliest").asString()).isEqualTo("2017-06-20");
        assertThat(visit.at("/period/latest").asString()).isEqualTo("2017-06-22");
        assertThat(visit.path("status").asString()).isEqualTo("held");
        assertThat(visit.path("programme").valueStream())
                .filteredOn(item -> item.path("kind").asString().equals("siteVisit"))
                .hasSize(2);
    }

    @Test
    @Order(2)
    void the_return_visit_slipped_and_says_what_it_was_before() {
        var now = api.json("reader-nl", RETURN_VISIT).path("period");
        assertThat(now.path("label").asString()).isEqualTo("voorjaar 2018");
        assertThat(now.path("edtf").asString()).isEqualTo("2018-21");
        assertThat(now.path("earliest").asString()).isEqualTo("2018-03-01");
        assertThat(now.path("latest").asString()).isEqualTo("2018-05-31");

        var before = api.json("reader-nl", RETURN_VISIT + "?asOf=2017-09-01");
        assertThat(before.at("/period/label").asString()).isEqualTo("eind 2017");
        assertThat(api.json("reader-nl", RETURN_VISIT + "?asOf=2017-10-09")
                        .at("/period/label")
                        .asString())
                .as("a day means its end")
                .isEqualTo("voorjaar 2018");
        assertThat(api.get("reader-nl", RETURN_VISIT + "?asOf=2017-06-15").statusCode())
                .isEqualTo(404);

        assertThat(api.get("reader-nl", "/calendar?from=2018-04-01&to=2018-04-30")
                        .body())
                .contains("DTSTART;VALUE=DATE:20180301", "DTEND;VALUE=DATE:20180601", "STATUS:TENTATIVE", "SEQUENCE:1");

        for (var service : List.of("agreements", "dossiers")) {
            var check = api.json("auditor", "/audits/%s/check".formatted(service));
            assertThat(check.path("entries").asLong()).as(service).isPositive();
            assertThat(check.path("tampered").asLong(-1)).as(service).isZero();
        }

        var slip = api.json("reader-nl", RETURN_VISIT + "/slips").at("/items/0");
        assertThat(slip.at("/from/edtf").asString()).isEqualTo("[2017-10..2017-12]");
        assertThat(slip.at("/to/edtf").asString()).isEqualTo("2018-21");
        assertThat(slip.path("occurred").asString()).isEqualTo("2017-10-09");
        assertThat(api.json("reader-nl", RETURN_VISIT + "/history")
                        .path("items")
                        .valueStream()
                        .map(entry -> entry.path("type").asString() + " "
                                + entry.path("occurred").asString()))
                .startsWith("planned 2017-06-16", "moved 2017-10-09");
    }

    @Test
    @Order(3)
    void each_change_is_told_once_in_order_and_as_the_contract_says() {
        Map<String, String> told = new LinkedHashMap<>();
        Map<String, Long> revisions = new HashMap<>();
        Map<String, String> addresses = new HashMap<>();
        for (var each : told()) {
            var before = told.putIfAbsent(each.id(), each.text());
            if (before != null) {
                // another test has killed a process: the same again, to the byte
                assertThat(each.text()).isEqualTo(before);
                continue;
            }
            var thing = each.id().substring(0, each.id().lastIndexOf('.'));
            var revision = revisions.merge(thing, 1L, Long::sum);
            assertThat(each.id()).as("no gap").isEqualTo(thing + "." + revision);
            addressIn(checked(each, revision)).ifPresent(address -> addresses.put(thing, address));
        }
        var story = Step.story().stream().map(Step::event).toList();
        assertThat(told().stream().map(Topics.Told::id).filter(story::contains))
                .containsExactlyInAnyOrderElementsOf(story);
        assertThat(addresses).containsKeys("visits.werkbezoek-vlaanderen-2017", "agreements.vl-nl-integratie-2013");
        addresses.keySet().removeIf(thing -> story.stream().noneMatch(id -> id.startsWith(thing + ".")));
        addresses.forEach((thing, address) -> assertThat(
                        api.get("officer-vl", path(address)).headers().firstValue("ETag"))
                .as(address)
                .hasValue("\"%d\"".formatted(revisions.get(thing))));
    }

    private static JsonNode checked(Topics.Told told, long revision) {
        var event = told.event();
        assertThat(told.key()).isEqualTo(event.path("subject").asString());
        assertThat(told.topic())
                .isEqualTo("akkoord.%s.v1"
                        .formatted(told.id().substring(0, told.id().indexOf('.'))));
        assertThat(event.path("sequence").asString()).isEqualTo("%010d".formatted(revision));
        if (event.has("dataref")) {
            // of something confidential it is only told where it is
            assertThat(event.has("data")).as(told.text()).isFalse();
        } else {
            assertThat(schemaOf(event).validate(event)).as(told.text()).isEmpty();
        }
        assertThat(new JsonFormat()
                        .deserialize(told.text().getBytes(StandardCharsets.UTF_8))
                        .getSpecVersion())
                .isEqualTo(SpecVersion.V1);
        assertThat(told.text()).doesNotContain("Homans", "Duchateau", "Pelssers");
        return event;
    }

    private static Optional<String> addressIn(JsonNode event) {
        return event.path("data")
                .valueStream()
                .filter(summary -> summary.path("id").equals(event.path("subject")))
                .map(summary -> summary.path("href").asString())
                .findFirst();
    }

    @Test
    @Order(4)
    void a_second_load_changes_nothing() {
        var before = told();
        new DemonstrationData(api).load();
        assertThat(told()).isEqualTo(before);
    }

    @Test
    @Order(5)
    void wrong_requests_are_refused_as_problems_and_nothing_is_told() {
        var before = told();
        problem(401, api.get("", WORKING_VISIT));
        problem(404, api.get("reader-vl", "/visits/bestaat-niet"));
        problem(404, api.get("reader-vl", "/nergens"));
        problem(400, api.get("reader-vl", WORKING_VISIT + "?onbekend=1"));
        problem(405, api.call("officer-vl", "DELETE", WORKING_VISIT, Map.of(), ""));
        problem(403, api.call("reader-vl", "PATCH", DOSSIER, Map.of("If-Match", "\"1\""), "{\"title\":\"x\"}"));
        problem(428, api.call("officer-vl", "PATCH", DOSSIER, Map.of(), "{\"title\":\"x\"}"));
        problem(412, api.call("officer-vl", "PATCH", DOSSIER, Map.of("If-Match", "\"99\""), "{\"title\":\"x\"}"));
        var seen =
                api.get("reader-vl", WORKING_VISIT).headers().firstValue("ETag").orElseThrow();
        var stage = problem(
                409,
                api.call(
                        "officer-vl",
                        "POST",
                        WORKING_VISIT + "/transitions",
                        Map.of("If-Match", seen),
                        "{\"status\":\"confirmed\"}"));
        assertThat(stage.path("type").asString()).isEqualTo("urn:problem-type:akkoord:wrongStage");
        var all = problem(
                400,
                api.call(
                        "officer-vl",
                        "POST",
                        "/visits",
                        Map.of(),
                        "{\"id\":\"x y\",\"kind\":\"holiday\",\"unknown\":1}"));
        assertThat(all.path("issues")
                        .valueStream()
                        .map(issue -> issue.path("name").asString()))
                .contains("/id", "/kind", "/unknown", "/title", "/host", "/guests", "/period");
        assertThat(told()).isEqualTo(before);
    }

    @Test
    @Order(6)
    void what_was_stored_is_told_after_the_service_was_killed() throws Exception {
        var broker = installation.process("broker").orElseThrow();
        var service = installation.process("dossier-service").orElseThrow();
        signal("STOP", broker);
        try {
            var made = api.call(
                    "officer-vl",
                    "POST",
                    "/dossiers",
                    Map.of(),
                    "{\"id\":\"overleeft-2026\",\"title\":\"Overleeft\",\"agreements\":[\"vl-nl-integratie-2013\"]}");
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            signal("KILL", service);
        } finally {
            signal("CONT", broker);
        }
        await().atMost(Duration.ofSeconds(90))
                .until(() -> !ids("overleeft-2026").isEmpty());
        assertThat(ids("overleeft-2026")).containsOnly("dossiers.overleeft-2026.1");
        await().atMost(Duration.ofSeconds(60)).until(() -> new Health(installation).ofAll());
    }

    private List<Topics.Told> told() {
        return installation.topics().all();
    }

    private List<String> ids(String key) {
        return told().stream()
                .filter(each -> each.key().equals(key))
                .map(Topics.Told::id)
                .toList();
    }

    private String path(String address) {
        assertThat(address).startsWith(installation.publicUrl());
        return address.substring(installation.publicUrl().length());
    }

    private static JsonNode problem(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        return Api.JSON.readTree(answer.body());
    }

    private static Schema schemaOf(JsonNode event) {
        var reference = event.path("dataschema").asString();
        var root = JsonNodeFactory.instance.objectNode();
        root.putArray("allOf").addObject().put("$ref", reference.substring(reference.indexOf('#')));
        root.set("components", ASYNC_API.path("components"));
        return REGISTRY.getSchema(root);
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
