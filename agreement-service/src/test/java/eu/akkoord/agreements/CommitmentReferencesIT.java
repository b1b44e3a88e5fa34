package eu.akkoord.agreements;

import static eu.akkoord.platform.servicetest.Calls.read;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import eu.akkoord.platform.servicetest.Calls;
import eu.akkoord.platform.test.ContractReferences;
import eu.akkoord.platform.test.TestTokens;
import eu.akkoord.platform.test.WithServers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** References of commitments to the other service, by the copies of its events. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@WithServers
class CommitmentReferencesIT {
    private static final String VL = TestTokens.officer("VL", "abb");
    private static final String NL = TestTokens.officer("NL", "szw");
    private static final String LU = TestTokens.officer("LU", "mae");
    private static final AtomicInteger SERIAL = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private MongoDatabase database;

    private final int serial = SERIAL.incrementAndGet();
    private final String agreement = "akkoord-met-dossiers-" + serial;
    private final String id = "afspraak-met-dossiers-" + serial;
    private final String open = "open-dossier-" + serial;
    private final String partners = "dossier-van-partners-" + serial;
    private final String concealed = "onttrokken-dossier-" + serial;
    private final String visit = "bezoek-" + serial;
    private final String session = "sessie-" + serial;

    @BeforeEach
    void the_other_service_has_told_of_dossiers_a_visit_and_a_session() throws Exception {
        calls().post("/parties", VL, Map.of(), "{'id':'VL','names':{'nl':'Vlaanderen'}}");
        calls().post("/parties", NL, Map.of(), "{'id':'NL','names':{'nl':'Nederland'}}");
        calls().post("/parties", LU, Map.of(), "{'id':'LU','names':{'nl':'Luxemburg'}}");
        calls().post(
                        "/agreements",
                        VL,
                        Map.of(),
                        "{'id':'%s','title':'Samenwerking','instrument':'declarationOfIntent','parties':['VL','NL']}"
                                .formatted(agreement));
        calls().post(
                        "/agreements/%s/offers/joining-nl/answers".formatted(agreement),
                        TestTokens.staff("coordinator", "NL", "szw"),
                        Map.of("If-Match", "\"1\""),
                        "{'answer':'accepted'}");
        copy("dossier", open, new Document("confidentiality", "public").append("agreements", List.of(agreement)));
        copy("dossier", partners, new Document("confidentiality", "partners").append("agreements", List.of(agreement)));
        copy("dossier", concealed, null);
        copy(
                "visit",
                visit,
                new Document("confidentiality", "partners").append("host", "VL").append("guests", List.of("NL")));
        copy("session", session, new Document("visit", visit));
    }

    @Test
    void what_is_named_is_shown_to_those_who_may_know_of_it() throws Exception {
        var made = register(VL, id, source("session", visit, session), open, partners);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var whole = read(calls().get("/commitments/" + id, VL));
        assertThat(whole.path("dossiers").findValuesAsString("id")).containsExactly(open, partners);
        assertThat(whole.at("/source/visit/href").asString()).endsWith("/akkoord/v1/visits/" + visit);
        assertThat(whole.at("/source/session/href").asString())
                .endsWith("/akkoord/v1/visits/%s/sessions/%s".formatted(visit, session));

        var part = read(calls().get("/commitments/" + id, LU));
        assertThat(part.path("dossiers").findValuesAsString("id")).containsExactly(open);
        assertThat(part.path("source").toString()).isEqualTo("{\"kind\":\"session\"}");
        var changed = calls().send("PATCH", "/commitments/" + id, VL, "\"1\"", "{'text':'Anders gezegd'}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        refused(calls().get("/commitments/" + id, NL), 404, "resourceNotFound");
        assertThat(read(calls().get("/commitments/" + id, VL)).path("dossiers")).hasSize(2);
    }

    @Test
    void an_event_names_what_each_reader_of_the_commitment_may_know_and_its_reader_still_may() throws Exception {
        register(VL, id, source("session", visit, session), open, partners);
        assertThat(event(VL).path("dossiers").toString()).isEqualTo("[\"%s\"]".formatted(open));
        assertThat(event(VL).path("source").toString()).isEqualTo("{\"kind\":\"session\"}");

        var between = calls().post(
                        "/commitments",
                        VL,
                        Map.of(),
                        "{'id':'%s','text':'Iets','source':%s,'debtors':['VL'],'creditors':['NL'],'dossiers':['%s']}"
                                .formatted(id + "-tussen", source("session", visit, session), partners));
        assertThat(between.statusCode()).as(between.body()).isEqualTo(201);
        var told = read(calls().get("/events/commitments.%s-tussen.1".formatted(id), NL))
                .at("/data/commitment");
        assertThat(told.path("dossiers").toString()).contains(partners);
        assertThat(told.at("/source/visit").asString()).isEqualTo(visit);
        assertThat(told.at("/source/session").asString()).isEqualTo(session);

        copies("dossier").updateOne(new Document("_id", partners), new Document("$unset", new Document("summary", "")));
        copies("visit").updateOne(new Document("_id", visit), new Document("$unset", new Document("summary", "")));
        var later = read(calls().get("/events/commitments.%s-tussen.1".formatted(id), NL));
        assertThat(later.at("/data/commitment").has("dossiers")).isFalse();
        assertThat(later.at("/data/commitment/source").toString()).isEqualTo("{\"kind\":\"session\"}");
        assertThat(later.path("id").asString()).isEqualTo("commitments.%s-tussen.1".formatted(id));
    }

    private JsonNode event(String token) throws Exception {
        return read(calls().get("/events/commitments.%s.1".formatted(id), token))
                .at("/data/commitment");
    }

    @Test
    void what_nobody_told_of_and_what_the_writer_may_not_see_are_refused_alike() throws Exception {
        unknown(register(VL, id, source("visit", "nergens-heen", null), open), "/source/visit");
        unknown(register(VL, id, source("visit", visit, null), "bestaat-niet", open), "/dossiers/0");
        unknown(register(VL, id, source("visit", visit, null), open, concealed), "/dossiers/1");
        unknown(register(LU, id, source("visit", visit, null), open, partners), "/source/visit", "/dossiers/1");
        unknown(register(LU, id, source("session", visit, session)), "/source/visit", "/source/session");
        refused(calls().get("/commitments/" + id, VL), 404, "resourceNotFound");
    }

    @Test
    void a_session_belongs_to_its_visit() throws Exception {
        copy("visit", visit + "-ander", new Document("confidentiality", "public"));
        unknown(register(VL, id, source("session", visit + "-ander", session)), "/source/session");
    }

    @Test
    void what_the_writer_may_not_know_of_is_not_guessed_and_stays() throws Exception {
        register(VL, id, source("visit", visit, null), partners);
        var hidden = new Document("_id", partners);
        var copy = copies("dossier").find(hidden).first();
        copies("dossier").deleteOne(hidden);
        unknown(
                calls().send(
                                "PATCH",
                                "/commitments/" + id,
                                VL,
                                "\"1\"",
                                "{'dossiers':['%s','%s']}".formatted(open, partners)),
                "/dossiers/1");
        var kept = calls().send("PATCH", "/commitments/" + id, VL, "\"1\"", "{'dossiers':['%s']}".formatted(open));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        assertThat(read(kept).path("dossiers").findValuesAsString("id")).containsExactly(open);
        copies("dossier").insertOne(copy);
        assertThat(read(calls().get("/commitments/" + id, VL)).path("dossiers").findValuesAsString("id"))
                .containsExactlyInAnyOrder(open, partners);
        unknown(
                calls().send("PATCH", "/commitments/" + id, VL, "\"2\"", "{'dossiers':['bestaat-niet']}"),
                "/dossiers/0");
    }

    /** Names already what hides: a right guess would change nothing. */
    @Test
    void attack_what_a_commitment_names_and_the_writer_may_not_see_is_guessed_by_naming_it() throws Exception {
        register(VL, id, source("session", visit, session), partners);
        copies("dossier").deleteOne(new Document("_id", partners));
        copies("visit").deleteOne(new Document("_id", visit));
        var guesses = new TreeMap<String, List<String>>();
        guesses.put(
                "/dossiers/*", List.of("{'dossiers':['%s']}".formatted(partners), "{'dossiers':['iets-anders-9']}"));
        guesses.put(
                "/source/visit",
                List.of("{'source':{'visit':'%s'}}".formatted(visit), "{'source':{'visit':'iets-anders-9'}}"));
        guesses.put(
                "/source/session",
                List.of("{'source':{'session':'%s'}}".formatted(session), "{'source':{'session':'iets-anders-9'}}"));
        var guessed = new TreeSet<String>();
        for (var guess : guesses.entrySet()) {
            var right = guess.getValue().getFirst();
            var wrong = guess.getValue().getLast();
            same(patch(right), patch(wrong), guess.getKey());
            guessed.add("PATCH /commitments/{commitmentId} " + guess.getKey());
            if (!guess.getKey().startsWith("/dossiers")) {
                same(offer(right), offer(wrong), guess.getKey());
                guessed.add("POST /commitments/{commitmentId}/offers /content" + guess.getKey());
            }
            same(create(right), create(wrong), guess.getKey());
            guessed.add("POST /commitments " + guess.getKey());
        }
        assertThat(guessed)
                .isEqualTo(ContractReferences.all().stream()
                        .filter(one -> one.contains("/commitments"))
                        .collect(Collectors.toCollection(TreeSet::new)));

        // nor does a fault of its form say which one it is
        var clause = patch("{'source':{'kind':'clause'},'agreement':'%s'}".formatted(agreement));
        refused(clause, 400, "badRequest");
        assertThat(clause.body()).doesNotContain(visit).doesNotContain(session);
        var kept = patch("{'text':'Anders gezegd'}");
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        copy("visit", visit, new Document("confidentiality", "public"));
        var source = read(calls().get("/commitments/" + id, VL)).path("source");
        assertThat(source.at("/visit/id").asString()).isEqualTo(visit);
        assertThat(source.at("/session/id").asString()).isEqualTo(session);
    }

    private void same(HttpResponse<String> right, HttpResponse<String> wrong, String place) {
        refused(right, 409, "unknownReference");
        assertThat(comparable(right)).as(place).isEqualTo(comparable(wrong));
    }

    private String comparable(HttpResponse<String> answer) {
        return "%d %s"
                .formatted(answer.statusCode(), answer.body())
                .replaceAll("urn:uuid:[0-9a-f-]{36}", "{occurrence}")
                .replaceAll("%s|%s|%s|iets-anders-9".formatted(partners, visit, session), "{guess}");
    }

    private HttpResponse<String> patch(String body) throws Exception {
        return calls().send("PATCH", "/commitments/" + id, VL, "\"1\"", body);
    }

    private HttpResponse<String> offer(String body) throws Exception {
        return calls().post(
                        "/commitments/%s/offers".formatted(id),
                        VL,
                        Map.of("If-Match", "\"1\""),
                        "{'kind':'amendment','content':%s}".formatted(body));
    }

    private HttpResponse<String> create(String guess) throws Exception {
        var whole = guess.contains("session")
                ? guess.replace("'session'", "'kind':'session','visit':'%s','session'".formatted(visit))
                : guess.replace("'visit'", "'kind':'visit','visit'");
        var body = guess.contains("dossiers")
                ? whole.replace("}", ",'source':{'kind':'clause'},'agreement':'%s'}".formatted(agreement))
                : whole;
        return calls().post(
                        "/commitments",
                        VL,
                        Map.of(),
                        body.substring(0, body.length() - 1)
                                + ",'id':'geraden-%d','text':'Iets','debtors':['VL'],'creditors':['NL']}"
                                        .formatted(serial));
    }

    @Test
    void attack_a_past_state_shows_what_was_hidden_when_it_was_the_present() throws Exception {
        var made = register(VL, id, source("visit", visit, null), open);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var then = read(made).path("created").asString();
        // LU is no guest of the visit: to LU it was hidden then
        calls().send("PATCH", "/commitments/" + id, VL, "\"1\"", "{'text':'Anders gezegd'}");
        copies("visit").deleteOne(new Document("_id", visit));
        copy("visit", visit, new Document("confidentiality", "public"));
        assertThat(read(calls().get("/commitments/" + id, LU))
                        .at("/source/visit/id")
                        .asString())
                .isEqualTo(visit);
        var past = read(calls().get("/commitments/%s?knownAt=%s".formatted(id, then), LU));
        assertThat(past.path("source").toString()).isEqualTo("{\"kind\":\"visit\"}");
        assertThat(past.path("dossiers").findValuesAsString("id")).containsExactly(open);
        copies("dossier").deleteOne(new Document("_id", open));
        var closed = read(calls().get("/commitments/%s?knownAt=%s".formatted(id, then), LU));
        assertThat(closed.has("dossiers")).isFalse();
    }

    private static void unknown(HttpResponse<String> answer, String... pointers) {
        refused(answer, 409, "unknownReference");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(read(answer).path("unknown").findValuesAsString("pointer")).containsExactly(pointers);
    }

    private HttpResponse<String> register(String token, String commitment, String source, String... dossiers)
            throws Exception {
        return calls().post(
                        "/commitments",
                        token,
                        Map.of(),
                        "{'id':'%s','text':'Iets','source':%s,'debtors':['VL'],'creditors':['LU'],'dossiers':[%s]}"
                                .formatted(
                                        commitment,
                                        source,
                                        dossiers.length == 0 ? "" : "'" + String.join("','", dossiers) + "'"));
    }

    private static String source(String kind, String visit, @Nullable String session) {
        return session == null
                ? "{'kind':'%s','visit':'%s'}".formatted(kind, visit)
                : "{'kind':'%s','visit':'%s','session':'%s'}".formatted(kind, visit, session);
    }

    /** @param summary absent of what was withdrawn from view */
    private void copy(String kind, String of, @Nullable Document summary) {
        var copy = new Document("_id", of).append("revision", 1L);
        copies(kind).insertOne(summary == null ? copy : copy.append("summary", summary.append("id", of)));
    }

    private MongoCollection<Document> copies(String kind) {
        return database.getCollection(kind + "_copies");
    }

    private Calls calls() {
        return new Calls(port);
    }
}
