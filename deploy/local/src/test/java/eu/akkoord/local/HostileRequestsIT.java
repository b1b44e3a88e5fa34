package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests that no client sends by accident, at the gateway and straight at each service. */
@ExtendWith(RunningInstallation.class)
class HostileRequestsIT {
    /** Texts that these ports must never show a caller. */
    private static final String[] INSIDE = {"\"components\"", "jvm_memory", "\"UP\"", "_links", "java.", "Tomcat"};

    private final Installation installation;
    private final String reader;

    HostileRequestsIT(Installation installation) {
        this.installation = installation;
        this.reader = new Api(installation).token("reader-vl");
    }

    @Test
    void a_path_leads_where_the_contract_says_or_nowhere() {
        for (var door : Door.of(installation)) {
            var owned = door.owned();
            for (var path : List.of(
                    "/akkoord/v1/visits/..%2f..%2f..%2factuator%2fhealth",
                    "/akkoord/v1/visits/%252e%252e%252f%252e%252e%252factuator",
                    "/akkoord/v1/visits/..\\..\\actuator",
                    "/akkoord/v1/visits/%5c..%5cactuator",
                    "/akkoord/v1/../../actuator/health",
                    "/akkoord/v1/actuator/health",
                    "/actuator/health",
                    "/actuator/prometheus",
                    "/actuator",
                    "/error",
                    "*",
                    owned.substring(1),
                    "/" + owned,
                    owned.replaceFirst("/v1/", "//v1/"),
                    owned.replaceFirst("/v1/", "/v1//"),
                    owned.replaceFirst("/v1/", "/v1/./"),
                    owned.replaceFirst("/v1/", "/v1/parties/../"),
                    owned.replaceFirst("/v1/", "/v1/parties/%2e%2e/"),
                    owned.replaceFirst("/v1/", "/v1;a=b/"),
                    owned.replaceFirst("/v1/", "/v%31/"),
                    owned.replaceFirst("akkoord", "%61kkoord"),
                    owned.replaceFirst("akkoord", "akkoord;a=b"),
                    owned.replaceFirst("akkoord", "AKKOORD"),
                    owned + ";x=y",
                    owned + "/",
                    owned + ".json",
                    owned + "%00",
                    owned + "%0d%0aX-Injected:yes",
                    owned + "%2fhistory")) {
                var answer = get(door, path, door.authority());
                assertThat(answer).as("%s %s", door, path).containsPattern("^HTTP/1.1 40[04] ");
                assertRefusal(answer);
            }
        }
    }

    @Test
    void a_method_is_one_that_the_contract_names_for_the_path() {
        for (var door : Door.of(installation)) {
            for (var method : List.of("TRACE", "TRACK", "get", "DELETE", "PUT", "OPTIONS", "BREW", "CONNECT", "G@T")) {
                var answer = door.raw(
                        method + " " + door.owned() + " HTTP/1.1",
                        "Host: " + door.authority(),
                        "Connection: close",
                        "Authorization: Bearer " + reader,
                        "",
                        "");
                assertThat(answer).as("%s %s", door, method).containsPattern("^HTTP/1.1 40[05] ");
                assertRefusal(answer);
            }
            var overridden = door.send(
                    "POST",
                    door.owned(),
                    Map.of("Authorization", "Bearer " + reader, "X-HTTP-Method-Override", "GET", "X-Method", "GET"),
                    BodyPublishers.noBody());
            assertThat(overridden.statusCode()).isEqualTo(405);
        }
    }

    @Test
    void an_absolute_address_and_another_host_change_nothing() {
        for (var door : Door.of(installation)) {
            assertRefusal(get(door, "http://evil.test" + door.owned(), door.authority()));
            for (var process : List.of("gateway", "agreement-service", "dossier-service")) {
                var management = "127.0.0.1:" + installation.port(process + "-management");
                var answer = get(door, "http://" + management + "/actuator/health", management);
                assertThat(answer).startsWith("HTTP/1.1 404 ");
                assertRefusal(answer);
            }
            for (var evil : List.of(
                    get(door, door.owned(), "evil.test"), get(door, "http://evil.test" + door.owned(), "evil.test"))) {
                assertThat(evil)
                        .startsWith("HTTP/1.1 200 ")
                        .contains(installation.publicUrl())
                        .doesNotContain("evil.test");
            }
        }
    }

    @Test
    void a_request_whose_end_is_in_doubt_gets_one_answer_and_no_second() {
        for (var door : Door.of(installation)) {
            var smuggled =
                    "GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n".formatted(door.owned(), reader);
            var chunk = Integer.toHexString(smuggled.length()) + "\r\n" + smuggled + "\r\n0\r\n\r\n";
            for (var doubt : List.of(
                    "Content-Length: %d\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n%s"
                            .formatted(smuggled.length() + 5, smuggled),
                    "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n" + chunk,
                    "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}" + smuggled,
                    "Content-Length: 2, 3\r\n\r\n{}" + smuggled,
                    "Content-Length: +2\r\n\r\n{}" + smuggled,
                    "Content-Length: -1\r\n\r\n{}" + smuggled,
                    "Content-Length: 0x2\r\n\r\n{}" + smuggled,
                    "Content-Length: 99999999999999999999\r\n\r\n{}" + smuggled,
                    "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + smuggled,
                    "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + smuggled,
                    "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n" + smuggled,
                    "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + smuggled,
                    "Transfer-Encoding:\tchunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n" + smuggled,
                    "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n" + smuggled)) {
                var answer = door.raw(
                        "POST /akkoord/v1/dossiers HTTP/1.1",
                        "Host: " + door.authority(),
                        "Authorization: Bearer " + reader,
                        "Content-Type: application/json",
                        doubt);
                assertThat(answer.split("HTTP/1.1 ", -1))
                        .as("%s %s", door, doubt)
                        .hasSize(2);
                // that all was read without waiting in vain shows that the connection was closed
                assertThat(answer).containsPattern("^HTTP/1.1 40[03] ");
                assertRefusal(answer);
            }
        }
    }

    @Test
    void what_the_connector_does_not_understand_is_a_bad_request() {
        for (var door : Door.of(installation)) {
            for (var head : List.of(
                    "GET %s HTTP/1.1\r\n".formatted(door.owned()),
                    "GET %s HTTP/1.1\r\nHost: a\r\nHost: b\r\n".formatted(door.owned()),
                    "GET %s HTTP/9.9\r\nHost: a\r\n".formatted(door.owned()),
                    "GET %s HTTP/1.1\r\nHost: a\r\nno header\r\n".formatted(door.owned()))) {
                var answer = door.raw(head + "Authorization: Bearer " + reader, "Connection: close", "", "");
                assertThat(answer).as("%s %s", door, head).startsWith("HTTP/1.1 400 ");
                assertRefusal(answer);
            }
        }
    }

    @Test
    void headers_that_lend_trust_elsewhere_lend_none_here() {
        var spoofed = Map.ofEntries(
                Map.entry("Authorization", "Bearer " + reader),
                Map.entry("Forwarded", "for=10.0.0.1;host=evil.test;proto=https"),
                Map.entry("X-Forwarded-For", "10.0.0.1"),
                Map.entry("X-Forwarded-Host", "evil.test"),
                Map.entry("X-Forwarded-Proto", "https"),
                Map.entry("X-Forwarded-Port", "443"),
                Map.entry("X-Forwarded-Prefix", "/actuator"),
                Map.entry("X-Original-URL", "/actuator/health"),
                Map.entry("X-Rewrite-URL", "/actuator/health"),
                Map.entry("X-User-Id", "minister"),
                Map.entry("X-User-Roles", "coordinator,auditor,operator"),
                Map.entry("X-Remote-User", "minister"),
                Map.entry("X-Client-Cert", "minister"));
        for (var door : Door.of(installation)) {
            var plain = door.get(door.owned(), Map.of("Authorization", "Bearer " + reader));
            var answer = door.get(door.owned(), spoofed);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(plain.body()).doesNotContain("evil.test");
            assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                    .as("the connection is not behind TLS because a caller says so")
                    .isEmpty();
            var refused = door.send("POST", "/akkoord/v1/dossiers", spoofed, BodyPublishers.ofString("{}"));
            assertThat(refused.statusCode()).as("a reader stays a reader").isEqualTo(403);
        }
    }

    private String get(Door door, String target, String host) {
        return door.raw(
                "GET " + target + " HTTP/1.1",
                "Host: " + host,
                "Connection: close",
                "Authorization: Bearer " + reader,
                "",
                "");
    }

    private static void assertRefusal(String answer) {
        assertThat(answer)
                .containsPattern("^HTTP/1.1 4[0-9]{2} ")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .containsPattern("\"status\":4[0-9]{2}")
                .doesNotContain("X-Injected")
                .doesNotContain(INSIDE);
    }
}
