package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The world with something hidden in it is, for who may not see it, the world without it: every answer of every operation, in
 * every format, with every parameter and page by page, is compared as it was before and is after. The questions come from
 * the contract. Accepted: a taken id is told by 409 {@code idTaken}, and the auditor sees in the audit what was done.
 */
@ExtendWith(RunningInstallation.class)
class HiddenThingsIT {
    private static final Pattern NEXT = Pattern.compile("\"next\":\"[^\"]*cursor=([A-Za-z0-9_-]+)");

    private static final String THEIRS = "officer-nl";

    private final Map<String, String> hidden = new HashMap<>(Map.of(
            "visitId",
            "kwartelreis-2031",
            "sessionId",
            "kwartelsessie-2031",
            "dossierId",
            "kwarteldossier-2031",
            "milestoneId",
            "kwartelmijlpaal-2031"));
    private final Installation installation;
    private final Eyes eyes;

    HiddenThingsIT(Installation installation) {
        this.installation = installation;
        this.eyes = new Eyes(installation);
    }

    @Test
    void who_may_not_see_something_lives_in_a_world_without_it() throws Exception {
        var maker = "officer-vl";
        openProbes(maker);
        registerAgreement(maker);
        // that a party contributes is for every reader of the dossier, what it has in it is not
        draftTheirs("partners");
        settle();
        var flemish = clients(name -> !name.endsWith(World.DUTCH) && !name.equals(maker));
        var dutch = clients(name -> name.endsWith(World.DUTCH));
        assertThat(flemish.size() + dutch.size()).isGreaterThanOrEqualTo(9);

        var all = Stream.concat(flemish.stream(), dutch.stream()).toList();
        var before = worlds(
                Stream.concat(dutch.stream(), Stream.of("coordinator-vl")).toList());
        planVisit(maker);
        planMilestone(maker);
        offerVisit();
        settle();
        var withVisit = worlds(Stream.concat(flemish.stream(), Stream.of(maker)).toList());
        openDossier(maker);
        settle();
        var withBoth = worlds(Stream.concat(all.stream(), Stream.of(maker)).toList());

        for (var client : dutch) {
            assertSame(client, before, withBoth);
        }
        for (var client : flemish) {
            assertSame(client, withVisit, withBoth);
        }
        var theirs = draftTheirs("internal");
        hidden.put("theirId", theirs);
        eyes.write(THEIRS, "PATCH", theirs(theirs), "{\"link\":\"https://example.org/vier\"}");
        settle();
        var owners = Stream.concat(flemish.stream(), Stream.of(maker)).toList();
        var withTheirs = worlds(owners);
        for (var client : owners) {
            assertSame(client, withBoth, withTheirs);
        }
        // and who may see it does, everywhere where it could have leaked
        assertThat(differing("coordinator-vl", before, withVisit))
                .contains(
                        "/calendar",
                        "/events/{eventId}",
                        "/milestones",
                        "/milestones/{milestoneId}",
                        "/milestones/{milestoneId}/history",
                        "/sessions",
                        "/visits",
                        "/visits/{visitId}",
                        "/visits/{visitId}/history",
                        "/visits/{visitId}/offers",
                        "/visits/{visitId}/offers/{offerId}",
                        "/visits/{visitId}/grants",
                        "/visits/{visitId}/grants/{grantId}",
                        "/visits/{visitId}/participants",
                        "/visits/{visitId}/participants/{participantId}",
                        "/visits/{visitId}/sessions",
                        "/visits/{visitId}/sessions/{sessionId}",
                        "/visits/{visitId}/sessions/{sessionId}/history",
                        "/visits/{visitId}/sessions/{sessionId}/invitations",
                        "/visits/{visitId}/sessions/{sessionId}/invitations/{invitationId}",
                        "/visits/{visitId}/slips");
        assertThat(differing(maker, withVisit, withBoth))
                .contains(
                        "/dossiers",
                        "/dossiers/{dossierId}",
                        "/dossiers/{dossierId}/documents",
                        "/dossiers/{dossierId}/documents/{documentId}",
                        "/dossiers/{dossierId}/grants",
                        "/dossiers/{dossierId}/grants/{grantId}",
                        "/dossiers/{dossierId}/history",
                        "/events/{eventId}");
    }

    @Test
    void the_cursor_of_one_partner_is_none_for_the_other() {
        var tried = 0;
        for (var asked : Question.reading(List.of(Map.of("visitId", "werkbezoek-vlaanderen-2017")))
                .entrySet()) {
            if (!asked.getValue().parameters().containsKey("query cursor")
                    || !asked.getKey().accept().equals("application/json")) {
                continue;
            }
            var one = asked.getKey().with("pageSize=1");
            var next = NEXT.matcher(eyes.body("partner-vl", one));
            if (!next.find()) {
                continue; // it all fits on one page
            }
            var cursor = next.group(1);
            if (cursor.endsWith("-")) {
                continue; // where the next collection of heads begins, which is the same for all
            }
            tried++;
            var madeUp = "A".repeat(cursor.length());
            assertThat(eyes.see("partner-vl", one.with("cursor=" + cursor), Map.of()))
                    .startsWith("200");
            assertThat(eyes.see("partner-nl", one.with("cursor=" + cursor), Map.of())
                            .replace(cursor, madeUp))
                    .as(one.toString())
                    .startsWith("400")
                    .isEqualTo(eyes.see("partner-nl", one.with("cursor=" + madeUp), Map.of()));
        }
        assertThat(tried).isGreaterThanOrEqualTo(4);
    }

    /** Returns each client's present answers to every question. */
    private Map<String, Map<String, String>> worlds(List<String> clients) throws Exception {
        var worlds = new TreeMap<String, Map<String, String>>();
        try (var threads = Executors.newFixedThreadPool(3)) {
            var looking = clients.stream()
                    .map(client -> (Callable<Map<String, String>>) () -> new World(client, eyes, hidden).seen())
                    .toList();
            var seen = threads.invokeAll(looking);
            for (int index = 0; index < clients.size(); index++) {
                worlds.put(clients.get(index), seen.get(index).get());
            }
        }
        return worlds;
    }

    private void planVisit(String maker) {
        eyes.write(maker, "POST", "/visits", """
            {"id":"kwartelreis-2031","title":"Kwartelkoning over integratie","kind":"workingVisit","host":"VL",
             "guests":["NL"],"period":{"edtf":"2031-03"},"places":["Zwevegem"],
             "agreements":["vl-nl-integratie-2013"],"dossiers":["sociale-inclusie-2017"],
             "confidentiality":"internal"}\
            """);
        eyes.write(maker, "PATCH", "/visits/kwartelreis-2031", "{\"period\":{\"edtf\":\"2031-04\"}}");
        eyes.write(maker, "POST", "/visits/kwartelreis-2031/sessions", """
            {"id":"kwartelsessie-2031","title":"Kwartelkoning aan tafel over integratie","period":{"edtf":"2031-05"},
             "place":"Zwevegem"}\
            """);
        hidden.put(
                "invitationId",
                eyes.write(maker, "POST", "/visits/kwartelreis-2031/sessions/kwartelsessie-2031/invitations", """
                    {"status":"invited","person":{"name":"Iemand Gevraagd"}}\
                    """));
        hidden.put(
                "participantId",
                eyes.write(
                        maker,
                        "POST",
                        "/visits/kwartelreis-2031/participants",
                        "{\"party\":\"VL\",\"function\":\"kwartelkenner\"}"));
        hidden.put("visitGrantId", eyes.write(maker, "POST", "/visits/kwartelreis-2031/grants", nobody()));
    }

    /** An agreement that the other party has not joined. */
    private void registerAgreement(String maker) {
        eyes.write(maker, "POST", "/agreements", """
            {"id":"kwartelakkoord-2031","title":"Akkoord van een partij","instrument":"declarationOfIntent",
             "parties":["VL","NL"]}\
            """);
    }

    private void planMilestone(String maker) {
        eyes.write(maker, "POST", "/milestones", """
            {"id":"kwartelmijlpaal-2031","agreement":"kwartelakkoord-2031","title":"Kwartelkoning op een Top over integratie",
             "kind":"top","period":{"edtf":"2031-06"}}\
            """);
    }

    private void openProbes(String maker) {
        World.PROBED.forEach((id, title) -> eyes.write(maker, "POST", "/dossiers", """
            {"id":"%s","title":"%s","agreements":["vl-nl-integratie-2013"],"confidentiality":"public"}\
            """.formatted(id, title)));
    }

    /** Offers it to the other party, and thinks better of it. */
    private void offerVisit() {
        var coordinator = "coordinator-vl";
        hidden.put("offerId", eyes.write(coordinator, "POST", "/visits/kwartelreis-2031/offers", """
            {"kind":"ownership","content":{"owner":{"party":"NL","organisation":"szw"}},
             "change":{"reason":"kwartelkoning wordt overgenomen"}}\
            """));
        eyes.write(
                coordinator,
                "POST",
                "/visits/kwartelreis-2031/offers/%s/answers".formatted(hidden.get("offerId")),
                "{\"answer\":\"withdrawn\"}");
    }

    private void openDossier(String maker) {
        eyes.write(maker, "POST", "/dossiers", """
            {"id":"kwarteldossier-2031","title":"Kwartelkoning en integratie","agreements":["vl-nl-integratie-2013"],
             "themes":[{"agreement":"vl-nl-integratie-2013","code":"sociale-inclusie"}],
             "period":{"edtf":"2031"},"confidentiality":"restricted"}\
            """);
        var document = """
            {"title":"Kwartelkoning: verslag over integratie","kind":"report","language":"nl",
             "link":"https://example.org/%s","date":"2017-06-16","confidentiality":"%s"}\
            """;
        hidden.put(
                "documentId",
                eyes.write(
                        maker,
                        "POST",
                        "/dossiers/kwarteldossier-2031/documents",
                        document.formatted("een", "partners")));
        hidden.put(
                "innerId",
                eyes.write(
                        maker,
                        "POST",
                        "/dossiers/%s/documents".formatted(World.OPEN_DOSSIER),
                        document.formatted("twee", "restricted")));
        eyes.write(
                maker,
                "PATCH",
                "/dossiers/%s/documents/%s".formatted(World.OPEN_DOSSIER, hidden.get("innerId")),
                "{\"link\":\"https://example.org/drie\"}");
        hidden.put("grantId", eyes.write(maker, "POST", "/dossiers/kwarteldossier-2031/grants", nobody()));
    }

    /** Adds what the other party has in a dossier that is open to all. */
    private String draftTheirs(String level) {
        return eyes.write(THEIRS, "POST", "/dossiers/%s/documents".formatted(World.OPEN_DOSSIER), """
            {"title":"Kwartelkoning van hen: integratie","kind":"report","language":"nl",
             "link":"https://example.org/hun","date":"2017-06-16","confidentiality":"%s"}\
            """.formatted(level));
    }

    private static String theirs(String document) {
        return "/dossiers/%s/documents/%s".formatted(World.OPEN_DOSSIER, document);
    }

    /** A grant to a person of the maker's party who never calls. */
    private String nobody() {
        return "{\"subject\":\"%s#niemand\",\"change\":{\"reason\":\"leest mee\"}}".formatted(installation.issuer());
    }

    /** Waits until all writes are published, indexed and counted. */
    private void settle() {
        var health = new Health(installation);
        var quiet = new Topics[] {installation.topics()};
        var told = new int[] {-1};
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(700))
                .until(() -> {
                    var now = quiet[0].all().size();
                    var settled =
                            now == told[0] && Installation.SERVICES.stream().allMatch(health::hasReadAll);
                    told[0] = now;
                    return settled;
                });
    }

    private static List<String> clients(Predicate<String> which) {
        return LocalClient.ALL.stream().map(LocalClient::name).filter(which).toList();
    }

    private static void assertSame(
            String client, Map<String, Map<String, String>> without, Map<String, Map<String, String>> with) {
        var one = without.getOrDefault(client, Map.of());
        var other = with.getOrDefault(client, Map.of());
        assertThat(other).as(client).hasSizeGreaterThan(50);
        var faults = new ArrayList<String>();
        var questions = new TreeSet<>(one.keySet());
        questions.addAll(other.keySet());
        for (var question : questions) {
            if (!one.getOrDefault(question, "").equals(other.getOrDefault(question, ""))) {
                faults.add(
                        "%s%n without: %s%n with:    %s".formatted(question, one.get(question), other.get(question)));
            }
        }
        assertThat(faults).as(client).isEmpty();
    }

    private static List<String> differing(
            String client, Map<String, Map<String, String>> without, Map<String, Map<String, String>> with) {
        var one = without.getOrDefault(client, Map.of());
        return with.getOrDefault(client, Map.of()).entrySet().stream()
                .filter(answer -> !answer.getValue().equals(one.get(answer.getKey())))
                .map(answer -> answer.getKey().split(" ", -1)[1])
                .distinct()
                .sorted()
                .toList();
    }
}
