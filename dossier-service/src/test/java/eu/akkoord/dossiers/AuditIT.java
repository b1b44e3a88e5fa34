package eu.akkoord.dossiers;

import static com.mongodb.client.model.Filters.eq;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import eu.akkoord.platform.test.TestTokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** An auditor asks who did and saw what, and whether that is kept as it was written. */
class AuditIT extends TwoPartiesCase {
    private static final String CHECK = "/audits/dossiers/check";
    private static final String AUDITOR = TestTokens.staff("auditor", "VL", "abb");
    private static final String THEIR_AUDITOR = TestTokens.staff("auditor", "NL", "szw");
    private static final String STRANGE_AUDITOR = TestTokens.staff("auditor", "LU", "mfi");
    private static final String OPERATOR = TestTokens.staff("operator", "VL", "abb");
    private static final String OFFICER = TestTokens.officer("VL", "abb");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String COLLEAGUE = TestTokens.officer("VL", "vdab");
    private static final String THEIR_COORDINATOR = TestTokens.staff("coordinator", "NL", "szw");
    private static final String PARTNER = TestTokens.officer("NL", "szw");

    private final String id = "onderzoek-" + ThreadLocalRandom.current().nextInt(1_000_000);

    @Autowired
    private MongoDatabase store;

    @Test
    void an_entry_that_was_tampered_with_is_named_and_nothing_else_is() throws Exception {
        good(service.send("POST", "/dossiers", OFFICER, null, """
                {'id': '%s', 'title': 'Zoals het was', 'agreements': ['vl-nl-integratie-2013']}""".formatted(id)));
        good(service.send("PATCH", "/dossiers/" + id, OFFICER, "\"1\"", "{'title': 'Zoals het werd'}"));
        var before = check();
        assertThat(before.path("tampered").asLong()).isZero();
        assertThat(before.path("entries").asLong()).isGreaterThanOrEqualTo(2);

        var documents = store.getCollection("dossiers");
        var state = documents.find(eq("_id", id)).first().get("state", org.bson.Document.class);
        documents.updateOne(eq("_id", id), Updates.set("state.title", "Zoals een ander het wil"));
        try {
            var after = check();
            assertThat(after.path("tampered").asLong()).isEqualTo(1);
            var finding = after.at("/findings/0");
            assertThat(finding.path("entry").asString()).isEqualTo("dossiers.%s.2".formatted(id));
            assertThat(finding.path("wrong").asString()).isEqualTo("changed");
        } finally {
            documents.updateOne(eq("_id", id), Updates.set("state", state));
        }
        assertThat(check().path("tampered").asLong()).isZero();
    }

    @Test
    void who_made_read_and_opened_something_confidential_is_told_to_the_auditors_of_its_owner_only() throws Exception {
        restricted();
        good(service.get("/dossiers/" + id, OFFICER));
        good(service.get("/dossiers/" + id + "/history", OFFICER));
        refused(service.get("/dossiers/" + id, COLLEAGUE), 404, "resourceNotFound");
        good(service.send("POST", "/dossiers/%s/grants".formatted(id), COORDINATOR, null, """
                {'party': 'NL', 'organisation': 'szw', 'change': {'reason': 'leest mee'}}"""));
        good(service.get("/dossiers/" + id, PARTNER));

        var all = awaitEntries(7);
        assertThat(all.path("items")
                        .valueStream()
                        .map(item -> item.path("kind").asString() + " "
                                + item.path("action").asString() + " "
                                + item.path("party").asString()))
                .containsExactly(
                        "read GET /dossiers/{dossierId} NL",
                        "change given VL",
                        "act POST /dossiers/{dossierId}/grants VL",
                        "read GET /dossiers/{dossierId}/history VL",
                        "read GET /dossiers/{dossierId} VL",
                        "read POST /dossiers VL",
                        "change changed VL");
        var read = all.at("/items/4");
        assertThat(read.path("things").toString()).isEqualTo("[{\"id\":\"%s\",\"revision\":1}]".formatted(id));
        assertThat(read.path("subject").asString()).endsWith("#test-VL-abb");
        assertThat(read.path("id").asString()).startsWith("reads.");
        assertThat(good(service.get("/audits/" + read.path("id").asString(), AUDITOR))
                        .path("registered"))
                .isEqualTo(read.path("registered"));

        // what NL's people did is for NL's auditors; what VL did with what VL owns is not
        var theirs = await().atMost(Duration.ofSeconds(5))
                .until(
                        () -> list(THEIR_AUDITOR, "&facet=kind"),
                        page -> page.path("total").asInt() == 2);
        assertThat(theirs.at("/items/0/party").asString()).isEqualTo("NL");
        assertThat(theirs.at("/items/1/action").asString()).isEqualTo("given");
        var hidden = service.get("/audits/dossiers.%s.1".formatted(id), THEIR_AUDITOR);
        var missing = service.get("/audits/dossiers.%s.7".formatted(id), THEIR_AUDITOR);
        refused(hidden, 404, "resourceNotFound");
        assertThat(alike(hidden.body())).isEqualTo(alike(missing.body()));

        var kept = new StringBuilder();
        store.getCollection("reads").find().forEach(bucket -> kept.append(bucket.toJson()));
        assertThat(kept.toString()).contains(id).doesNotContain(OFFICER.substring(OFFICER.lastIndexOf('.')));
    }

    @Test
    void attack_an_auditor_is_not_shown_what_is_named_and_hidden() throws Exception {
        good(service.send("POST", "/dossiers", OFFICER, null, """
                {'id': '%s', 'title': 'Fusie', 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': 'internal'}""".formatted(id)));
        plan("bezoek-" + id, "partners", "'dossiers': ['%s']".formatted(id));
        var path = "/audits/visits.bezoek-%s.1".formatted(id);
        assertThat(good(service.get(path, AUDITOR)).at("/after/dossiers/0").asString())
                .isEqualTo(id);
        var theirs = good(service.get(path, THEIR_AUDITOR)).path("after");
        assertThat(theirs.path("title").asString()).isEqualTo("Bezoek");
        assertThat(theirs.path("dossiers").isEmpty()).isTrue();
        assertThat(theirs.toString()).doesNotContain("\"" + id);
    }

    @Test
    void attack_what_a_correction_corrects_is_told_to_auditors_who_see_that() throws Exception {
        var visit = "/visits/" + id;
        good(service.send("POST", "/visits", OFFICER, null, """
                {'id': '%s', 'title': 'Geheim', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL'], 'period': {'edtf': '2017'},
                 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': 'internal', 'change': {'occurred': '2014-01-01'}}""".formatted(id)));
        good(service.send("PATCH", visit, OFFICER, "\"1\"", """
                {'title': 'Ook geheim', 'change': {'occurredPeriod': {'edtf': '2014-02', 'label': 'kanarie'}}}"""));
        good(service.send("PATCH", visit, COORDINATOR, "\"2\"", """
                {'confidentiality': 'partners', 'change': {'occurred': '2015-01-01', 'reason': 'gedeeld'}}"""));
        corrected(3, 2, "2014-03-01");
        corrected(4, 3, "2014-05-01");

        var ours = audit(4, AUDITOR);
        assertThat(ours.path("corrects").toString())
                .isEqualTo("{\"revision\":2,\"from\":\"2014-02-28\",\"to\":\"2014-03-01\"}");
        assertThat(ours.path("reason").asString()).isEqualTo("vergist");
        var first = audit(2, AUDITOR);
        assertThat(first.at("/occurredPeriod/label").asString()).isEqualTo("kanarie");
        assertThat(first.at("/corrected/revision").asInt()).isEqualTo(4);
        var theirs = audit(4, THEIR_AUDITOR);
        assertThat(theirs.has("corrects"))
                .as("of a hidden change nothing is said")
                .isFalse();
        assertThat(theirs.has("reason")).isFalse();
        assertThat(theirs.toString()).doesNotContain("2014-02-28", "2014-03-01");
        assertThat(audit(5, THEIR_AUDITOR).at("/corrects/revision").asInt()).isEqualTo(3);
        assertThat(audit(3, THEIR_AUDITOR).at("/corrected/revision").asInt()).isEqualTo(5);

        good(service.send("POST", visit + "/transitions", OFFICER, "\"5\"", """
                {'status': 'cancelled', 'change': {'occurred': '2016-01-01', 'reason': 'klaar'}}"""));
        good(service.send("PATCH", visit, OFFICER, "\"6\"", "{'title': 'Open', 'change': {'reason': 'tikfout'}}"));
        assertThat(audit(6, THEIR_AUDITOR).has("correction")).isFalse();
        assertThat(audit(7, THEIR_AUDITOR).path("correction").asBoolean()).isTrue();
    }

    private void corrected(int seen, int revision, String day) throws Exception {
        good(service.request(
                "POST",
                "/visits/%s/corrections".formatted(id),
                OFFICER,
                Map.of("If-Match", "\"%d\"".formatted(seen)),
                "{'corrects': %d, 'change': {'occurred': '%s', 'reason': 'vergist'}}".formatted(revision, day)));
    }

    private JsonNode audit(int revision, String auditor) throws Exception {
        return good(service.get("/audits/visits.%s.%d".formatted(id, revision), auditor));
    }

    @Test
    void attack_a_hidden_visit_is_not_shown_to_auditors_of_a_party_that_it_merely_names() throws Exception {
        plan("stil-" + id, "internal", "'places': ['Brussel']");
        var path = "/audits/visits.stil-%s.1".formatted(id);
        good(service.get(path, AUDITOR));
        refused(service.get(path, THEIR_AUDITOR), 404, "resourceNotFound");
    }

    @Test
    void attack_a_hidden_entry_and_a_missing_one_take_whole_steps() throws Exception {
        plan("traag-" + id, "internal", "'places': ['Brussel']");
        for (var entry : List.of("traag-" + id, "bestaat-niet-" + id)) {
            long begun = System.nanoTime();
            refused(service.get("/audits/visits.%s.1".formatted(entry), THEIR_AUDITOR), 404, "resourceNotFound");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        }
    }

    @Test
    void attack_the_state_before_a_reveal_is_shown_to_those_whom_it_was_hidden_from() throws Exception {
        var visit = "onthuld-" + id;
        plan(visit, "internal", "'outcomes': 'onderhandelingsruimte: 3 miljoen'");
        good(service.send("PATCH", "/visits/" + visit, COORDINATOR, "\"1\"", """
                {'title': 'Kennismaking', 'outcomes': null, 'confidentiality': 'partners',
                 'change': {'reason': 'mag nu gezien worden'}}"""));
        var path = "/audits/visits.%s.2".formatted(visit);
        var own = good(service.get(path, AUDITOR));
        assertThat(own.at("/before/outcomes").asString()).contains("3 miljoen");
        assertThat(own.path("changed").toString()).contains("outcomes", "title");
        var theirs = good(service.get(path, THEIR_AUDITOR));
        assertThat(theirs.at("/after/title").asString()).isEqualTo("Kennismaking");
        assertThat(theirs.has("before")).isFalse();
        assertThat(theirs.has("changed")).as("what differs tells of both").isFalse();
        assertThat(theirs.toString()).doesNotContain("3 miljoen", "outcomes");
        refused(service.get("/audits/visits.%s.1".formatted(visit), THEIR_AUDITOR), 404, "resourceNotFound");
        refused(service.get("/audits?q=miljoen", THEIR_AUDITOR), 400, "badRequest");
        for (var accept : List.of("application/json", "text/csv")) {
            assertThat(service.get("/audits?thing=" + visit, THEIR_AUDITOR, Map.of("Accept", accept))
                            .body())
                    .doesNotContain("miljoen", "gezien worden");
        }
    }

    @Test
    void attack_slips_made_while_hidden_are_told_to_auditors_of_those_it_is_shown_to_since() throws Exception {
        var visit = "verschoven-" + id;
        plan(visit, "internal", "'places': ['Brussel']");
        good(service.send("PATCH", "/visits/" + visit, COORDINATOR, "\"1\"", "{'period': {'edtf': '2019'}}"));
        good(service.send("PATCH", "/visits/" + visit, COORDINATOR, "\"2\"", """
                {'confidentiality': 'partners', 'change': {'reason': 'mag nu gezien worden'}}"""));
        var path = "/audits/visits.%s.3".formatted(visit);
        assertThat(good(service.get(path, THEIR_AUDITOR)).at("/after/slips").toString())
                .isEqualTo("{}");
    }

    private void plan(String visit, String level, String more) throws Exception {
        good(service.send("POST", "/visits", OFFICER, null, """
                {'id': '%s', 'title': 'Bezoek', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL'],
                 'period': {'edtf': '2018'}, 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': '%s', %s}""".formatted(visit, level, more)));
    }

    @Test
    void an_auditor_finds_and_counts_of_a_reading_only_what_the_own_party_owns() throws Exception {
        var theirs = "andermans-" + id;
        restricted();
        good(service.send("POST", "/dossiers", THEIR_COORDINATOR, null, """
                {'id': '%s', 'title': 'Ook voor weinigen', 'agreements': ['vl-nl-integratie-2013'],
                 'confidentiality': 'restricted'}""".formatted(theirs)));
        good(service.send("POST", "/dossiers/%s/grants".formatted(theirs), THEIR_COORDINATOR, null, """
                {'party': 'VL', 'organisation': 'abb', 'change': {'reason': 'leest mee'}}"""));
        var both = "/dossiers?confidentiality=restricted&pageSize=100";
        await().atMost(Duration.ofSeconds(5))
                .until(
                        () -> service.get(both, OFFICER).body(),
                        body -> body.contains("\"" + id) && body.contains(theirs));

        var list = "/audits?kind=read&sort=-modified&action=" + escaped("GET /dossiers");
        var own = await().atMost(Duration.ofSeconds(5))
                .until(
                        () -> good(service.get(list, AUDITOR)).at("/items/0"),
                        item -> things(item).containsAll(List.of(id, theirs)));
        assertThat(things(own)).as("what a colleague was shown, all of it").contains(id, theirs);
        var reading = own.path("id").asString();
        var of = "/audits?thing=" + theirs + "&kind=read&facet=kind";
        var shown = await().atMost(Duration.ofSeconds(5))
                .until(
                        () -> good(service.get(of, THEIR_AUDITOR)),
                        page -> page.toString().contains(reading));
        assertThat(shown.path("items")
                        .valueStream()
                        .filter(item -> item.path("id").asString().equals(reading)))
                .hasSize(1)
                .allSatisfy(item -> assertThat(things(item)).containsExactly(theirs));
        assertThat(shown.toString()).doesNotContain("\"" + id);
        var one = good(service.get("/audits/" + reading, THEIR_AUDITOR));
        assertThat(things(one)).containsExactly(theirs);
        var file = service.get(of.replace("&facet=kind", ""), THEIR_AUDITOR, Map.of("Accept", "text/csv"));
        assertThat(file.body()).contains(reading).doesNotContain("," + id).doesNotContain("\"" + id);

        // asked for what is not theirs, there is nothing: no entry, no count, no facet
        var nothing = good(service.get("/audits?thing=%s&facet=kind&facet=action".formatted(id), THEIR_AUDITOR));
        assertThat(nothing.path("total").asInt()).isZero();
        assertThat(nothing.path("items")).isEmpty();
        assertThat(nothing.at("/facets/0/values")).isEmpty();
        var without = good(service.get(of + "&thingNot=" + id, THEIR_AUDITOR));
        assertThat(without.path("total")).isEqualTo(shown.path("total"));
        var none = good(service.get("/audits?thing=bestaat-niet-9&facet=kind&facet=action", THEIR_AUDITOR));
        assertThat(nothing.path("facets")).isEqualTo(none.path("facets"));
        for (var wrong : List.of(reading + ".VL", reading + ".NL")) {
            assertThat(service.get("/audits/" + wrong, THEIR_AUDITOR).statusCode())
                    .isIn(400, 404);
        }
    }

    private static List<String> things(JsonNode item) {
        return item.path("things")
                .valueStream()
                .map(thing -> thing.path("id").asString())
                .toList();
    }

    @Test
    void why_something_was_changed_is_told_by_its_id_only() throws Exception {
        restricted();
        good(service.send("PATCH", "/dossiers/" + id, OFFICER, "\"1\"", """
                {'title': 'Anders', 'change': {'reason': 'Een reden die weinigen lezen'}}"""));
        var entry = "dossiers.%s.2".formatted(id);
        var listed = await().atMost(Duration.ofSeconds(5))
                .until(
                        () -> list(AUDITOR, "&kind=change"),
                        page -> page.path("total").asInt() == 2);
        assertThat(listed.toString()).contains(entry).doesNotContain("weinigen lezen");
        assertThat(service.get("/audits?thing=" + id, AUDITOR, Map.of("Accept", "text/csv"))
                        .body())
                .contains(entry)
                .doesNotContain("weinigen lezen");
        assertThat(good(service.get("/audits/" + entry, AUDITOR)).path("reason").asString())
                .isEqualTo("Een reden die weinigen lezen");
    }

    @Test
    void a_change_is_shown_with_what_was_before_and_after_and_that_is_kept_too() throws Exception {
        good(service.send("POST", "/dossiers", OFFICER, null, """
                {'id': '%s', 'title': 'Zoals het was', 'agreements': ['vl-nl-integratie-2013']}""".formatted(id)));
        good(service.send("PATCH", "/dossiers/" + id, OFFICER, "\"1\"", """
                {'title': 'Zoals het werd', 'change': {'reason': 'het moest'}}"""));
        awaitEntries(2);
        var change = good(service.get("/audits/dossiers.%s.2".formatted(id), AUDITOR));
        assertThat(change.path("action").asString()).isEqualTo("amended");
        assertThat(change.path("reason").asString()).isEqualTo("het moest");
        assertThat(change.path("changed").toString()).isEqualTo("[\"title\"]");
        assertThat(change.at("/before/title").asString()).isEqualTo("Zoals het was");
        assertThat(change.at("/after/title").asString()).isEqualTo("Zoals het werd");
        assertThat(awaitEntries(3).at("/items/0/action").asString()).isEqualTo("GET /audits/{auditId}");
        assertThat(good(service.get("/audits/dossiers.%s.1".formatted(id), AUDITOR))
                        .has("before"))
                .isFalse();
    }

    @Test
    void it_is_a_list_like_any_other() throws Exception {
        restricted();
        for (int times = 0; times < 4; times++) {
            good(service.get("/dossiers/" + id, OFFICER));
        }
        var all = awaitEntries(6);
        var first = list(AUDITOR, "&pageSize=2");
        assertThat(first.path("total").asInt()).isEqualTo(6);
        var cursor = first.at("/items/0/cursor").asString();
        var after = list(AUDITOR, "&pageSize=3&cursor=" + cursor);
        assertThat(ids(after)).isEqualTo(ids(all).subList(1, 4));
        refused(service.get("/audits?thing=%s&cursor=%s".formatted(id, cursor), THEIR_AUDITOR), 400, "badRequest");
        assertThat(ids(list(AUDITOR, "&kind=change"))).containsExactly("dossiers.%s.1".formatted(id));
        assertThat(ids(list(AUDITOR, "&kindNot=change&sort=id"))).hasSize(5).isSorted();
        assertThat(list(AUDITOR, "&facet=action").at("/facets/0/values/0").toString())
                .isEqualTo("{\"value\":\"GET /dossiers/{dossierId}\",\"count\":4}");
        refused(service.get("/audits?soort=read", AUDITOR), 400, "badRequest");
        var file = service.get("/audits?thing=" + id, AUDITOR, Map.of("Accept", "text/csv"));
        assertThat(file.body().lines().skip(1)).hasSize(6).allMatch(row -> row.contains(id));
    }

    @Test
    void what_cannot_be_kept_is_not_shown() throws Exception {
        restricted();
        good(service.get("/dossiers/" + id, OFFICER));
        var reads = store.getCollection("reads");
        var bucket = reads.find().into(new ArrayList<>()).stream()
                .filter(document -> document.toJson().contains(id))
                .findFirst()
                .orElseThrow();
        long revision = bucket.get("revision", Number.class).longValue();
        reads.updateOne(eq("_id", bucket.get("_id")), Updates.set("revision", revision + 1));
        try {
            refused(service.get("/dossiers/" + id, OFFICER), 503, "serviceUnavailable");
        } finally {
            reads.updateOne(eq("_id", bucket.get("_id")), Updates.set("revision", revision));
        }
        good(service.get("/dossiers/" + id, OFFICER));
        awaitEntries(4);
        assertThat(check().path("tampered").asLong()).isZero();
    }

    @Test
    void what_partners_may_see_is_read_without_a_trace() throws Exception {
        good(service.send("POST", "/dossiers", OFFICER, null, """
                {'id': '%s', 'title': 'Voor partners', 'agreements': ['vl-nl-integratie-2013']}""".formatted(id)));
        good(service.get("/dossiers/" + id, PARTNER));
        good(service.send("POST", "/dossiers/%s/grants".formatted(id), COORDINATOR, null, """
                {'party': 'NL', 'organisation': 'szw', 'change': {'reason': 'leest mee'}}"""));
        assertThat(awaitEntries(3)
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("kind").asString()))
                .containsExactly("change", "act", "change");
    }

    @Test
    void lists_and_files_are_readings_too() throws Exception {
        restricted();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> assertThat(good(service.get("/dossiers?confidentiality=restricted&pageSize=100", OFFICER))
                                        .toString())
                                .contains(id));
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(list(AUDITOR, "&action=" + escaped("GET /dossiers"))
                                .path("total")
                                .asInt())
                        .isPositive());
    }

    @Test
    void a_grant_is_audited_with_its_grantee_when_it_is_given_and_when_it_is_withdrawn() throws Exception {
        restricted();
        var given = service.send("POST", "/dossiers/%s/grants".formatted(id), COORDINATOR, null, """
                {'party': 'NL', 'organisation': 'szw', 'change': {'reason': 'leest mee'}}""");
        var path = given.headers().firstValue("Location").orElseThrow();
        path = path.substring(path.indexOf("/dossiers"));
        good(service.send("POST", "/dossiers/%s/grants".formatted(id), OFFICER, null, """
                {'party': 'VL', 'organisation': 'vdab', 'change': {'reason': 'werkt mee'}}"""));
        assertThat(service.send("DELETE", path, OFFICER, null, null).statusCode())
                .isEqualTo(204);
        var entry = "dossierGrants.%s.".formatted(id);
        for (var auditor : List.of(AUDITOR, THEIR_AUDITOR)) {
            var first = awaitEntry(entry + 1, auditor);
            assertThat(first.path("action").asString()).isEqualTo("given");
            assertThat(first.path("reason").asString()).isEqualTo("leest mee");
            assertThat(first.at("/after/grants/0/organisation/organisation").asString())
                    .isEqualTo("szw");
            var last = awaitEntry(entry + 3, auditor);
            assertThat(last.path("action").asString()).isEqualTo("withdrawn");
            assertThat(last.at("/after/grants/0/withdrawn/subject").asString()).endsWith("#test-VL-abb");
        }
        // what others are granted is not for the grantee's party
        refused(service.get("/audits/" + entry + 2, THEIR_AUDITOR), 404, "resourceNotFound");
        assertThat(awaitEntry(entry + 2, AUDITOR).toString()).contains("vdab").doesNotContain("szw");
        assertThat(check().path("tampered").asLong()).isZero();
    }

    @Test
    void a_grant_that_was_forged_in_the_store_opens_nothing_and_is_named() throws Exception {
        restricted();
        good(service.send("POST", "/dossiers/%s/grants".formatted(id), OFFICER, null, """
                {'party': 'VL', 'organisation': 'vdab', 'change': {'reason': 'werkt mee'}}"""));
        good(service.get("/dossiers/" + id, COLLEAGUE));
        var grants = store.getCollection("dossierGrants");
        var genuine = grants.find(eq("_id", id)).first();
        var forged = org.bson.Document.parse("{'id': 'vals', 'organisation': {'party': 'NL', 'organisation': 'szw'}}");
        grants.updateOne(eq("_id", id), Updates.push("state.grants", forged));
        try {
            refused(service.get("/dossiers/" + id, PARTNER), 404, "resourceNotFound");
            var after = check();
            assertThat(after.path("tampered").asLong()).isEqualTo(1);
            assertThat(after.at("/findings/0/entry").asString()).isEqualTo("dossierGrants.%s.1".formatted(id));
        } finally {
            grants.replaceOne(eq("_id", id), genuine);
        }
        good(service.get("/dossiers/" + id, COLLEAGUE));
        assertThat(check().path("tampered").asLong()).isZero();
    }

    @Test
    void answers_go_on_when_the_bucket_of_the_day_is_gone_and_the_gap_is_named() throws Exception {
        restricted();
        good(service.get("/dossiers/" + id, OFFICER));
        var reads = store.getCollection("reads");
        var bucket = reads.find().into(new ArrayList<>()).stream()
                .filter(document -> document.toJson().contains(id))
                .findFirst()
                .orElseThrow();
        reads.deleteOne(eq("_id", bucket.get("_id")));
        try {
            good(service.get("/dossiers/" + id, OFFICER));
            good(service.get("/dossiers/" + id, OFFICER));
            assertThat(check().path("intact").asBoolean()).isFalse();
            assertThat(check().path("findings"))
                    .as("a day has readings of everybody's things")
                    .isEmpty();
            var finding = check(OPERATOR).at("/findings/0");
            assertThat(finding.path("collection").asString()).isEqualTo("reads");
            assertThat(finding.path("wrong").asString()).isEqualTo("missing");
        } finally {
            reads.insertOne(bucket);
        }
        assertThat(check().path("tampered").asLong()).isZero();
    }

    @Test
    void attack_the_check_counts_what_an_auditor_may_not_know_of() throws Exception {
        var before = check(STRANGE_AUDITOR);
        assertThat(before.path("intact").asBoolean()).isTrue();
        restricted();
        awaitEntries(2);
        var after = check(STRANGE_AUDITOR);
        assertThat(after.path("entries")).isEqualTo(before.path("entries"));
        assertThat(after.path("anchor").has("heads")).isFalse();
        var whole = check(OPERATOR);
        assertThat(whole.path("entries").asLong())
                .isGreaterThan(check().path("entries").asLong());
        assertThat(check().path("entries").asLong()).isGreaterThanOrEqualTo(2);

        var documents = store.getCollection("dossiers");
        var state = documents.find(eq("_id", id)).first().get("state", org.bson.Document.class);
        documents.updateOne(eq("_id", id), Updates.set("state.title", "Zoals een ander het wil"));
        try {
            for (var asker : List.of(AUDITOR, OPERATOR)) {
                var told = check(asker);
                assertThat(told.path("tampered").asLong()).isEqualTo(1);
                assertThat(told.path("findings").findValuesAsString("id")).containsExactly(id);
            }
            for (var asker : List.of(THEIR_AUDITOR, STRANGE_AUDITOR)) {
                var told = check(asker);
                assertThat(told.path("intact").asBoolean()).isFalse();
                assertThat(told.path("tampered").asLong()).isZero();
                assertThat(told.toString()).doesNotContain(id);
            }
        } finally {
            documents.updateOne(eq("_id", id), Updates.set("state", state));
        }
        assertThat(check().path("intact").asBoolean()).isTrue();
    }

    @Test
    void only_an_auditor_asks_and_only_about_this_service() throws Exception {
        refused(service.get(CHECK, OFFICER), 403, "missingPermission");
        refused(service.get("/audits/agreements/check", AUDITOR), 404, "resourceNotFound");
        refused(service.get("/audits/iets/check", AUDITOR), 400, "badRequest");
    }

    private void restricted() throws Exception {
        good(service.send("POST", "/dossiers", OFFICER, null, """
                {'id': '%s', 'title': 'Voor weinigen', 'agreements': ['vl-nl-integratie-2013'],
                 'confidentiality': 'restricted'}""".formatted(id)));
    }

    private JsonNode awaitEntry(String entry, String auditor) {
        return await().atMost(Duration.ofSeconds(5))
                .ignoreExceptions()
                .until(() -> good(service.get("/audits/" + entry, auditor)), found -> true);
    }

    /** Of this test's dossier, once there are so many. */
    private JsonNode awaitEntries(int number) {
        return await().atMost(Duration.ofSeconds(5))
                .until(() -> list(AUDITOR, ""), page -> page.path("total").asInt() == number);
    }

    private JsonNode list(String token, String query) throws Exception {
        return good(service.get("/audits?thing=%s%s".formatted(id, query), token));
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String alike(String problem) {
        return problem.replaceAll("urn:uuid:[0-9a-f-]+", "");
    }

    private JsonNode check() {
        return check(AUDITOR);
    }

    /** One that began after this was asked: an outcome serves others for as long as it took. */
    private JsonNode check(String asker) {
        var asked = Instant.now();
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> good(service.get(CHECK, asker)),
                        found -> Instant.parse(found.path("checked").asString()).isAfter(asked));
    }
}
