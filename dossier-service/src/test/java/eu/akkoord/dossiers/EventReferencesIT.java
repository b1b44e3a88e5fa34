package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.Sha256;
import eu.akkoord.platform.test.TestTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An event names to its reader no more than the visit itself would, and to the log no more than partners may know. */
class EventReferencesIT extends TwoPartiesCase {
    private static final String OFFICER = TestTokens.officer("VL", "abb");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String PARTNER = TestTokens.officer("NL", "szw");
    private static final String OUTSIDER = TestTokens.officer("LU", "mfi");

    @Test
    void the_log_is_told_of_what_partners_may_know_at_that_moment() throws Exception {
        dossier("gedeeld-werk", "partners");
        dossier("besloten", "restricted");
        visit("intern-eerder", "internal", "", "VL", "NL");
        visit("noemt", "partners", "'dossiers': ['gedeeld-werk', 'besloten'], 'returns': 'intern-eerder',", "NL", "VL");

        var told = kafka.events("visits", "noemt", 1).getFirst();
        assertThat(dossiers(told)).containsExactly("gedeeld-werk");
        assertThat(told.toString()).doesNotContain("besloten").doesNotContain("intern-eerder");
        var whole = good(service.get("/visits/noemt", OFFICER));
        assertThat(whole.path("dossiers").findValuesAsString("id")).containsExactly("gedeeld-werk", "besloten");
        assertThat(whole.at("/returns/id").asString()).isEqualTo("intern-eerder");

        lowered("/dossiers/besloten");
        lowered("/visits/intern-eerder");
        amended("/visits/noemt", 1, "{'title': 'Genoemd'}");
        var next = kafka.events("visits", "noemt", 2).getLast();
        assertThat(dossiers(next)).containsExactly("gedeeld-werk", "besloten");
        assertThat(next.at("/data/visit/returns").asString()).isEqualTo("intern-eerder");
    }

    @Test
    void a_reader_is_shown_no_reference_that_was_hidden_since() throws Exception {
        dossier("later-besloten", "partners");
        visit("zonder", "partners", "");
        visit("met", "partners", "'dossiers': ['later-besloten'],");
        assertThat(dossiers(event("visits.met.1", PARTNER))).containsExactly("later-besloten");

        amended("/dossiers/later-besloten", 1, "{'confidentiality': 'restricted'}");
        var mine = event("visits.met.1", OFFICER);
        assertThat(dossiers(mine)).containsExactly("later-besloten");
        var theirs = event("visits.met.1", PARTNER);
        assertThat(theirs.path("id").asString()).isEqualTo("visits.met.1");
        assertThat(theirs.toString()).doesNotContain("later-");
        assertThat(theirs.at("/data/visit").propertyNames())
                .containsExactlyElementsOf(
                        event("visits.zonder.1", PARTNER).at("/data/visit").propertyNames());
    }

    @Test
    void what_is_for_everyone_names_nothing_that_is_for_partners() throws Exception {
        dossier("voor-partners", "partners");
        dossier("voor-allen", "public");
        visit("openbaar", "public", "'dossiers': ['voor-partners', 'voor-allen'],");
        assertThat(dossiers(kafka.events("visits", "openbaar", 1).getFirst())).containsExactly("voor-allen");
        assertThat(dossiers(event("visits.openbaar.1", OUTSIDER))).containsExactly("voor-allen");
        assertThat(good(service.get("/visits/openbaar", PARTNER)).path("dossiers"))
                .hasSize(2);
    }

    @Test
    void a_past_state_names_what_may_be_known_as_it_is_and_as_it_was() throws Exception {
        dossier("toen-besloten", "restricted");
        visit("toen", "partners", "'dossiers': ['toen-besloten'],");
        amended("/visits/toen", 1, "{'title': 'Nu', 'change': {'occurred': '2017-07-01'}}");
        lowered("/dossiers/toen-besloten");

        var then = "/visits/toen?asOf=2017-06-20";
        assertThat(good(service.get(then, PARTNER)).path("dossiers")).isEmpty();
        assertThat(good(service.get(then, OFFICER)).path("dossiers")).hasSize(1);
        assertThat(good(service.get("/visits/toen", PARTNER)).path("dossiers")).hasSize(1);
    }

    @Test
    void nothing_compares_with_a_state_that_the_reader_may_not_see() throws Exception {
        visit("vergeleken", "partners", "");
        good(service.send("PATCH", "/visits/vergeleken", COORDINATOR, "\"1\"", """
                {'confidentiality': 'public', 'title': 'Voor allen', 'period': {'edtf': '2019', 'label': 'ooit'},
                 'change': {'occurred': '2017-07-01', 'reason': 'Openbaar gemaakt'}}"""));
        amended("/visits/vergeleken", 2, "{'title': 'Anders', 'change': {'occurred': '2017-07-02'}}");
        for (var insider : List.of(OFFICER, PARTNER)) {
            var moved = event("visits.vergeleken.2", insider).path("data");
            assertThat(moved.at("/slip/from/edtf").asString()).isEqualTo("2018");
            assertThat(moved.path("changed").toString()).contains("title", "period", "confidentiality");
        }
        refused(service.get("/events/visits.vergeleken.1", OUTSIDER), 404, "resourceNotFound");
        var moved = event("visits.vergeleken.2", OUTSIDER).path("data");
        assertThat(moved.propertyNames()).containsExactlyInAnyOrder("occurred", "entered", "visit");
        assertThat(event("visits.vergeleken.3", OUTSIDER).at("/data/changed").toString())
                .isEqualTo("[\"title\"]");
    }

    @Test
    void the_log_is_not_told_what_differs_from_a_hidden_state() throws Exception {
        dossier("onthuld", "internal");
        good(service.send("PATCH", "/dossiers/onthuld", COORDINATOR, "\"1\"", """
                {'confidentiality': 'partners', 'title': 'Zonder geheim', 'change': {'reason': 'Voor de partners'}}"""));
        assertThat(kafka.events("dossiers", "onthuld", 2)
                        .getLast()
                        .at("/data/changed")
                        .toString())
                .isEqualTo("[\"confidentiality\"]");
    }

    @Test
    void an_operator_is_told_which_event_is_the_last_of_each_and_nothing_of_what_it_says() throws Exception {
        dossier("hoofd-a", "restricted");
        dossier("hoofd-b", "partners");
        amended("/dossiers/hoofd-b", 1, "{'title': 'Hoofd'}");
        var operator = TestTokens.staff("operator", "VL", "abb");
        var page = service.get("/sources/dossiers/heads?pageSize=1&afterSubject=hoofd-a", operator);
        var head = good(page).path("items").path(0);
        assertThat(head.path("subject").asString()).isEqualTo("hoofd-b");
        assertThat(head.path("revision").asInt()).isEqualTo(2);
        var event = service.get("/events/dossiers.hoofd-b.2", OFFICER).body();
        assertThat(head.path("hash").asString()).isEqualTo(Sha256.of(event));
        var all = service.get("/sources/dossiers/heads?pageSize=100", operator);
        assertThat(good(all).path("items").findValuesAsString("subject")).contains("hoofd-a", "hoofd-b");
        assertThat(all.body()).doesNotContain("Hoofd").doesNotContain("Dossier\"");
        refused(service.get("/sources/parties/heads", operator), 404, "resourceNotFound");
        refused(service.get("/sources/dossiers/heads", COORDINATOR), 403, "missingPermission");
    }

    private JsonNode event(String id, String token) throws Exception {
        return good(service.get("/events/" + id, token));
    }

    private static List<String> dossiers(JsonNode event) {
        return event.at("/data/visit/dossiers")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private void dossier(String id, String level) throws Exception {
        good(service.send("POST", "/dossiers", OFFICER, null, """
                {'id': '%s', 'title': 'Dossier', 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': '%s',
                 'change': {'occurred': '2017-06-16'}}""".formatted(id, level)));
    }

    private void visit(String id, String level, String references) throws Exception {
        visit(id, level, references, "NL", "VL");
    }

    private void visit(String id, String level, String references, String host, String guest) throws Exception {
        good(service.send("POST", "/visits", OFFICER, null, """
                {'id': '%s', 'title': 'Bezoek', 'kind': 'workingVisit', 'host': '%s', 'guests': ['%s'], %s
                 'period': {'edtf': '2018', 'label': 'in 2018'}, 'agreements': ['vl-nl-integratie-2013'],
                 'confidentiality': '%s', 'change': {'occurred': '2017-06-16'}}""".formatted(id, host, guest, references, level)));
    }

    private void lowered(String path) throws Exception {
        good(service.send("PATCH", path, COORDINATOR, "\"1\"", """
                {'confidentiality': 'partners', 'change': {'reason': 'Voor de partners', 'occurred': '2017-08-01'}}"""));
    }

    private void amended(String path, int revision, String patch) throws Exception {
        good(service.send("PATCH", path, OFFICER, "\"%d\"".formatted(revision), patch));
    }
}
