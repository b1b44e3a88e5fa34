package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Promises of {@code docs/observability.md} to operators. */
@ExtendWith(RunningInstallation.class)
class ObservabilityIT {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final Installation installation;
    private final Api api;

    ObservabilityIT(Installation installation) {
        this.installation = installation;
        this.api = new Api(installation);
    }

    private record Meter(String name, List<String> tags) {
        /** Tells whether a line of Prometheus' is about this meter, with its tags. */
        boolean isIn(String line) {
            return line.startsWith(prometheus(name))
                    && tags.stream().allMatch(tag -> line.contains(prometheus(tag) + "=\""));
        }
    }

    @Test
    void each_meter_that_is_written_down_is_there_with_its_tags() throws IOException {
        var written = written();
        assertThat(written).hasSizeGreaterThan(8);
        // the meters of a Kafka client are looked for anew once a minute, and its partitions are not there at the first
        // look
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            var lines = meters();
            assertThat(written).allSatisfy(meter -> assertThat(lines).anyMatch(meter::isIn));
        });
    }

    @Test
    void each_meter_of_our_own_is_written_down() throws IOException {
        var written = written().stream().map(meter -> prometheus(meter.name())).toList();
        var unknown = new TreeSet<String>();
        meters().stream()
                .filter(line -> line.startsWith("akkoord_"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .filter(name -> written.stream().noneMatch(name::startsWith))
                .forEach(unknown::add);
        assertThat(unknown).isEmpty();
    }

    @Test
    void each_service_says_on_its_own_port_how_it_is_and_what_it_was_built_from() {
        for (var name : Installation.SERVICES) {
            assertThat(said(name, "health/liveness")).as(name).contains("UP");
            assertThat(said(name, "health/readiness")).as(name).contains("UP");
            assertThat(said(name, "info")).as(name).contains("\"version\"", "\"time\"");
        }
        assertThat(api.get("", "/../../actuator/health").statusCode()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void one_trace_leads_from_the_gateway_to_the_other_service() {
        var answer = api.call(
                "officer-vl",
                "POST",
                "/agreements",
                Map.of("traceparent", "00-%s-00f067aa0ba902b7-01".formatted(TRACE)),
                "{\"id\":\"spoor-2026\",\"title\":\"Spoor\",\"instrument\":\"declarationOfIntent\",\"parties\":[\"VL\",\"NL\"]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var trace = answer.headers().firstValue("BelGov-Trace-Id").orElseThrow();
        assertThat(trace).isNotEqualTo(TRACE);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(installation.topics().all())
                        .filteredOn(told -> told.id().equals("agreements.spoor-2026.1"))
                        .singleElement()
                        .satisfies(told -> assertThat(
                                        told.event().path("traceparent").asString())
                                .contains(trace)));
        for (var name : Installation.SERVICES) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(Files.readAllLines(installation.log(name)))
                            .as(name)
                            .anyMatch(line -> line.contains("\"traceId\":\"" + trace + "\"")));
        }
    }

    @Test
    void logs_are_structured_and_hold_no_token_and_no_name() throws IOException {
        for (var name : Installation.SERVICES) {
            // the JVM itself says so when its options come from the environment
            assertThat(Files.readAllLines(installation.log(name)))
                    .as(name)
                    .filteredOn(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS"))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(Api.JSON.readTree(line).has("@timestamp"))
                            .isTrue())
                    .noneMatch(line -> line.contains("eyJ") || line.contains("Homans"));
        }
    }

    private List<String> meters() {
        return Installation.SERVICES.stream()
                .flatMap(name -> said(name, "prometheus").lines())
                .toList();
    }

    private String said(String name, String what) {
        return new Health(installation).management(name, what).orElse("");
    }

    /** The rows of the table under "Meters". */
    private static List<Meter> written() throws IOException {
        var meters = new ArrayList<Meter>();
        var text = Files.readString(RunningInstallation.ROOT.resolve("docs/observability.md"));
        for (var line : text.substring(text.indexOf("## Meters"), text.indexOf("## Traces"))
                .lines()
                .toList()) {
            var cells = List.of(line.split("\\|", -1));
            if (line.startsWith("| `")) {
                meters.add(new Meter(codes(cells.get(1)).getFirst(), codes(cells.get(3))));
            }
        }
        return meters;
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1)).toList();
    }

    private static String prometheus(String name) {
        return name.replace('.', '_');
    }
}
