package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.dossiers.access.AuthorityOracle;
import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Grants;
import eu.akkoord.dossiers.access.PlainThings;
import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.dossiers.document.Documents;
import eu.akkoord.dossiers.dossier.Dossiers;
import eu.akkoord.dossiers.visit.Visits;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The model of authority, shorter, against the running service: random callers write over HTTP, and after each step everybody is shown by
 * id and as events what the table in plain words says; in the end so are lists, their counts, and what auditors see.
 */
class AuthorityRunIT extends TwoPartiesCase {
    private static final int STEPS = 25;
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Somebody, as the oracle and as the service know them. */
    private record Who(Caller caller, String token) {
        static Who staff(String party, String organisation, String role) {
            return new Who(
                    new Caller(subject(party, organisation), "-", party, organisation, Set.of(role), Set.of()),
                    TestTokens.staff(role, party, organisation));
        }

        static Who client(String party, String organisation) {
            return new Who(
                    new Caller(subject(party, organisation), "-", party, organisation, Set.of(), Set.of()),
                    TestTokens.partner(
                            party, organisation, "dossiers.read", "visits.read", "documents.read", "events.read"));
        }

        private static String subject(String party, String organisation) {
            return "%s#test-%s-%s"
                    .formatted(TestTokens.settings().get("akkoord.security.issuers[0].issuer"), party, organisation);
        }
    }

    private static final List<Who> EVERYBODY = List.of(
            Who.staff("VL", "abb", "coordinator"),
            Who.staff("NL", "szw", "coordinator"),
            Who.staff("LU", "mfi", "coordinator"),
            Who.staff("VL", "abb", "officer"),
            Who.staff("NL", "szw", "officer"),
            Who.staff("LU", "mfi", "officer"),
            Who.staff("VL", "vdab", "officer"),
            Who.staff("VL", "vdab", "reader"),
            Who.client("NL", "szw"));

    private static final List<String> PARTIES = List.of("VL", "NL", "LU");

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Visits visits;

    @Autowired
    private Documents documents;

    @Autowired
    private Grants grants;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Clock clock;

    private final Map<String, Set<String>> joined = new HashMap<>();
    private final Map<String, Integer> told = new HashMap<>();

    /** By entry of the history, the parties whose auditors see it. */
    private final Map<String, Set<String>> audited = new HashMap<>();

    /** By entry, the parties whose auditors see the state before it, and after it. */
    private final Map<String, Set<String>> before = new HashMap<>();

    private final Map<String, Set<String>> after = new HashMap<>();

    private final List<String> story = new ArrayList<>();
    private Random random = new Random(0);
    private String run = "";
    private int made;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20170620, 20131209})
    void what_is_let_pass_over_http_breaks_no_line_of_the_table(long seed) throws Exception {
        random = new Random(seed);
        run = "loop-%s".formatted(Long.toString(System.nanoTime(), 36));
        kafka.tell("parties", "LU", 1, """
            {"party": {"id": "LU", "names": {"nl": "Luxemburg"}, "organisations": [{"id": "mfi"}]}}\
            """);
        tell(run + "-een", Set.of("VL", "NL"));
        tell(run + "-twee", Set.of("VL", "NL", "LU"));
        for (int step = 0; step < STEPS; step++) {
            step();
        }
        for (var reader : EVERYBODY) {
            await().atMost(SOON).untilAsserted(() -> assertListed(reader));
        }
        for (var party : PARTIES) {
            assertAudited(party);
        }
    }

    private void step() throws Exception {
        var before = world();
        var revisions = revisions();
        var asked = act(before);
        var after = world();
        if (!before.equals(after)) {
            assertThat(AuthorityOracle.faults(
                            before,
                            after,
                            asked,
                            EVERYBODY.stream().map(Who::caller).toList()))
                    .as("%s", story)
                    .isEmpty();
        }
        takeDown(before, revisions, after, asked.by());
        if (asked.opensNothing()) {
            // what the other service tells comes a moment later
            await().atMost(SOON).untilAsserted(() -> assertShown(after));
        } else {
            assertShown(after);
        }
    }

    private void takeDown(AuthorityOracle.World before, Map<String, Long> was, AuthorityOracle.World after, Caller by) {
        revisions().forEach((id, revision) -> {
            if (!revision.equals(was.get(id))) {
                var entry = id.replace('/', '.') + "." + revision;
                this.before.put(entry, concerned(before.things().get(id), by));
                this.after.put(entry, concerned(after.things().get(id), by));
                var concerned = new HashSet<>(concerned(before.things().get(id), by));
                concerned.addAll(concerned(after.things().get(id), by));
                audited.put(entry, concerned);
            }
        });
    }

    private static Set<String> concerned(AuthorityOracle.@Nullable Thing thing, Caller by) {
        var concerned = new HashSet<>(Set.of(by.party()));
        if (thing != null) {
            concerned.add(thing.owner());
            concerned.addAll(thing.visitors());
            if (thing.within() != null) {
                concerned.add(thing.within().owner());
            }
        }
        return concerned;
    }

    /** By id, and by the newest event of each, nobody is shown more or less than the table says. */
    private void assertShown(AuthorityOracle.World world) throws Exception {
        var revisions = revisions();
        for (var reader : EVERYBODY) {
            for (var thing : world.things().values()) {
                boolean reads = AuthorityOracle.reads(reader.caller(), thing, world);
                var by = "%s by %s %s after %s"
                        .formatted(
                                thing.id(),
                                reader.caller().subject(),
                                reader.caller().roles(),
                                story);
                assertThat(service.get(path(thing), reader.token()).statusCode())
                        .as(by)
                        .isEqualTo(reads ? 200 : 404);
                var event = "/events/%s.%d"
                        .formatted(thing.id().replace('/', '.'), Objects.requireNonNull(revisions.get(thing.id())));
                int answer = service.get(event, reader.token()).statusCode();
                if (thing.within() == null || !reads) {
                    assertThat(answer).as("the event of %s", by).isEqualTo(reads ? 200 : 404);
                }
            }
        }
    }

    private void assertListed(Who reader) throws Exception {
        var world = world();
        for (var collection : List.of("dossiers", "visits")) {
            var page = good(service.get("/%s?q=%s&pageSize=100".formatted(collection, word()), reader.token()));
            var ids = page.path("items")
                    .valueStream()
                    .map(item -> collection + "/" + item.path("id").asString())
                    .collect(Collectors.toCollection(TreeSet::new));
            var readable = world.things().values().stream()
                    .filter(thing -> thing.id().startsWith(collection))
                    .filter(thing -> AuthorityOracle.reads(reader.caller(), thing, world))
                    .map(AuthorityOracle.Thing::id)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(ids).as("listed to %s after %s", reader.caller(), story).isEqualTo(readable);
            assertThat(page.path("total").asInt()).isEqualTo(readable.size());
        }
    }

    private void assertAudited(String party) throws Exception {
        var auditor = TestTokens.staff("auditor", party, "rekenkamer");
        for (var entry : audited.entrySet()) {
            var answer = service.get("/audits/" + entry.getKey(), auditor);
            var by = "%s to the auditors of %s after %s".formatted(entry.getKey(), party, story);
            assertThat(answer.statusCode()).as(by).isEqualTo(entry.getValue().contains(party) ? 200 : 404);
            if (answer.statusCode() == 200) {
                var shown = read(answer);
                boolean first = entry.getKey().endsWith(".1");
                assertThat(shown.has("before"))
                        .as("before %s", by)
                        .isEqualTo(!first
                                && Objects.requireNonNull(before.get(entry.getKey()))
                                        .contains(party));
                assertThat(shown.has("after"))
                        .as("after %s", by)
                        .isEqualTo(Objects.requireNonNull(after.get(entry.getKey()))
                                .contains(party));
            }
        }
        var things = audited.keySet().stream()
                .map(entry -> entry.split("\\.", -1)[1])
                .collect(Collectors.toSet());
        for (var thing : things) {
            var theirs = audited.entrySet().stream()
                    .filter(entry -> entry.getKey().split("\\.", -1)[1].equals(thing))
                    .filter(entry -> entry.getValue().contains(party))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(TreeSet::new));
            await().atMost(SOON).untilAsserted(() -> {
                var listed = good(service.get(
                                "/audits?thing=%s&kind=change&kind=publication&pageSize=100".formatted(thing), auditor))
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("id").asString())
                        .filter(id ->
                                id.startsWith("dossiers.") || id.startsWith("visits.") || id.startsWith("documents."))
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(listed)
                        .as("listed to the auditors of %s of %s", party, thing)
                        .isEqualTo(theirs);
            });
        }
    }

    /** One random write by somebody, mostly by one of the owner's party. */
    private AuthorityOracle.Asked act(AuthorityOracle.World world) throws Exception {
        var wholes = world.things().values().stream()
                .filter(thing -> thing.within() == null)
                .toList();
        int kind = wholes.size() < 2 ? random.nextInt(2) : random.nextInt(2, 16);
        var who = choose(EVERYBODY);
        boolean reasoned = random.nextInt(4) != 0;
        boolean opensNothing = false;
        boolean accepts = false;
        HttpResponse<String> answer = null;
        if (kind == 0) {
            answer = post("/dossiers", who, dossier(reasoned));
        } else if (kind == 1) {
            answer = post("/visits", who, visit(reasoned));
        } else if (kind == 2) {
            opensNothing = true;
            var agreement = choose(List.of(run + "-een", run + "-twee"));
            var parties = new TreeSet<>(joined.getOrDefault(agreement, Set.of()));
            if (!parties.remove(who.caller().party())) {
                parties.add(who.caller().party());
            }
            tell(agreement, parties);
            note("joins or leaves " + agreement, who, null);
        } else {
            var thing = choose(wholes);
            if (random.nextInt(3) != 0) {
                who = choose(EVERYBODY.stream()
                        .filter(one -> one.caller().party().equals(thing.owner()))
                        .toList());
            }
            if (kind < 9) {
                answer = amend(thing, kind, who, reasoned);
            } else if (kind < 11) {
                answer = post(path(thing) + "/grants", who, grant(reasoned, kind == 9));
            } else if (kind == 11) {
                answer = withdraw(thing, who);
            } else if (kind == 12) {
                answer = post(path(thing) + "/documents", who, document(reasoned));
            } else if (kind == 13) {
                answer = post(path(thing) + "/offers", who, ownership(reasoned));
            } else {
                accepts = true;
                answer = answer(thing, reasoned);
                who = last;
            }
        }
        if (answer != null) {
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(500).isNotEqualTo(429);
            if (answer.statusCode() / 100 != 2) {
                assertThat(world()).as("refused, after %s", story).isEqualTo(world);
            }
        }
        return new AuthorityOracle.Asked(who.caller(), reasoned, opensNothing, accepts);
    }

    private Who last = EVERYBODY.getFirst();

    private @Nullable HttpResponse<String> answer(AuthorityOracle.Thing thing, boolean reasoned) throws Exception {
        last = choose(EVERYBODY);
        var id = id(thing);
        var offers = thing.id().startsWith("dossiers/")
                ? dossiers.find(id).orElseThrow().value().offers()
                : visits.find(id).orElseThrow().value().offers();
        if (offers.all().isEmpty()) {
            return null;
        }
        var offer = offers.all().getLast();
        if (random.nextInt(3) != 0) {
            last = choose(EVERYBODY.stream()
                    .filter(one -> offer.awaits().contains(one.caller().party()))
                    .toList());
        }
        return service.answer(
                "%s/offers/%s".formatted(path(thing), offer.id()),
                last.token(),
                "{'answer': 'accepted'%s}".formatted(because(reasoned)));
    }

    private HttpResponse<String> amend(AuthorityOracle.Thing thing, int kind, Who who, boolean reasoned)
            throws Exception {
        boolean dossier = thing.id().startsWith("dossiers/");
        var change = switch (kind) {
            case 3, 4 -> "'confidentiality': '%s'".formatted(level());
            case 5 -> "'owner': %s".formatted(organisation(choose(EVERYBODY)));
            case 6 -> "'agreements': %s".formatted(some(List.of(run + "-een", run + "-twee")));
            case 7 -> "'sharedWith': %s".formatted(some(PARTIES));
            default ->
                dossier
                        ? "'responsibles': [%s]".formatted(organisation(choose(EVERYBODY)))
                        : random.nextBoolean()
                                ? "'host': '%s'".formatted(choose(PARTIES))
                                : "'guests': %s".formatted(some(PARTIES));
        };
        var revision = Objects.requireNonNull(revisions().get(thing.id()));
        var answer = service.send(
                "PATCH",
                path(thing),
                who.token(),
                "\"%d\"".formatted(revision),
                "{%s%s}".formatted(change, because(reasoned)));
        note(thing.id() + " " + change + because(reasoned), who, answer);
        return answer;
    }

    private HttpResponse<String> withdraw(AuthorityOracle.Thing thing, Who who) throws Exception {
        var list = service.get(path(thing) + "/grants", who.token());
        var ids = list.statusCode() == 200 ? good(list).path("items").findValuesAsString("id") : List.<String>of();
        var path = "%s/grants/%s".formatted(path(thing), ids.isEmpty() ? "creator" : choose(ids));
        var answer = service.send("DELETE", path, who.token(), null, null);
        note("withdraws " + path, who, answer);
        return answer;
    }

    private HttpResponse<String> post(String path, Who who, String body) throws Exception {
        var answer = service.send("POST", path, who.token(), null, body);
        note(path + " " + body, who, answer);
        return answer;
    }

    private void note(String what, Who who, @Nullable HttpResponse<String> answer) {
        if (answer == null || answer.statusCode() / 100 == 2) {
            story.add(
                    "%s %s: %s%n".formatted(who.caller().subject(), who.caller().roles(), what));
        }
    }

    private String dossier(boolean reasoned) {
        return "{'id': '%s-d%d', 'title': 'Dossier %s', 'agreements': %s, 'confidentiality': '%s'%s}"
                .formatted(
                        run,
                        ++made,
                        word(),
                        choose(List.of(
                                "['%s-een']".formatted(run),
                                "['%s-twee']".formatted(run),
                                "['%s-een', '%<s-twee']".formatted(run))),
                        level(),
                        because(reasoned));
    }

    private String visit(boolean reasoned) {
        return """
            {'id': '%s-v%d', 'title': 'Bezoek %s', 'kind': 'workingVisit', 'host': '%s', 'guests': %s,
             'period': {'edtf': '2027'}, 'agreements': %s, 'confidentiality': '%s'%s}\
            """.formatted(
                        run,
                        ++made,
                        word(),
                        choose(PARTIES),
                        some(PARTIES),
                        some(List.of(run + "-een", run + "-twee")),
                        level(),
                        because(reasoned));
    }

    private String document(boolean reasoned) {
        return """
            {'title': 'Verslag', 'kind': 'report', 'language': 'nl', 'link': 'https://example.org/verslag',
             'confidentiality': '%s'%s}\
            """.formatted(level(), because(reasoned));
    }

    private String grant(boolean reasoned, boolean person) {
        var to = choose(EVERYBODY).caller();
        return person
                ? "{'subject': '%s', 'party': '%s'%s}".formatted(to.subject(), to.party(), because(reasoned))
                : "{'party': '%s', 'organisation': '%s'%s}".formatted(to.party(), to.organisation(), because(reasoned));
    }

    private String ownership(boolean reasoned) {
        return "{'kind': 'ownership', 'content': {'owner': %s, 'keepGrants': %s}%s}"
                .formatted(organisation(choose(EVERYBODY)), random.nextBoolean(), because(reasoned));
    }

    private static String organisation(Who who) {
        return "{'party': '%s', 'organisation': '%s'}"
                .formatted(who.caller().party(), who.caller().organisation());
    }

    private static String because(boolean reasoned) {
        return reasoned ? ", 'change': {'reason': 'zo besloten'}" : "";
    }

    private String level() {
        return choose(List.of(Confidentiality.values())).word();
    }

    /** A word in every title of this run, by which its things are found. */
    private String word() {
        return run.replace("-", "");
    }

    private String some(List<String> all) {
        var some = all.stream().filter(one -> random.nextBoolean()).toList();
        return (some.isEmpty() ? all : some)
                .stream().map("'%s'"::formatted).collect(Collectors.joining(", ", "[", "]"));
    }

    private <T> T choose(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void tell(String agreement, Set<String> parties) {
        joined.put(agreement, Set.copyOf(parties));
        kafka.tell("agreements", agreement, told.merge(agreement, 1, Integer::sum), """
            {"agreement": {"id": "%s", "parties": ["VL", "NL", "LU"], "joined": [%s], "themes": []}}\
            """.formatted(
                        agreement, parties.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "))));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> agreements.find(List.of(agreement)).containsKey(agreement)
                        && Objects.requireNonNull(
                                        agreements.find(List.of(agreement)).get(agreement))
                                .parties()
                                .equals(parties));
    }

    private AuthorityOracle.World world() {
        return new PlainThings(dossiers, visits, documents, grants, clock).world(id -> id.startsWith(run), joined);
    }

    private Map<String, Long> revisions() {
        var revisions = new HashMap<String, Long>();
        world().things().keySet().forEach(id -> {
            Aggregates<?, ?> all =
                    id.startsWith("dossiers/") ? dossiers : id.startsWith("visits/") ? visits : documents;
            revisions.put(
                    id,
                    all.find(id.substring(id.indexOf('/') + 1)).orElseThrow().revision());
        });
        return revisions;
    }

    private static String path(AuthorityOracle.Thing thing) {
        return thing.within() == null
                ? "/" + thing.id()
                : "/%s/documents/%s".formatted(thing.within().id(), id(thing));
    }

    private static String id(AuthorityOracle.Thing thing) {
        return thing.id().substring(thing.id().indexOf('/') + 1);
    }
}
