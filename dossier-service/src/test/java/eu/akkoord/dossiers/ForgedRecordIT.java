package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static eu.akkoord.platform.servicetest.Calls.read;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.platform.test.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Whoever can write to a topic changes copies by it, but opens nothing for good. */
class ForgedRecordIT extends TwoPartiesCase {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String OFFICER = TestTokens.officer("VL", "abb");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String PARTNER = TestTokens.officer("NL", "szw");
    private static final String OPERATOR = TestTokens.staff("operator", "VL", "abb");
    private static final String OUTSIDER = TestTokens.officer("LU", "mfi");

    @Autowired
    private Agreements agreements;

    @Autowired
    private Parties parties;

    @Test
    void what_opens_something_is_judged_by_what_the_owner_says() throws Exception {
        agreement("vervalst-open", "\"VL\", \"NL\"");
        dossier("intern-blijft", "vervalst-open", "internal");
        kafka.forge("agreements", "vervalst-open", 2, told("vervalst-open", "\"VL\", \"NL\", \"LU\""));
        dossier("gedeeld-vervalst", "vervalst-open-ander", "internal", 409);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(bound("vervalst-open")).contains("LU"));

        var lowered = service.send("PATCH", "/dossiers/intern-blijft", COORDINATOR, "\"1\"", """
                {'confidentiality': 'partners', 'change': {'reason': 'Voor de partners'}}""");
        refused(lowered, 503, "serviceUnavailable");
        assertThat(lowered.headers().firstValue("Retry-After")).isPresent();
        refused(service.get("/dossiers/intern-blijft", OUTSIDER), 404, "resourceNotFound");
        dossier("nieuw-vervalst", "vervalst-open", "partners", 503);
        dossier("nieuw-openbaar", "vervalst-open", "public", 503);
        dossier("nieuw-intern", "vervalst-open", "internal", 201);
        // raising opens nothing and goes on
        good(service.send("PATCH", "/dossiers/intern-blijft", OFFICER, "\"1\"", "{'confidentiality': 'restricted'}"));

        AgreementOwner.joined("vervalst-open", List.of("VL", "NL", "LU"));
        dossier("nu-bevestigd", "vervalst-open", "partners", 201);
    }

    @Test
    void a_rebuild_from_the_owner_heals_what_a_forged_record_opened_or_closed() throws Exception {
        agreement("te-helen", "\"VL\", \"NL\"");
        dossier("geheeld", "te-helen", "partners");
        assertThat(service.get("/dossiers/geheeld", PARTNER).statusCode()).isEqualTo(200);

        kafka.forge("agreements", "te-helen", 2, told("te-helen", "\"VL\", \"LU\""));
        kafka.forge("agreements", "verzonnen", 1, told("verzonnen", "\"VL\", \"LU\""));
        await().atMost(SOON).untilAsserted(() -> {
            refused(service.get("/dossiers/geheeld", PARTNER), 404, "resourceNotFound");
            assertThat(listed(PARTNER)).doesNotContain("geheeld");
            assertThat(bound("verzonnen")).isNotEmpty();
        });
        // who was no partner when it was filed is not let in by becoming one
        refused(service.get("/dossiers/geheeld", OUTSIDER), 404, "resourceNotFound");

        // the topic itself would only tell the same again
        assertThat(rebuilt("topic").path("status").asString()).isEqualTo("completed");
        refused(service.get("/dossiers/geheeld", PARTNER), 404, "resourceNotFound");

        var report = rebuilt("owner");
        assertThat(report.path("status").asString()).isEqualTo("completed");
        assertThat(report.path("equal").asBoolean()).isFalse();
        assertThat(report.path("repaired").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(service.get("/dossiers/geheeld", PARTNER).statusCode()).isEqualTo(200);
        refused(service.get("/dossiers/geheeld", OUTSIDER), 404, "resourceNotFound");
        assertThat(bound("verzonnen")).isEmpty();
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(listed(PARTNER)).contains("geheeld");
        });

        // what the owner tells next is another revision 2: the forged one is seen for what it was
        kafka.tell("agreements", "te-helen", 2, told("te-helen", "\"VL\", \"NL\", \"LU\""));
        await().atMost(SOON).untilAsserted(() -> assertThat(bound("te-helen")).hasSize(3));
    }

    @Test
    void a_revision_that_is_told_in_two_ways_is_an_alarm() throws Exception {
        agreement("tweemaal", "\"VL\", \"NL\"");
        kafka.forge("agreements", "tweemaal", 2, told("tweemaal", "\"VL\", \"LU\""));
        kafka.tell("agreements", "tweemaal", 2, told("tweemaal", "\"VL\", \"NL\""));
        await().atMost(SOON).untilAsserted(() -> {
            var gap = good(service.get("/projections/agreement-copies/gaps/tweemaal-2", OPERATOR));
            assertThat(gap.path("previous").asInt()).isEqualTo(2);
        });
    }

    @Test
    void attack_a_forged_record_takes_a_party_out_that_never_left() throws Exception {
        agreement("partij-kwijt", "\"VL\", \"NL\"");
        kafka.forge("agreements", "partij-kwijt", 2, told("partij-kwijt", "\"VL\""));
        await().atMost(SOON).untilAsserted(() -> {
            var gap = good(service.get("/projections/agreement-copies/gaps/partij-kwijt-2", OPERATOR));
            assertThat(gap.path("previous").asInt()).isEqualTo(2);
        });
    }

    @Test
    void attack_a_grant_opens_to_a_person_of_a_party_that_only_a_forged_record_knows() throws Exception {
        agreement("voor-verzonnen", "\"VL\", \"NL\"");
        dossier("voor-verzonnen-partij", "voor-verzonnen", "internal");
        kafka.forge("parties", "XX", 1, "{\"party\": {\"id\": \"XX\", \"names\": {\"nl\": \"Verzonnen\"}}}");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(parties.find(List.of("XX"))).isNotEmpty());
        var given = service.send("POST", "/dossiers/voor-verzonnen-partij/grants", COORDINATOR, null, """
                {'subject': 'https://issuer.example#iemand', 'party': 'XX', 'change': {'reason': 'leest mee'}}""");
        refused(given, 409, "unknownReference");
        assertThat(read(given).at("/unknown/0/pointer").asString()).isEqualTo("/party");
    }

    private JsonNode rebuilt(String source) throws Exception {
        var begun =
                service.send("POST", "/projections/agreement-copies/rebuilds?source=" + source, OPERATOR, null, null);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        var path = location(begun).substring(location(begun).indexOf("/projections"));
        await().atMost(SOON)
                .until(() -> !good(service.get(path, OPERATOR))
                        .path("status")
                        .asString()
                        .equals("running"));
        return good(service.get(path, OPERATOR));
    }

    private List<String> listed(String token) throws Exception {
        return good(service.get("/dossiers?pageSize=100", token)).path("items").findValuesAsString("id");
    }

    @Test
    void what_the_owner_never_made_or_does_not_say_opens_nothing() throws Exception {
        kafka.forge("agreements", "nooit-gemaakt", 1, told("nooit-gemaakt", "\"VL\", \"LU\""));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(bound("nooit-gemaakt")).contains("LU"));
        dossier("onder-niets", "nooit-gemaakt", "partners", 409);

        agreement("zonder-antwoord", "\"VL\", \"NL\"");
        AgreementOwner.holds("/agreements/zonder-antwoord", "");
        dossier("onbevestigd", "zonder-antwoord", "partners", 503);
        dossier("toch-intern", "zonder-antwoord", "internal", 201);
        AgreementOwner.joined("zonder-antwoord", List.of("NL", "VL"));
        dossier("bevestigd", "zonder-antwoord", "partners", 201);
        assertThat(service.get("/dossiers/bevestigd", PARTNER).statusCode()).isEqualTo(200);
    }

    @Test
    void a_grant_goes_to_an_organisation_that_the_owner_knows() throws Exception {
        agreement("voor-toekenning", "\"VL\", \"NL\"");
        dossier("toe-te-kennen", "voor-toekenning", "internal");
        kafka.tell("parties", "LU", 1, "{\"party\": {\"id\": \"LU\", \"names\": {\"nl\": \"Luxemburg\"}}}");
        kafka.forge("parties", "LU", 2, """
                {"party": {"id": "LU", "names": {"nl": "Luxemburg"}, "organisations": [{"id": "mfi"}]}}""");
        var body = "{'party': 'LU', 'organisation': 'mfi', 'change': {'reason': 'leest mee'}}";
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(parties.find(List.of("LU")).get("LU").organisations())
                                .containsKey("mfi"));
        var given = service.send("POST", "/dossiers/toe-te-kennen/grants", COORDINATOR, null, body);
        refused(given, 409, "unknownReference");
        AgreementOwner.holds("/parties/LU", "{\"organisations\": [{\"id\": \"mfi\"}]}");
        good(service.send("POST", "/dossiers/toe-te-kennen/grants", COORDINATOR, null, body));
    }

    private Set<String> bound(String agreement) {
        var known = agreements.find(List.of(agreement)).get(agreement);
        return known == null ? Set.of() : known.parties();
    }

    private void agreement(String id, String parties) {
        kafka.tell("agreements", id, 1, told(id, parties));
        await().atMost(SOON).untilAsserted(() -> assertThat(bound(id)).isNotEmpty());
    }

    private static String told(String id, String parties) {
        return "{\"agreement\": {\"id\": \"%s\", \"title\": \"Akkoord\", \"parties\": [%s]}}".formatted(id, parties);
    }

    private void dossier(String id, String agreement, String level) throws Exception {
        dossier(id, agreement, level, 201);
    }

    private void dossier(String id, String agreement, String level, int status) throws Exception {
        var made = service.send("POST", "/dossiers", OFFICER, null, """
                {'id': '%s', 'title': 'Dossier', 'agreements': ['%s'], 'confidentiality': '%s'}""".formatted(id, agreement, level));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(status);
    }
}
