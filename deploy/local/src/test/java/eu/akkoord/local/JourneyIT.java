package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import eu.akkoord.platform.servers.Ports;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The whole story, through the gateway, against the real processes, as {@code deploy/run} starts them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyIT {
    private static final Path ROOT = Path.of("..", "..");
    private static final String WORKING_VISIT = "/visits/werkbezoek-vlaanderen-2017";
    private static final String RETURN_VISIT = "/visits/tegenbezoek-nederland-2017";
    private static final String DOSSIER = "/dossiers/sociale-inclusie-2017";
    private static final JsonNode ASYNC_API =
            new YAMLMapper().readTree(ROOT.resolve("docs/events/asyncapi.yaml").toFile());
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    @TempDir
    private static Path data;

    private static Installation installation;
    private static Api api;

    @BeforeAll
    static void one_command_starts_everything() {
        installation = new Installation(ROOT, data);
        assertThat(Akkoord.run(
                        ROOT,
                        "start",
                        "--data",
                        data.toString(),
                        "--gateway-port",
                        Integer.toString(Ports.free()),
                        "--kafka-port",
                        Integer.toString(Ports.free())))
                .as("start; see the logs it names")
                .isZero();
        api = new Api(installation);
    }

    @AfterAll
    static void stop_leaves_no_process_behind() {
        var processes = Installation.NAMES.stream()
                .flatMap(name -> installation.process(name).stream())
                .toList();
        assertThat(Akkoord.run(ROOT, "stop", "--data", data.toString())).isZero();
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    @Order(1)
    void all_is_healthy_and_the_story_is_there() {
        assertThat(Akkoord.run(ROOT, "status", "--data", data.toString())).isZero();
        assertThat(Akkoord.run(ROOT, "smoke", "--data", data.toString())).isZero();
    }

    @Test
    @Order(2)
    void the_working_visit_is_as_the_press_release_tells() {
        var visit = api.json("reader-vl", WORKING_VISIT);
        assertThat(visit.path("host").asString()).isEqualTo("VL");
        assertThat(visit.at("/guests/0").asString()).isEqualTo("NL");
        assertThat(visit.at("/delegations/0/announced").asInt()).isEqualTo(23);
        assertThat(visit.at("/delegations/1/announced").asInt()).isEqualTo(30);
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
        assertThat(api.get("reader-nl", RETURN_VISIT + "?asOf=2017-06-15").statusCode())
                .isEqualTo(404);

        var slip = api.json("reader-nl", RETURN_VISIT + "/slips").at("/items/0");
        assertThat(slip.at("/from/edtf").asString()).isEqualTo("[2017-10..2017-12]");
        assertThat(slip.at("/to/edtf").asString()).isEqualTo("2018-21");
        assertThat(slip.path("occurred").asString()).isEqualTo("2017-10-09");
        assertThat(api.json("reader-nl", RETURN_VISIT + "/history")
                        .path("items")
                        .valueStream()
                        .map(entry -> entry.path("type").asString() + " "
                                + entry.path("occurred").asString()))
                .contains("planned 2017-06-16", "moved 2017-10-09");
    }

    @Test
    @Order(3)
    void each_change_is_told_once_in_order_and_as_the_contract_says() {
        await().atMost(Duration.ofSeconds(20)).until(() -> told().size() >= 14);
        var events = told();
        assertThat(events).hasSize(14);
        Map<String, Long> revisions = new HashMap<>();
        for (var each : events) {
            var event = Api.JSON.readTree(each.text());
            assertThat(each.key()).isEqualTo(event.path("subject").asString());
            var sequence = Long.parseLong(event.path("sequence").asString());
            assertThat(sequence).isEqualTo(revisions.merge(each.topic() + each.key(), 1L, Long::sum));
            assertThat(schemaOf(event).validate(event)).as(each.text()).isEmpty();
            assertThat(each.text()).doesNotContain("Homans", "Duchateau", "Pelssers");
        }
    }

    @Test
    @Order(4)
    void a_second_load_changes_nothing() {
        var before = told();
        new DemonstrationData(api).load();
        assertThat(api.get("reader-vl", WORKING_VISIT).headers().firstValue("ETag"))
                .hasValue("\"4\"");
        assertThat(told()).isEqualTo(before);
    }

    @Test
    @Order(5)
    void wrong_requests_are_refused_as_problems() {
        problem(401, api.get("", WORKING_VISIT));
        problem(404, api.get("reader-vl", "/visits/bestaat-niet"));
        problem(404, api.get("reader-vl", "/nergens"));
        problem(400, api.get("reader-vl", WORKING_VISIT + "?onbekend=1"));
        problem(405, api.call("officer-vl", "DELETE", WORKING_VISIT, Map.of(), ""));
        problem(403, api.call("reader-vl", "PATCH", DOSSIER, Map.of("If-Match", "\"1\""), "{\"title\":\"x\"}"));
        problem(428, api.call("officer-vl", "PATCH", DOSSIER, Map.of(), "{\"title\":\"x\"}"));
        problem(412, api.call("officer-vl", "PATCH", DOSSIER, Map.of("If-Match", "\"9\""), "{\"title\":\"x\"}"));
        problem(
                409,
                api.call(
                        "officer-vl",
                        "POST",
                        WORKING_VISIT + "/transitions",
                        Map.of("If-Match", "\"4\""),
                        "{\"status\":\"planned\"}"));
        var all = problem(
                400,
                api.call(
                        "officer-vl",
                        "POST",
                        "/visits",
                        Map.of(),
                        "{\"id\":\"x y\",\"kind\":\"holiday\",\"unknown\":1}"));
        assertThat(all.path("issues").size()).isGreaterThanOrEqualTo(3);
        assertThat(told()).hasSize(14);
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
                .until(() -> told().stream().anyMatch(each -> each.key().equals("overleeft-2026")));
        var ids = new LinkedHashSet<String>();
        told().stream()
                .filter(each -> each.key().equals("overleeft-2026"))
                .forEach(each ->
                        ids.add(Api.JSON.readTree(each.text()).path("id").asString()));
        assertThat(ids).containsExactly("dossiers.overleeft-2026.1");
        await().atMost(Duration.ofSeconds(60)).until(() -> new Health(installation).ofAll());
    }

    private static List<Topics.Told> told() {
        return new ArrayList<>(new Topics("127.0.0.1:" + installation.port("kafka")).all());
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
