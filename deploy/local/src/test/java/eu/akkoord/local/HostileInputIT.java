package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.web.Contract;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Input that tries to be more than what it is, at every operation of the contract, at the gateway and straight at the services. */
@ExtendWith(RunningInstallation.class)
class HostileInputIT {
    /** Properties stored or computed beside the writable ones; where the contract opens one, it is tested there. */
    private static final List<String> HIDDEN = List.of(
            "revision",
            "status",
            "since",
            "outbox",
            "pending",
            "created",
            "registered",
            "modified",
            "actor",
            "history",
            "last",
            "_id",
            "state",
            "self",
            "href",
            "slips",
            "allowed",
            "grants",
            "roles",
            "$set",
            "a.b",
            "__proto__");

    private static final List<String> OPERATORS = List.of(
            "{\"$gt\":\"\"}",
            "{\"$where\":\"sleep(5000)\"}",
            "{\"$ne\":null}",
            "{\"$regex\":\"(a+)+$\"}",
            "[[\"$in\"]]");

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private final Installation installation;
    private final Api api;
    private final Contract contract;

    HostileInputIT(Installation installation) throws IOException {
        this.installation = installation;
        this.api = new Api(installation);
        this.contract = Contract.read(Files.newInputStream(installation.root().resolve("docs/api/openapi.yaml")));
    }

    @Test
    void a_property_that_the_contract_does_not_open_is_refused_by_name() {
        for (var operation : contract.operations()) {
            for (var body : operation.bodies().values().stream().limit(1).toList()) {
                var wrong = JsonNodeFactory.instance.objectNode();
                HIDDEN.stream()
                        .filter(name -> !body.schema().path("properties").has(name))
                        .forEach(name -> wrong.put(name, "x"));
                for (var door : Door.of(installation)) {
                    assertThat(places(call(door, operation, "", wrong), 400))
                            .as("%s %s", door, operation)
                            .containsAll(wrong.propertyNames().stream()
                                    .map(name -> "/" + name)
                                    .toList());
                }
            }
        }
    }

    @Test
    void an_operator_in_a_body_is_a_value_of_the_wrong_type() {
        for (var operation : contract.operations()) {
            for (var body : operation.bodies().values().stream().limit(1).toList()) {
                var names = new ArrayList<>(body.schema().path("properties").propertyNames());
                for (var operator : OPERATORS) {
                    var wrong = JsonNodeFactory.instance.objectNode();
                    names.forEach(name -> wrong.set(name, Api.JSON.readTree(operator)));
                    for (var door : Door.of(installation)) {
                        var places = places(call(door, operation, "", wrong), 400);
                        assertThat(names)
                                .as("%s %s %s", door, operation, operator)
                                .allMatch(name -> places.stream().anyMatch(place -> place.startsWith("/" + name)));
                    }
                }
            }
        }
    }

    @Test
    void an_operator_in_an_address_is_taken_as_it_stands() {
        contract.operations().parallelStream()
                .filter(operation -> operation.method().equals("GET")
                        && !operation.template().endsWith("/stream"))
                .forEach(operation ->
                        Door.of(installation).forEach(door -> operatorsAreTakenAsTheyStand(door, operation)));
    }

    private void operatorsAreTakenAsTheyStand(Door door, Contract.Operation operation) {
        for (var parameter : operation.parameters()) {
            for (var operator : OPERATORS) {
                var query = parameter.in().equals("query") ? parameter.name() + "=" + encoded(operator) : "";
                var path = parameter.in().equals("path") ? encoded(operator) : "abc";
                var answer = call(door, operation, path, query);
                assertThat(answer.statusCode())
                        .as("%s %s %s %s", door, operation, parameter.name(), operator)
                        .isIn(200, 400, 403, 404);
            }
            var key = encoded(parameter.name() + "[$gt]");
            assertThat(call(door, operation, "abc", key + "=1").statusCode())
                    .as("%s %s %s", door, operation, key)
                    .isEqualTo(400);
        }
    }

    @Test
    void a_refused_change_leaves_everything_as_it_was() {
        var id = "ongewijzigd-" + Long.toString(System.nanoTime(), 36);
        var made = api.call(
                "officer-vl",
                "POST",
                "/dossiers",
                Map.of(),
                "{\"id\":\"%s\",\"title\":\"Ongewijzigd\",\"agreements\":[\"vl-nl-integratie-2013\"]}".formatted(id));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var before = api.get("officer-vl", "/dossiers/" + id);

        for (var door : Door.of(installation)) {
            if (door.name().equals("agreement-service")) {
                continue; // it has no dossiers
            }
            var path = "/akkoord/v1/dossiers/" + id;
            for (var extra :
                    List.of("\"revision\":99", "\"status\":\"closed\"", "\"outbox\":[]", "\"owner\":{\"x\":1}")) {
                expect(400, door, "PATCH", path, "officer-vl", "{\"title\":\"Anders\",%s}".formatted(extra));
            }
            for (var stranger : List.of("officer-nl", "coordinator-nl")) {
                expect(
                        403,
                        door,
                        "PATCH",
                        path,
                        stranger,
                        "{\"confidentiality\":\"public\",\"change\":{\"reason\":\"x\"}}");
                expect(403, door, "PATCH", path, stranger, "{\"title\":\"Anders\"}");
                expect(403, door, "POST", path + "/transitions", stranger, "{\"status\":\"active\"}");
            }
            for (var reader : List.of("reader-vl", "partner-vl", "auditor", "operator")) {
                expect(403, door, "PATCH", path, reader, "{\"title\":\"Anders\"}");
            }
        }

        var after = api.get("officer-vl", "/dossiers/" + id);
        assertThat(after.body()).isEqualTo(before.body());
        assertThat(after.headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(api.json("officer-vl", "/dossiers/" + id + "/history")
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    private void expect(int status, Door door, String method, String path, String client, String body) {
        var type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        var headers = Map.of("Authorization", api.bearer(client), "Content-Type", type, "If-Match", "\"1\"");
        var answer = door.send(method, path, headers, BodyPublishers.ofString(body));
        assertThat(answer.statusCode())
                .as("%s %s as %s: %s", door, body, client, answer.body())
                .isEqualTo(status);
    }

    private HttpResponse<String> call(Door door, Contract.Operation operation, String query, ObjectNode body) {
        return call(door, operation, "abc", query, BodyPublishers.ofString(body.toString()));
    }

    private HttpResponse<String> call(Door door, Contract.Operation operation, String path, String query) {
        return call(door, operation, path, query, BodyPublishers.noBody());
    }

    /** As someone who may call the operation, so that the input is what it is about. */
    private HttpResponse<String> call(
            Door door, Contract.Operation operation, String path, String query, BodyPublisher body) {
        var headers = new HashMap<>(Map.of("Authorization", api.bearer(whoMay(operation))));
        operation.bodies().keySet().stream()
                .findFirst()
                .ifPresent(type -> headers.put("Content-Type", type.toString()));
        var address = "/akkoord/v1" + operation.template().replaceAll("\\{[^}]*}", path)
                + (query.isEmpty() ? "" : "?" + query);
        var began = System.nanoTime();
        var answer = door.send(operation.method(), address, headers, body);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("%s %s", door, operation)
                .isLessThan(AT_ONCE);
        return answer;
    }

    private static String whoMay(Contract.Operation operation) {
        return switch (operation.admission().role()) {
            case "auditor", "operator" -> operation.admission().role();
            default -> "coordinator-vl";
        };
    }

    private static List<String> places(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Api.JSON
                .readTree(answer.body())
                .path("issues")
                .valueStream()
                .map(issue -> issue.path("name").asString(""))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
