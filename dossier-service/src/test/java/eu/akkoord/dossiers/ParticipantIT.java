package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Participants through HTTP, into the store and out again. */
@ExtendWith(OutputCaptureExtension.class)
class ParticipantIT extends TwoPartiesCase {
    /** Latest day of erasure, from the day the tests began. */
    private static final LocalDate BOUND = Occurrence.today(Clock.systemUTC()).plusYears(5);

    private static final String SOONER = BOUND.minusYears(1).toString();

    private static final String VL = TestTokens.officer("VL", "abb");
    private static final String NL = TestTokens.officer("NL", "szw");
    private static final String LU = TestTokens.officer("LU", "mfi");
    private static final String READER = TestTokens.reader("NL", "szw");
    private static final String KNOWS_NAMES =
            TestTokens.token("NL", "szw", List.of("reader"), "akkoord:read participants.read");
    private static final String PARTNER = TestTokens.partner("NL", "szw", "visits.read");
    private static final String PARTNER_WITH_NAMES =
            TestTokens.partner("NL", "szw", "visits.read", "participants.read");
    private static final String OUTSIDER_WITH_SCOPE =
            TestTokens.token("LU", "mfi", List.of("officer"), "akkoord:read akkoord:write participants.read");
    private static final String KEEPS_NAMES =
            TestTokens.token("NL", "szw", List.of("officer"), "akkoord:read akkoord:write participants.read");
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final String visit = "bezoek-met-deelnemers-" + SERIAL.incrementAndGet();
    private final String path = "/visits/" + visit + "/participants";

    @Autowired
    private MongoDatabase database;

    @BeforeEach
    void a_visit_was_planned() throws Exception {
        good(service.send("POST", "/visits", VL, null, """
                {'id': '%s', 'title': 'Werkbezoek', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL'],
                 'period': {'edtf': '2999-06'}, 'agreements': ['vl-nl-integratie-2013'],
                 'confidentiality': 'public'}""".formatted(visit)));
        good(service.send(
                "PATCH", "/visits/" + visit, NL, "\"1\"", "{'delegations': [{'party': 'NL', 'announced': 23}]}"));
    }

    @Test
    void who_takes_part_is_told_to_who_may_know_and_to_nobody_else(CapturedOutput output) throws Exception {
        var added = add("""
                {'party': 'NL', 'function': 'beleidsadviseur', 'organisation': 'szw', 'expertise': ['inburgering'],
                 'person': {'name': 'Kanarie van den Berg', 'email': 'kanarie@example.org'}}""");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(etag(added)).isEqualTo("\"1\"");
        assertThat(good(added).has("person")).isFalse();
        var participant = relative(location(added));

        for (var who : List.of(KNOWS_NAMES, PARTNER_WITH_NAMES)) {
            var seen = good(service.get(participant, who));
            assertThat(seen.at("/person/name").asString()).isEqualTo("Kanarie van den Berg");
            assertThat(LocalDate.parse(seen.path("erasureDate").asString()))
                    .as("not a year after a visit in 2999")
                    .isBetween(BOUND, BOUND.plusDays(1));
            assertThat(good(service.get(path, who)).at("/items/0/person/email").asString())
                    .isEqualTo("kanarie@example.org");
        }
        for (var who : List.of(VL, READER, LU, PARTNER, OUTSIDER_WITH_SCOPE)) {
            assertThat(good(service.get(participant, who)).path("function").asString())
                    .isEqualTo("beleidsadviseur");
            assertThat(service.get(participant, who).body()).doesNotContainIgnoringCase("kanarie");
            assertThat(service.get(path, who).body()).doesNotContainIgnoringCase("kanarie");
        }
        assertThat(service.get("/visits/" + visit, KNOWS_NAMES).body()).doesNotContainIgnoringCase("kanarie");
        assertThat(service.get("/visits/" + visit + "/history", KNOWS_NAMES).body())
                .doesNotContainIgnoringCase("kanarie");
        assertThat(kafka.events("visits", visit, 2).toString()).doesNotContainIgnoringCase("kanarie");
        assertThat(output.getAll()).doesNotContainIgnoringCase("kanarie");
    }

    @Test
    void a_visit_that_moves_earlier_lets_its_participants_go_sooner_and_never_later() throws Exception {
        var participant = relative(location(add("""
                {'party': 'NL', 'function': 'beleidsadviseur', 'person': {'name': 'Kanarie van den Berg'}}""")));
        var today = LocalDate.now(Occurrence.ZONE);
        for (var day : List.of(today.plusDays(20), today.plusDays(10), today.plusDays(40))) {
            var tag = etag(service.get("/visits/" + visit, VL));
            good(service.send("PATCH", "/visits/" + visit, VL, tag, "{'period': {'edtf': '%s'}}".formatted(day)));
            var gone = day.isAfter(today.plusDays(20)) ? today.plusDays(10) : day;
            assertThat(good(service.get(participant, KNOWS_NAMES))
                            .path("erasureDate")
                            .asString())
                    .as("moved to " + day)
                    .isEqualTo(gone.plusYears(1).toString());
        }
    }

    @Test
    void a_person_goes_and_function_organisation_and_headcount_stay() throws Exception {
        var participant = relative(location(add("""
                {'party': 'NL', 'function': 'beleidsadviseur', 'person': {'name': 'Kanarie van den Berg'}}""")));
        var person = stored(participant);

        var renamed = service.send("PATCH", participant, NL, "\"1\"", "{'person': {'name': 'Kanarie van Dam'}}");
        assertThat(renamed.statusCode()).as(renamed.body()).isEqualTo(200);
        assertThat(database.getCollection("persons").countDocuments(new Document("_id", person)))
                .as("who it was before")
                .isZero();
        assertThat(good(service.get(participant, KNOWS_NAMES))
                        .at("/person/name")
                        .asString())
                .isEqualTo("Kanarie van Dam");
        var other = stored(participant);
        assertThat(other).isNotEqualTo(person);

        var sooner =
                service.send("PATCH", participant, KEEPS_NAMES, "\"2\"", "{'erasureDate': '%s'}".formatted(SOONER));
        assertThat(sooner.statusCode()).as(sooner.body()).isEqualTo(200);
        assertThat(good(service.get(participant, KNOWS_NAMES))
                        .path("erasureDate")
                        .asString())
                .isEqualTo(SOONER);

        good(service.send("PATCH", participant, NL, "\"3\"", "{'person': null}"));
        var nameless = good(service.get(participant, KNOWS_NAMES));
        assertThat(nameless.has("person") || nameless.has("erasureDate")).isFalse();
        assertThat(nameless.path("function").asString()).isEqualTo("beleidsadviseur");
        assertThat(good(service.get("/visits/" + visit, READER))
                        .at("/delegations/0/announced")
                        .asInt())
                .isEqualTo(23);
        assertThat(database.getCollection("persons").countDocuments(new Document("name", "Kanarie van Dam")))
                .isZero();
        assertThat(etag(service.send("PATCH", participant, NL, "\"4\"", "{'function': 'beleidsadviseur'}")))
                .isEqualTo("\"4\"");
    }

    @Test
    void a_participant_is_removed_with_who_it_is() throws Exception {
        var participant = relative(location(add("{'party': 'NL', 'person': {'name': 'Kanarie van den Berg'}}")));
        var person = stored(participant);

        refused(service.send("DELETE", participant, LU, null, null), 403, "missingPermission");
        assertThat(service.send("DELETE", participant, NL, null, null).statusCode())
                .isEqualTo(204);

        refused(service.get(participant, VL), 404, "resourceNotFound");
        refused(service.send("DELETE", participant, NL, null, null), 404, "resourceNotFound");
        assertThat(database.getCollection("persons").countDocuments(new Document("_id", person)))
                .isZero();
    }

    @Test
    void what_is_wrong_is_refused_each_in_its_own_way() throws Exception {
        var bodies = Map.of(
                "{'party': 'NL', 'person': {'name': 'Geweigerde Kanarie', 'email': 'kanarie'}}",
                "/person/email",
                "{'party': 'NL', 'erasureDate': '2999-07-01'}",
                "/erasureDate",
                "{'party': 'NL', 'person': {'name': 'Geweigerde Kanarie'}, 'erasureDate': '2017-07-01'}",
                "/erasureDate",
                "{'party': 'NL', 'person': {'name': 'Geweigerde Kanarie'}, 'erasureDate': '2999-07-01'}",
                "/erasureDate",
                "{'party': 'NL', 'name': 'Geweigerde Kanarie'}",
                "/name");
        for (var body : bodies.entrySet()) {
            var answer = add(body.getKey());
            refused(answer, 400, "badRequest");
            assertThat(answer.body()).contains(body.getValue()).doesNotContainIgnoringCase("kanarie");
        }
        refused(service.send("POST", path, LU, null, "{'party': 'NL'}"), 403, "missingPermission");
        refused(service.send("POST", path, LU, null, "{'party': 'LU'}"), 403, "missingPermission");
        refused(service.send("POST", path, VL, null, "{'party': 'NL'}"), 403, "missingPermission");
        refused(service.send("POST", path, NL, null, "{'party': 'LU'}"), 403, "missingPermission");
        refused(service.send("POST", path, READER, null, "{'party': 'NL'}"), 403, "missingPermission");
        refused(
                service.send("POST", "/visits/bestaat-niet/participants", NL, null, "{'party': 'NL'}"),
                404,
                "resourceNotFound");

        var participant = relative(location(add("{'party': 'NL'}")));
        refused(service.send("PATCH", participant, NL, null, "{'function': 'x'}"), 428, "missingPrecondition");
        refused(service.send("PATCH", participant, NL, "\"9\"", "{'function': 'x'}"), 412, "outdatedRevision");
        refused(service.send("PATCH", participant, NL, "\"1\"", "{'person': {'email': 'a@b'}}"), 400, "badRequest");
        refused(service.send("PATCH", participant, LU, "\"1\"", "{'function': 'x'}"), 403, "missingPermission");
        refused(service.get(path + "/00000000000000000000000000000000", VL), 404, "resourceNotFound");
        assertThat(database.getCollection("persons").countDocuments(new Document("name", "Geweigerde Kanarie")))
                .isZero();
    }

    @Test
    void the_same_request_adds_nobody_twice() throws Exception {
        var key = Map.of("Idempotency-Key", "deelnemer-1");
        var body = "{'party': 'NL', 'function': 'adviseur', 'person': {'name': 'Kanarie van den Berg'}}";
        var first = service.post(path, NL, key, body);
        var again = service.post(path, NL, key, body);

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(location(again)).isEqualTo(location(first));
        refused(service.post(path, NL, key, body.replace("van den Berg", "de Vries")), 409, "keyReused");
        assertThat(good(service.get(path, VL)).path("total").asInt()).isEqualTo(1);
    }

    @Test
    void those_who_are_added_at_once_are_all_there_and_the_list_goes_page_by_page() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var adding = IntStream.range(0, 24)
                    .mapToObj(n -> (Callable<HttpResponse<String>>)
                            () -> add("{'party': 'NL', 'function': 'functie %d'}".formatted(n)))
                    .toList();
            for (var added : threads.invokeAll(adding)) {
                assertThat(added.get().statusCode()).isEqualTo(201);
            }
        }
        var functions = new ArrayList<String>();
        var page = good(service.get(path + "?pageSize=10", READER));
        for (int pages = 1; ; pages++) {
            page.path("items")
                    .forEach(item -> functions.add(item.path("function").asString()));
            assertThat(page.path("total").asInt()).isEqualTo(24);
            if (!page.has("next")) {
                assertThat(pages).isEqualTo(3);
                break;
            }
            page = good(service.get(relative(page.path("next").asString()), READER));
        }
        assertThat(functions)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 24).mapToObj("functie %d"::formatted).toList());
    }

    @Test
    void nobody_finds_out_who_it_is_by_guessing() throws Exception {
        var key = Map.of("Idempotency-Key", "raden");
        var body = "{'party': 'NL', 'person': {'name': 'Kanarie', 'email': '%s'}}";
        var first = service.post(path, NL, key, body.formatted("eerst@example.org"));
        var participant = relative(location(first));
        good(service.send("PATCH", participant, KEEPS_NAMES, "\"1\"", "{'person': {'email': 'geheim@example.org'}}"));

        for (var guess : List.of("geheim@example.org", "anders@example.org")) {
            assertThat(service.post(path, NL, key, body.formatted(guess)).statusCode())
                    .as("repeated: " + guess)
                    .isEqualTo(201);
        }
        int revision = 2;
        for (var guess : List.of("geheim@example.org", "anders@example.org", "anders@example.org")) {
            var answer = service.send("PATCH", participant, NL, "\"%d\"".formatted(revision), """
                    {'person': {'name': 'Kanarie', 'email': '%s'}}""".formatted(guess));
            assertThat(etag(answer)).as(guess).isEqualTo("\"%d\"".formatted(++revision));
            refused(
                    service.send("PATCH", participant, NL, "\"%d\"".formatted(revision), """
                    {'person': {'email': '%s'}}""".formatted(guess)),
                    400,
                    "badRequest");
        }
        assertThat(etag(service.send("PATCH", participant, NL, "\"5\"", "{'person': null}")))
                .isEqualTo("\"6\"");
        assertThat(etag(service.send("PATCH", participant, NL, "\"6\"", "{'person': null}")))
                .as("whether there was somebody")
                .isEqualTo("\"7\"");
    }

    @Test
    void each_party_keeps_its_own_delegation_and_nobody_is_given_the_answer_to_another() throws Exception {
        var body = "{'party': 'NL', 'function': 'adviseur'}";
        var key = Map.of("Idempotency-Key", "van-ons");
        var first = service.post(path, NL, key, body);
        var participant = relative(location(first));
        refused(service.send("PATCH", participant, VL, "\"1\"", "{'function': 'x'}"), 403, "missingPermission");
        refused(service.send("PATCH", participant, NL, "\"1\"", "{'party': 'VL'}"), 403, "missingPermission");
        refused(service.send("DELETE", participant, VL, null, null), 403, "missingPermission");
        var colleague = TestTokens.officer("NL", "coa");
        assertThat(location(service.post(path, colleague, key, body)))
                .as("another person of the same client")
                .isNotEqualTo(location(first));
    }

    private HttpResponse<String> add(String body) throws Exception {
        return service.send("POST", path, NL, null, body);
    }

    /** The id of the details of who a participant is. */
    private String stored(String participant) {
        var roster = database.getCollection("visit_participants")
                .find(new Document("_id", visit))
                .first();
        assertThat(roster).isNotNull();
        var id = participant.substring(participant.lastIndexOf('/') + 1);
        return roster.getList("participants", Document.class).stream()
                .filter(one -> one.getString("id").equals(id))
                .map(one -> one.getString("person"))
                .findFirst()
                .orElseThrow();
    }

    private static String relative(String address) {
        return address.substring(address.indexOf("/visits/"));
    }
}
