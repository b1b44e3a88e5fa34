package eu.akkoord.agreements;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deputy counts as a coordinator, as long as that lasts, and does not pass it on. */
class DeputyIT extends ToldCase {
    private static final String COORDINATOR = TestTokens.staff("coordinator", "LU", "stk");
    private static final String OFFICER = TestTokens.officer("LU", "hmsi");
    private static final String COLLEAGUE = TestTokens.officer("LU", "hmdf");
    private static final String AUDITOR = TestTokens.staff("auditor", "LU", "rh");
    private static final String ISSUER =
            String.valueOf(TestTokens.settings().get("akkoord.security.issuers[0].issuer"));
    private static final String DEPUTIES = "/parties/LU/deputies";

    private final LocalDate today = LocalDate.now(Occurrence.ZONE);

    @BeforeEach
    void the_party_is_there() throws Exception {
        calls.send("POST", "/parties", COORDINATOR, null, "{'id':'LU','names':{'nl':'Luxemburg'}}");
    }

    @Test
    void a_deputy_counts_as_a_coordinator_and_all_of_it_is_recorded() throws Exception {
        refused(strike(OFFICER, "/names/nl"), 403, "missingPermission");
        var key = Map.of("Idempotency-Key", n);
        var body = body(subject("hmsi"), today, today.plusDays(89));
        var named = calls.post(DEPUTIES, COORDINATOR, key, body);
        var id = good(named).path("id").asString();
        assertThat(location(calls.post(DEPUTIES, COORDINATOR, key, body))).isEqualTo(location(named));

        refused(strike(OFFICER, "/names/nergens"), 400, "badRequest");
        good(calls.send("PATCH", "/parties/LU", OFFICER, revision(), "{'names': {'de': 'Luxemburg %s'}}".formatted(n)));
        var mine = await().atMost(SOON)
                .until(
                        () -> good(calls.get("/audits?kind=change&thing=LU&pageSize=100", AUDITOR))
                                .path("items")
                                .valueStream()
                                .filter(item ->
                                        item.path("deputation").asString("").equals(id))
                                .toList(),
                        found -> !found.isEmpty());
        assertThat(mine)
                .allSatisfy(item -> assertThat(item.path("subject").asString()).endsWith("#test-LU-hmsi"));

        // the party and its auditors know who it is, and nobody else
        assertThat(ids(COORDINATOR)).contains(id);
        assertThat(ids(AUDITOR)).contains(id);
        assertThat(ids(OFFICER)).contains(id);
        assertThat(ids(COLLEAGUE)).doesNotContain(id);
        refused(calls.get(DEPUTIES, VL), 403, "missingPermission");
        assertThat(calls.get("/parties/LU", VL).body()).doesNotContain("hmsi");
        var event = calls.get("/events/parties.LU." + (number() - 1), VL).body();
        assertThat(event).contains(id).doesNotContain("#test").doesNotContain("Kanarie");

        attack_a_deputy_makes_a_deputy();

        refused(calls.send("DELETE", DEPUTIES + "/" + id, OFFICER, null, null), 403, "missingPermission");
        assertThat(calls.send("DELETE", DEPUTIES + "/" + id, COORDINATOR, null, null)
                        .statusCode())
                .isEqualTo(204);
        refused(strike(OFFICER, "/names/nergens"), 403, "missingPermission");
        refused(calls.send("DELETE", DEPUTIES + "/" + id, COORDINATOR, null, null), 409, "wrongStage");
        assertThat(good(calls.get("/parties/LU", VL)).at("/names/de").asString())
                .as("what a deputy did stays")
                .isEqualTo("Luxemburg " + n);
    }

    private void attack_a_deputy_makes_a_deputy() throws Exception {
        for (var who : List.of("hmsi", "hmdf")) {
            refused(name(OFFICER, subject(who), today, today), 403, "missingPermission");
        }
    }

    @Test
    void attack_a_deputy_is_named_for_too_long_or_for_another_or_for_a_stranger() throws Exception {
        refused(name(COORDINATOR, subject("hmdf"), today, today.plusDays(90)), 400, "badRequest");
        refused(name(COORDINATOR, subject("hmdf"), today.minusDays(1), today), 400, "badRequest");
        refused(name(COORDINATOR, subject("hmdf"), today.plusDays(2), today), 400, "badRequest");
        refused(name(COORDINATOR, subject("stk"), today, today), 400, "badRequest");
        refused(name(COORDINATOR, "https://nobody.example#x", today, today), 400, "badRequest");
        refused(
                calls.send("POST", DEPUTIES, COORDINATOR, null, """
                        {'subject': '%s', 'from': '%s', 'until': '%s'}""".formatted(subject("hmdf"), today, today)),
                400,
                "badRequest");
        refused(name(OFFICER, subject("hmsi"), today, today), 403, "missingPermission");
        refused(
                name(TestTokens.staff("coordinator", "VL", "abb"), subject("hmdf"), today, today),
                403,
                "missingPermission");
    }

    @Test
    void attack_a_deputy_acts_before_the_first_day() throws Exception {
        good(name(COORDINATOR, subject("hmdf"), today.plusDays(1), today.plusDays(3)));
        refused(strike(COLLEAGUE, "/names/nergens"), 403, "missingPermission");
    }

    @Test
    void the_reason_can_be_struck() throws Exception {
        var id = good(name(COORDINATOR, subject("hmdf"), today.plusDays(5), today.plusDays(6)))
                .path("id")
                .asString();
        var all = good(calls.get(DEPUTIES + "?pageSize=100", COORDINATOR))
                .path("items")
                .findValuesAsString("id");
        good(strike(COORDINATOR, "/deputies/%d/named/reason".formatted(all.indexOf(id))));
        assertThat(good(calls.get(DEPUTIES + "/" + id, COORDINATOR))
                        .path("reason")
                        .asString())
                .isEqualTo("geschrapt");
    }

    private List<String> ids(String reader) throws Exception {
        return good(calls.get(DEPUTIES + "?pageSize=100", reader)).path("items").findValuesAsString("id");
    }

    private HttpResponse<String> strike(String by, String field) throws Exception {
        return calls.send("POST", "/parties/LU/strikings", by, null, """
                {'field': '%s', 'change': {'reason': 'op verzoek'}}""".formatted(field));
    }

    private HttpResponse<String> name(String by, String subject, LocalDate from, LocalDate until) throws Exception {
        return calls.send("POST", DEPUTIES, by, null, body(subject, from, until));
    }

    private static String body(String subject, LocalDate from, LocalDate until) {
        return """
                {'subject': '%s', 'from': '%s', 'until': '%s', 'change': {'reason': 'Kanarieverlof'}}""".formatted(subject, from, until);
    }

    private static String subject(String organisation) {
        return ISSUER + "#test-LU-" + organisation;
    }

    private String revision() throws Exception {
        return "\"%d\"".formatted(number());
    }

    private long number() throws Exception {
        return Long.parseLong(calls.get("/parties/LU", VL)
                .headers()
                .firstValue("ETag")
                .orElseThrow()
                .replace("\"", ""));
    }
}
