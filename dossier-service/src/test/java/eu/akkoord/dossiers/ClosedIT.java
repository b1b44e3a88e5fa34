package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.servicetest.CorrectionWalk;
import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A thing that is over takes changes only as corrections, for a reason, and its history and its events say so. */
class ClosedIT extends TwoPartiesCase {
    private static final String VL = TestTokens.officer("VL", "abb");
    private static final String NL = TestTokens.officer("NL", "szw");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String NL_COORDINATOR = TestTokens.staff("coordinator", "NL", "szw");
    private static final String KNOWS_NAMES =
            TestTokens.token("NL", "szw", List.of("officer"), "akkoord:read akkoord:write participants.read");
    private static final AtomicInteger SERIAL = new AtomicInteger();

    /** Say whose something is and who sees it; they have their own rules. */
    private static final Set<String> OPENING = Set.of("owner", "confidentiality", "classifications", "sharedWith");

    private final String id = "voorbij-" + SERIAL.incrementAndGet();
    private final String dossier = "/dossiers/" + id;
    private final String visit = "/visits/" + id;

    @Test
    void attack_nobody_rewrites_a_closed_dossier_unmarked() throws Exception {
        closedDossier("partners");
        var values = new LinkedHashMap<String, String>();
        values.put("title", "'Andere titel'");
        values.put("summary", "'Andere samenvatting'");
        values.put("themes", "[{'agreement': 'vl-nl-integratie-2013', 'code': 'sociale-inclusie'}]");
        values.put("responsibles", "[{'party': 'VL', 'organisation': 'abb'}]");
        values.put("period", "{'edtf': '2014'}");
        values.put("references", "[{'source': 'archief', 'id': '1'}]");
        var others = new TreeSet<>(OPENING);
        others.addAll(List.of("agreements", "milestones"));
        new CorrectionWalk(service, dossier, VL).each("DossierPatch", values, others);
        // a reference of the own party is a fact too, whoever owns the dossier
        var theirs =
                "{'references': [{'source': 'archief', 'id': '1', 'party': 'VL'}, {'source': 'ons', 'id': '2'}]%s}";
        refused(patch(dossier, NL, theirs.formatted("")), 400, "badRequest");
        good(patch(dossier, NL, theirs.formatted(", 'change': {'reason': 'vergeten'}")));
        assertThat(newest(dossier).path("correction").asBoolean()).isTrue();
    }

    @Test
    void attack_nobody_rewrites_a_reported_visit_unmarked() throws Exception {
        visit("'status': 'reported', ", "'occurred': '2013-06-01'");
        var values = new LinkedHashMap<String, String>();
        values.put("title", "'Andere titel'");
        values.put("kind", "'studyVisit'");
        values.put("initiators", "['de minister']");
        values.put("period", "{'edtf': '2013-04'}");
        values.put("places", "['Gent']");
        values.put("delegations", "[{'party': 'VL', 'announced': 3}]");
        values.put("programme", "[{'title': 'Ontvangst', 'kind': 'siteVisit'}]");
        values.put("outcomes", "'Afspraken'");
        values.put("reached", "{'count': 30, 'approximate': true}");
        var others = new TreeSet<>(OPENING);
        others.addAll(List.of("host", "guests", "agreements", "dossiers", "returns"));
        new CorrectionWalk(service, visit, VL).each("VisitPatch", values, others);
        refused(patch(visit, NL, "{'outcomes': 'Andere'}"), 400, "badRequest");
        refused(patch(visit, VL, "{'host': 'NL', 'guests': ['VL'], 'change': {'reason': 'x'}}"), 409, "wrongStage");
    }

    @Test
    void a_visit_that_was_held_is_written_freely_until_it_is_reported() throws Exception {
        visit("'status': 'held', ", "'occurred': '2013-06-01'");
        good(patch(visit, VL, "{'title': 'Andere titel'}"));
        assertThat(newest(visit).has("correction")).isFalse();
        good(service.send("POST", visit + "/transitions", VL, "\"2\"", """
                {'status': 'reported', 'change': {'occurred': '2013-07-01'}}"""));
        assertThat(newest(visit).has("correction")).isFalse();
        good(patch(visit, VL, "{'title': 'Andere titel'}"));
        assertThat(newest(visit).path("revision").asInt())
                .as("the same is no change")
                .isEqualTo(3);
        refused(patch(visit, VL, "{'title': 'Nog een'}"), 400, "badRequest");
    }

    @Test
    void a_session_is_set_right_once_it_was_held_and_may_follow_a_reported_visit() throws Exception {
        visit("'status': 'reported', ", "'occurred': '2013-06-01'");
        var session = visit + "/sessions/" + id + "-lunch";
        good(service.send("POST", visit + "/sessions", VL, null, """
                {'id': '%s-lunch', 'title': 'Lunch', 'period': {'edtf': '2013-09-10'}, 'change': {'occurred': '2013-07-01'}}""".formatted(id)));
        good(patch(session, VL, "{'title': 'Lunchsessie'}"));
        good(service.send("POST", session + "/transitions", VL, "\"2\"", """
                {'status': 'held', 'attendance': {'count': 15}, 'change': {'occurred': '2013-09-10'}}"""));
        assertThat(newest(session).has("correction")).isFalse();
        var values = new LinkedHashMap<String, String>();
        values.put("title", "'Andere titel'");
        values.put("topics", "['inburgering']");
        values.put("themes", "[{'agreement': 'vl-nl-integratie-2013', 'code': 'sociale-inclusie'}]");
        values.put("place", "'Gent'");
        values.put("startTime", "'12:00'");
        values.put("endTime", "'13:30'");
        values.put("language", "'fr'");
        values.put("capacity", "20");
        values.put("period", "{'edtf': '2013-09-09'}");
        new CorrectionWalk(service, session, VL).each("SessionPatch", values, Set.of());
    }

    @Test
    void attack_documents_of_a_closed_dossier_are_not_rewritten_unmarked() throws Exception {
        good(open("partners", ""));
        var document = document("");
        close();
        var values = new LinkedHashMap<String, String>();
        values.put("title", "'Andere titel'");
        values.put("kind", "'minutes'");
        values.put("language", "'fr'");
        values.put("date", "'2014-01-01'");
        values.put("link", "'https://example.org/ander'");
        values.put("mediaType", "'application/pdf'");
        new CorrectionWalk(service, document, VL)
                .each("DocumentPatch", values, Set.of("confidentiality", "classifications", "sharedWith"));
        var publish = "{'status': 'published'%s}";
        refused(transition(document, publish.formatted("")), 400, "badRequest");
        good(transition(document, publish.formatted(", 'change': {'reason': 'vergeten'}")));
        assertThat(newest(document).path("correction").asBoolean()).isTrue();
        refused(drafted(VL, ""), 400, "badRequest");
        var before = etag(service.get(dossier, VL));
        refused(drafted(NL, ""), 400, "badRequest");
        assertThat(etag(service.get(dossier, VL)))
                .as("who was refused does not contribute")
                .isEqualTo(before);
        var late = document(", 'change': {'reason': 'het verslag kwam later'}");
        var entry = newest(late);
        assertThat(entry.path("correction").asBoolean()).isTrue();
        assertThat(good(service.get(CorrectionWalk.event(entry), NL))
                        .at("/data/correction")
                        .asBoolean())
                .isTrue();
        // it is the dossier that is over: once that lives again, so do its documents
        good(transition(dossier, "{'status': 'active', 'change': {'reason': 'heropend'}}"));
        good(patch(late, VL, "{'title': 'Vrij'}"));
        assertThat(newest(late).has("correction")).isFalse();
    }

    @Test
    void who_sees_what_is_over_and_whose_it_is_is_decided_as_before() throws Exception {
        closedDossier("internal");
        refused(service.get(dossier, NL), 404, "resourceNotFound");
        good(patch(dossier, COORDINATOR, "{'confidentiality': 'partners', 'change': {'reason': 'openbaar gemaakt'}}"));
        assertThat(newest(dossier).has("correction")).isFalse();
        good(service.get(dossier, NL));
        good(patch(dossier, COORDINATOR, "{'owner': {'party': 'VL', 'organisation': 'vdab'}}"));
        good(patch(dossier, VL, "{'confidentiality': 'partners', 'sharedWith': ['NL', 'VL']}"));
        good(service.send("POST", dossier + "/grants", COORDINATOR, null, """
                {'party': 'NL', 'organisation': 'szw', 'change': {'reason': 'dossierstudie'}}"""));
        good(service.send("POST", dossier + "/offers", COORDINATOR, null, """
                {'kind': 'ownership', 'content': {'owner': {'party': 'NL', 'organisation': 'szw'}},
                 'change': {'reason': 'u bewaart het'}}"""));
        var offers = good(service.get(dossier + "/offers", NL_COORDINATOR));
        var offer = dossier + "/offers/" + offers.at("/items/0/id").asString();
        good(service.answer(offer, NL_COORDINATOR, "{'answer': 'accepted', 'change': {'reason': 'goed'}}"));
        assertThat(newest(dossier).has("correction")).isFalse();
        good(service.send("POST", dossier + "/departures", COORDINATOR, null, "{'change': {'reason': 'klaar'}}"));
        assertThat(good(service.get(dossier + "/history", NL)).path("items").findValues("correction"))
                .isEmpty();
        good(service.send("POST", dossier + "/transitions", NL, etag(service.get(dossier, NL)), """
                {'status': 'active', 'change': {'reason': 'heropend'}}"""));
        good(patch(dossier, NL, "{'title': 'Vrij'}"));
        assertThat(good(service.get(dossier + "/history", NL)).path("items").findValues("correction"))
                .isEmpty();
    }

    @Test
    void a_text_is_struck_and_a_day_corrected_in_what_is_over() throws Exception {
        visit("'status': 'reported', ", "'occurred': '2013-06-01'");
        good(service.request(
                "POST",
                visit + "/corrections",
                VL,
                Map.of("If-Match", "\"1\""),
                "{'corrects': 1, 'change': {'occurred': '2013-06-02', 'reason': 'verslag'}}"));
        var entry = newest(visit);
        assertThat(entry.has("corrects")).isTrue();
        assertThat(entry.has("correction")).isFalse();
        good(service.send(
                "POST", visit + "/strikings", COORDINATOR, null, "{'field': '/title', 'change': {'reason': 'naam'}}"));
        good(service.answer(visit, NL, "{'answer': 'objected', 'change': {'reason': 'niet zo'}}"));
        assertThat(good(service.get(visit + "/history", VL)).path("items").findValues("correction"))
                .isEmpty();
    }

    @Test
    void attack_the_delegation_of_a_reported_visit_is_set_right_by_an_entry_of_the_visit() throws Exception {
        visit("", "'occurred': '2012-06-01'");
        var there = participant("{'party': 'NL', 'function': 'jurist', 'person': {'name': 'Iemand Anders'}}");
        good(service.send("POST", visit + "/transitions", VL, "\"1\"", """
                {'status': 'reported', 'change': {'occurred': '2013-06-01', 'recordedAfterwards': true}}"""));
        var list = visit + "/participants";
        refused(service.send("POST", list, KNOWS_NAMES, null, "{'party': 'NL'}"), 400, "badRequest");
        refused(patch(there, KNOWS_NAMES, "{'function': 'adviseur'}"), 400, "badRequest");
        refused(patch(there, KNOWS_NAMES, "{'person': {'name': 'Nog Iemand'}}"), 400, "badRequest");
        assertThat(etag(service.get(visit, VL))).isEqualTo("\"2\"");

        good(patch(there, KNOWS_NAMES, "{'function': 'adviseur', 'change': {'reason': 'verkeerde functie'}}"));
        var entry = newest(visit);
        assertThat(entry.path("correction").asBoolean()).isTrue();
        assertThat(entry.path("party").asString()).isEqualTo("NL");
        assertThat(entry.path("reason").asString()).isEqualTo("verkeerde functie");
        var event = service.get(CorrectionWalk.event(entry), VL);
        assertThat(good(event).at("/data/changed").toString()).isEqualTo("[\"participants\"]");
        assertThat(event.body()).doesNotContain("Iemand", "adviseur", "verkeerde");
        var key = Map.of("Idempotency-Key", "erbij-" + id);
        var added = "{'party': 'NL', 'change': {'reason': 'vergeten'}}";
        var first = service.post(list, KNOWS_NAMES, key, added);
        good(first);
        assertThat(service.post(list, KNOWS_NAMES, key, added).body()).isEqualTo(first.body());
        assertThat(etag(service.get(visit, VL)))
                .as("the same request is one entry")
                .isEqualTo("\"4\"");

        // who it is goes whenever that is asked
        good(patch(there, KNOWS_NAMES, "{'person': null}"));
        assertThat(service.send("DELETE", there, KNOWS_NAMES, null, null).statusCode())
                .isEqualTo(204);
        assertThat(etag(service.get(visit, VL))).isEqualTo("\"4\"");
    }

    private void visit(String more, String change) throws Exception {
        good(service.send("POST", "/visits", VL, null, """
                {'id': '%s', 'title': 'Bezoek', 'kind': 'expertExchange', 'host': 'VL', 'guests': ['NL'], %s
                 'agreements': ['vl-nl-integratie-2013'], 'period': {'edtf': '2013-21'}, 'change': {%s}}""".formatted(id, more, change)));
    }

    private String participant(String body) throws Exception {
        var made = good(service.send("POST", visit + "/participants", KNOWS_NAMES, null, body));
        return visit + "/participants/" + made.path("id").asString();
    }

    private HttpResponse<String> open(String level, String more) throws Exception {
        return service.send("POST", "/dossiers", VL, null, """
                {'id': '%s', 'title': 'Dossier', 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': '%s'%s}""".formatted(id, level, more));
    }

    private void closedDossier(String level) throws Exception {
        good(open(level, ", 'status': 'closed', 'change': {'occurred': '2015-01-01', 'reason': 'klaar'}"));
    }

    private void close() throws Exception {
        good(transition(dossier, "{'status': 'closed', 'change': {'reason': 'klaar'}}"));
        assertThat(newest(dossier).has("correction")).isFalse();
    }

    private HttpResponse<String> drafted(String token, String change) throws Exception {
        return service.send("POST", dossier + "/documents", token, null, """
                {'title': 'Verslag', 'kind': 'report', 'language': 'nl', 'link': 'https://example.org/verslag'%s}""".formatted(change));
    }

    private String document(String change) throws Exception {
        return dossier + "/documents/" + good(drafted(VL, change)).path("id").asString();
    }

    private HttpResponse<String> transition(String path, String body) throws Exception {
        return service.send("POST", path + "/transitions", VL, etag(service.get(path, VL)), body);
    }

    private HttpResponse<String> patch(String path, String token, String body) throws Exception {
        return service.send("PATCH", path, token, etag(service.get(path, token)), body);
    }

    private JsonNode newest(String path) throws Exception {
        return new CorrectionWalk(service, path, VL).newest();
    }
}
