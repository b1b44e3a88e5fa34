package eu.akkoord.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.web.Contract;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class RoutesTest {
    /** Paths that the gateway answers itself. */
    private static final Set<String> OWN = Set.of("/audits", "/events", "/events/heads", "/health");

    /** Reads what an id of an event or of an audit begins with, as its pattern lists them. */
    private static final Pattern STREAMS = Pattern.compile("^\\^\\(([A-Za-z|]+)\\)");

    /** Every path of the contract, with an id of each collection where the id says what it is of. */
    static Stream<String> paths() throws IOException {
        var contract = Contract.read(new ClassPathResource("/contract/openapi.yaml").getInputStream());
        return contract.operations().stream()
                .filter(operation -> !OWN.contains(operation.template()))
                .flatMap(operation -> {
                    var path = contract.base() + operation.template();
                    return values(operation).stream()
                            .map(value -> path.replaceFirst("\\{[^}]*}", value).replaceAll("\\{[^}]*}", "a"));
                })
                .distinct();
    }

    /** The values of the first variable in a path that lead to different services. */
    private static List<String> values(Contract.Operation operation) {
        var schema = operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("path"))
                .map(Contract.Parameter::schema)
                .findFirst();
        if (schema.isEmpty()) {
            return List.of("");
        }
        var streams = STREAMS.matcher(schema.get().path("pattern").asString(""));
        if (streams.find()) {
            return Arrays.stream(streams.group(1).split("\\|", -1))
                    .map(stream -> stream.equals("reads") ? "reads.a-dossiers-b.1" : stream + ".a.1")
                    .toList();
        }
        var listed = schema.get().path("enum").valueStream().map(value -> value.asString());
        var all = listed.toList();
        return all.isEmpty() ? List.of("a") : all;
    }

    @ParameterizedTest
    @MethodSource("paths")
    void every_path_of_the_contract_has_an_owner(String path) {
        assertThat(Routes.owner(path)).isNotNull();
    }

    @Test
    void the_walk_meets_what_is_shared() throws IOException {
        assertThat(paths())
                .contains(
                        "/akkoord/v1/events/sessions.a.1",
                        "/akkoord/v1/audits/visitGrants.a.1",
                        "/akkoord/v1/audits/agreements/check",
                        "/akkoord/v1/calendar")
                .hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @CsvSource({
        "/akkoord/v1/dossiers, DOSSIERS",
        "/akkoord/v1/dossiers/a/history, DOSSIERS",
        "/akkoord/v1/calendar, DOSSIERS",
        "/akkoord/v1/balances, AGREEMENTS",
        "/akkoord/v1/events/documents.a.1, DOSSIERS",
        "/akkoord/v1/events/document%73.a.1, DOSSIERS",
        "/akkoord/v1/events/parties.VL.1, AGREEMENTS",
        "/akkoord/v1/audits/reads.x-dossiers-y.1, DOSSIERS",
        "/akkoord/v1/audits/reads.x-agreements-y.1, AGREEMENTS",
        "/akkoord/v1/audits/dossierGrants.a.1, DOSSIERS",
        "/akkoord/v1/audits/dossiers/check, DOSSIERS",
        "/akkoord/v1/audits/agreements/check, AGREEMENTS",
        "/akkoord/v1/projections/agreement-copies/gaps, DOSSIERS",
        "/akkoord/v1/projections/knowledge/gaps, AGREEMENTS",
        "/akkoord/v1/sources/visits/heads, DOSSIERS",
        "/akkoord/v1/sources/agreements/heads, AGREEMENTS",
    })
    void each_path_is_of_the_service_that_keeps_what_it_is_about(String path, Routes.Owner owner) {
        assertThat(Routes.owner(path)).isEqualTo(owner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/akkoord/v1",
                "/akkoord/v1/",
                "/akkoord/v1/audits",
                "/akkoord/v1/events",
                "/akkoord/v1/events/heads",
                "/akkoord/v1/dossiersx",
                "/akkoord/v1/Dossiers/a",
                "/akkoord/v1/events/others.a.1",
                "/akkoord/v1/events/dossiers",
                "/akkoord/v1/audits/reads.x.1",
                "/akkoord/v1/events/%zz",
                "//akkoord/v1/dossiers/a",
            })
    void what_is_of_no_service_leads_nowhere(String path) {
        assertThat(Routes.owner(path)).isNull();
    }
}
