package eu.akkoord.agreements;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.read;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.servicetest.Calls;
import eu.akkoord.platform.test.TestTokens;
import eu.akkoord.platform.test.WithServers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An organisation ends with a successor, through HTTP and onto the log. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@WithServers
class SuccessionIT {
    private static final String OFFICER = TestTokens.officer("DE-HE", "mkffi");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "DE-HE", "mkffi");
    private static final String OTHERS = TestTokens.staff("coordinator", "VL", "abb");
    private static final String ENDED = """
            {'organisations': [{'id': 'mkffi', 'name': 'Ministerium', 'ended': '2024-12-31', 'successor': 'mags'},
                               {'id': 'mags', 'name': 'Neues Ministerium'}],
             'change': {'occurred': '2024-12-31'%s}}""";

    @LocalServerPort
    private int port;

    @Test
    void an_organisation_ends_is_told_of_and_stays() throws Exception {
        var calls = new Calls(port);
        good(calls.send("POST", "/parties", OFFICER, null, """
                {'id': 'DE-HE', 'names': {'nl': 'Hessen'},
                 'organisations': [{'id': 'mkffi', 'name': 'Ministerium'}, {'id': 'mags', 'name': 'Neues Ministerium'}],
                 'change': {'occurred': '2020-01-01'}}"""));

        var because = ENDED.formatted(", 'reason': 'umgebildet'");
        refused(calls.send("PATCH", "/parties/DE-HE", OFFICER, "\"1\"", because), 403, "missingPermission");
        refused(calls.send("PATCH", "/parties/DE-HE", OTHERS, "\"1\"", because), 403, "missingPermission");
        var silent = calls.send("PATCH", "/parties/DE-HE", COORDINATOR, "\"1\"", ENDED.formatted(""));
        refused(silent, 400, "badRequest");
        assertThat(read(silent).at("/issues/0/name").asString()).isEqualTo("/change/reason");
        for (var successor : new String[] {"nirgends", "mkffi", "VL/abb"}) {
            var wrong = calls.send(
                    "PATCH",
                    "/parties/DE-HE",
                    COORDINATOR,
                    "\"1\"",
                    because.replace("'successor': 'mags'", "'successor': '%s'".formatted(successor)));
            refused(wrong, 400, "badRequest");
            assertThat(read(wrong).at("/issues/0/name").asString()).isEqualTo("/organisations/0/successor");
        }
        refused(
                calls.send(
                        "PATCH",
                        "/parties/DE-HE",
                        COORDINATOR,
                        "\"1\"",
                        "{'organisations': [{'id': 'mags', 'name': 'Neues Ministerium'}]}"),
                409,
                "permanent");

        var ended = good(calls.send("PATCH", "/parties/DE-HE", COORDINATOR, "\"1\"", because));
        assertThat(ended.at("/organisations/0/successor").asString()).isEqualTo("mags");
        refused(
                calls.send(
                        "PATCH",
                        "/parties/DE-HE",
                        COORDINATOR,
                        "\"2\"",
                        because.replace(", 'ended': '2024-12-31', 'successor': 'mags'", "")),
                409,
                "permanent");

        var event = good(calls.send("GET", "/events/parties.DE-HE.2", OTHERS, null, null));
        assertThat(event.at("/data/party/organisations/0/ended").asString()).isEqualTo("2024-12-31");
        assertThat(event.at("/data/party/organisations/0/successor").asString()).isEqualTo("mags");
        assertThat(event.toString()).doesNotContain("umgebildet").doesNotContain("Ministerium");
        var before = good(calls.send("GET", "/parties/DE-HE?asOf=2021-01-01", OTHERS, null, null));
        assertThat(before.at("/organisations/0").has("ended")).isFalse();
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            var listed = good(calls.send("GET", "/parties?organisation=mkffi", OTHERS, null, null));
            assertThat(listed.at("/items/0/organisations/0/successor").asString())
                    .isEqualTo("mags");
        });
        var audited = TestTokens.staff("auditor", "DE-HE", "mags");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(good(calls.send("GET", "/audits/parties.DE-HE.2", audited, null, null))
                                .path("reason")
                                .asString())
                        .isEqualTo("umgebildet"));
    }
}
