package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An officer stands in for a coordinator when the owner of the party says so, and on its days only. */
class DeputyIT extends TwoPartiesCase {
    private static final String ISSUER =
            String.valueOf(TestTokens.settings().get("akkoord.security.issuers[0].issuer"));
    private static final AtomicInteger REVISIONS = new AtomicInteger();
    private static final Duration SOON = Duration.ofSeconds(10);

    private final LocalDate today = LocalDate.now(Occurrence.ZONE);

    @Test
    void a_deputy_counts_as_a_coordinator_and_what_it_does_bears_the_deputation() throws Exception {
        var officer = TestTokens.officer("DE-NI", "hmsi");
        refused(coordinating(officer), 403, "missingPermission");
        told("vervanging-een", "hmsi", true, today, today);
        refused(coordinating(officer), 404, "resourceNotFound");
        kafka.tell("agreements", "vl-ni-2026", 1, """
                {"agreement": {"id": "vl-ni-2026", "parties": ["VL", "DE-NI"], "themes": []}}""");
        good(service.send("POST", "/dossiers", officer, null, """
                {'id': 'van-een-vervanger', 'title': 'Zaak', 'agreements': ['vl-ni-2026']}"""));
        good(service.send("PATCH", "/dossiers/van-een-vervanger", officer, "\"1\"", """
                {'confidentiality': 'public', 'change': {'reason': 'mag open'}}"""));
        assertThat(good(service.get("/dossiers/van-een-vervanger/history", officer))
                        .path("items")
                        .findValuesAsString("deputation"))
                .containsExactly("vervanging-een", "vervanging-een");
        assertThat(service.get("/dossiers/van-een-vervanger/history", TestTokens.officer("VL", "abb"))
                        .body())
                .doesNotContain("#test");
    }

    @Test
    void attack_a_deputy_acts_when_it_is_over_or_not_begun_or_somebody_elses() throws Exception {
        var officer = TestTokens.officer("DE-NI", "hmdf");
        told("vervanging-twee", "hmdf", true, today.minusDays(3), today.minusDays(1));
        refused(coordinating(officer), 403, "missingPermission");
        told("vervanging-twee", "hmdf", true, today.plusDays(1), today.plusDays(3));
        refused(coordinating(officer), 403, "missingPermission");
        told("vervanging-drie", "iemand-anders", true, today, today);
        refused(coordinating(officer), 403, "missingPermission");
        refused(coordinating(TestTokens.reader("DE-NI", "iemand-anders")), 403, "missingPermission");
    }

    @Test
    void attack_a_forged_record_prolongs_what_the_owner_says_is_over() throws Exception {
        var officer = TestTokens.officer("DE-NI", "hmuk");
        told("vervanging-vier", "hmuk", false, today, today.plusDays(60));
        refused(coordinating(officer), 403, "missingPermission");
    }

    @Test
    void when_the_owner_cannot_be_asked_nobody_is_told_that_they_may_not() throws Exception {
        var officer = TestTokens.officer("DE-NI", "hkm");
        told("vervanging-vijf", "iemand-anders", true, today, today);
        AgreementOwner.holds("/parties/DE-NI/deputies", "");
        refused(coordinating(officer), 503, "serviceUnavailable");
        refused(service.get("/dossiers/bestaat-niet-9", officer), 503, "serviceUnavailable");
        refused(service.get("/dossiers/bestaat-niet-9", TestTokens.officer("VL", "abb")), 404, "resourceNotFound");
        told("vervanging-vijf", "iemand-anders", true, today, today);
        refused(coordinating(officer), 403, "missingPermission");
    }

    /** Asks what only a coordinator may: 404 to one, since there is no such dossier. */
    private HttpResponse<String> coordinating(String token) throws Exception {
        return service.send("POST", "/dossiers/bestaat-niet-9/recoveries", token, null, """
                {'change': {'reason': 'x'}}""");
    }

    /** Tells of a deputation, and waits until the service has heard: then somebody else that it is told of as well counts. */
    private void told(String id, String organisation, boolean inForce, LocalDate from, LocalDate until) {
        int number = REVISIONS.incrementAndGet();
        AgreementOwner.holds(
                "/parties/DE-NI/deputies",
                "{\"items\": [%s, %s]}"
                        .formatted(held(id, organisation, inForce), held("merk-" + number, "merk" + number, true)));
        kafka.tell("parties", "DE-NI", number, """
                {"party": {"id": "DE-NI", "names": {"nl": "Nedersaksen"}, "organisations": [{"id": "hmsi"}],
                 "deputies": [{"id": "%s", "from": "%s", "until": "%s"}, {"id": "merk-%d", "from": "%s", "until": "%s"}]}}""".formatted(id, from, until, number, today, today));
        var marked = TestTokens.officer("DE-NI", "merk" + number);
        await().atMost(SOON).until(() -> coordinating(marked).statusCode() == 404);
    }

    private static String held(String id, String organisation, boolean inForce) {
        return "{\"id\": \"%s\", \"subject\": \"%s#test-DE-NI-%s\", \"inForce\": %s}"
                .formatted(id, ISSUER, organisation, inForce);
    }
}
