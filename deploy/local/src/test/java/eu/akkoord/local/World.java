package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.test.ContractOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The answers to one client to everything the contract lets it ask, about open and about hidden things. */
final class World {
    /** In the titles of what is hidden, and of two probes. */
    private static final String WORD = "kwartelkoning";

    /** In the titles of what is hidden, and of what is not. */
    private static final String COMMON = "integratie";

    /** Open to all, with something hidden in it. */
    static final String OPEN_DOSSIER = "sociale-inclusie-2017";

    static final String DUTCH = "-nl";

    /** Two of which one has the word oftener that hidden things have too, the other the marker. */
    static final Map<String, String> PROBED = Map.of(
            "peilglas-een", "Kwartelkoning en kwartelkoning bij het peilglas",
            "peilglas-twee", "Kwartelkoning bij het peilglas en het peilglas");

    private static final Question PROBES =
            new Question("GET", "/dossiers?sort=relevance&q=kwartelkoning%20peilglas", "application/json", "");
    private static final Map<String, Integer> SHARES =
            Map.of("reader", 0, "officer", 1, "opaque", 1, "coordinator", 2, "partner", 3);

    private final String client;
    private final Eyes eyes;
    private final Map<String, String> hidden;

    /** @param hidden the ids of what is hidden, by the names that paths have for them; none where there is nothing yet */
    World(String client, Eyes eyes, Map<String, String> hidden) {
        this.client = client;
        this.eyes = eyes;
        this.hidden = hidden;
    }

    /** Returns the answers by question. */
    Map<String, String> seen() {
        var world = new TreeMap<String, String>();
        for (var asked : Question.reading(about()).entrySet()) {
            var question = asked.getKey();
            var answer = ask(question, asked.getValue(), world);
            if (answer.startsWith("200") && !question.accept().contains("spreadsheet")) {
                question.refined(asked.getValue(), WORD, COMMON).stream()
                        .filter(this::isMine)
                        .forEach(refined -> ask(refined, asked.getValue(), world));
                if (asked.getValue().parameters().containsKey("query pageSize")
                        && question.accept().equals("application/json")) {
                    eyes.pages(client, question.with("pageSize=2"), hidden)
                            .forEach((page, body) -> world.put(asked.getValue() + " " + page, body));
                }
            }
        }
        // by each alone: in which order the two come may not tell what else there is
        ask(PROBES, world);
        ask(PROBES.with("highlight=true"), world);
        if (!client.equals("officer-vl")) {
            writing().stream()
                    .filter(question -> !isTold(question))
                    .forEach(question -> world.put(question.toString(), eyes.see(client, question, hidden)));
        }
        return world;
    }

    /**
     * The many ways to narrow a list are shared by four clients of a party, who all see alike there; the rest each asks. A file
     * is narrowed as its list is, so it is asked for by a word only.
     */
    private boolean isMine(Question narrowed) {
        var share = SHARES.getOrDefault(client.substring(0, Math.max(0, client.lastIndexOf('-'))), 0);
        return narrowed.path().contains("embed=")
                || (Math.floorMod(narrowed.toString().hashCode(), 4) == share
                        && (!narrowed.accept().equals("text/csv")
                                || narrowed.path().contains("q=")));
    }

    /** Coordinators and auditors are told that there is something of their party that nobody of it may see any more. */
    private boolean isTold(Question question) {
        return question.path().contains("/recoveries")
                && List.of("auditor", "coordinator-vl").contains(client);
    }

    private String ask(Question question, ContractOperation operation, Map<String, String> world) {
        // who audits is told what was done, whatever it was done to
        if ((operation.role().equals("auditor") && client.equals("auditor")) || isTold(question)) {
            return "";
        }
        var answer = eyes.see(client, question, hidden);
        world.put(operation + " " + question, answer);
        return answer;
    }

    private void ask(Question probe, Map<String, String> world) {
        var answer = eyes.see(client, probe, hidden);
        assertThat(answer).as("%s asks %s", client, probe).containsAnyOf("\"total\":2", "403 ");
        world.put(probe.toString(), answer);
    }

    /** Returns the ids to ask about: open ones, hidden ones, and hidden ones within open ones. */
    private List<Map<String, String>> about() {
        var open = Map.of(
                "partyId", "VL",
                "agreementId", "vl-nl-integratie-2013",
                "commitmentId", "statistieken-indicatoren-2013",
                "milestoneId", "herziening-2028",
                "dossierId", OPEN_DOSSIER,
                "visitId", "werkbezoek-vlaanderen-2017",
                "sessionId", "lunchsessie-1-2017",
                "eventId", "visits.werkbezoek-vlaanderen-2017.1");
        var about = new ArrayList<Map<String, String>>();
        about.add(open);
        var closed = new HashMap<>(open);
        closed.putAll(Map.of(
                "documentId",
                "{documentId}",
                "grantId",
                "{grantId}",
                "participantId",
                "{participantId}",
                "invitationId",
                "{invitationId}"));
        closed.putAll(hidden.entrySet().stream()
                .filter(each -> List.of("visitId", "sessionId", "dossierId", "milestoneId")
                        .contains(each.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        about.add(Map.copyOf(closed));
        about.add(Map.of("dossierId", OPEN_DOSSIER, "documentId", "{innerId}"));
        about.add(Map.of("dossierId", OPEN_DOSSIER, "documentId", "{theirId}"));
        about.add(Map.of("visitId", closed.getOrDefault("visitId", ""), "grantId", "{visitGrantId}"));
        about.add(Map.of("visitId", closed.getOrDefault("visitId", ""), "offerId", "{offerId}"));
        for (var slip : List.of(2, 3, 4)) {
            about.add(Map.of("eventId", "visits.%s.%d".formatted(hidden.get("visitId"), slip)));
        }
        about.add(Map.of("eventId", "documents.{innerId}.2"));
        for (var event : List.of(
                "dossiers." + hidden.get("dossierId"),
                "visits." + hidden.get("visitId"),
                "sessions." + hidden.get("sessionId"),
                "milestones." + hidden.get("milestoneId"),
                "documents.{documentId}",
                "documents.{innerId}",
                "documents.{theirId}")) {
            about.add(Map.of("eventId", event + ".1"));
        }
        return about;
    }

    /** Only about what this client may not see: the rest would be changed by asking. */
    private List<Question> writing() {
        var questions = new ArrayList<>(Question.writing(
                Map.of("dossierId", "kwarteldossier-2031", "documentId", "{documentId}", "grantId", "{grantId}")));
        questions.add(new Question(
                "PATCH", "/dossiers/%s/documents/{innerId}".formatted(OPEN_DOSSIER), "", "{\"title\":\"Anders\"}"));
        questions.add(naming("\"dossiers\":[\"kwarteldossier-2031\"]"));
        if (client.endsWith(DUTCH)) {
            questions.addAll(Question.writing(Map.of("milestoneId", "kwartelmijlpaal-2031")));
            questions.add(reporting());
            questions.addAll(Question.writing(Map.of(
                    "visitId", "kwartelreis-2031",
                    "sessionId", "kwartelsessie-2031",
                    "participantId", "{participantId}",
                    "invitationId", "{invitationId}",
                    "grantId", "{visitGrantId}",
                    "offerId", "{offerId}")));
            questions.add(naming("\"returns\":\"kwartelreis-2031\""));
        }
        return questions;
    }

    private static Question reporting() {
        return new Question("POST", "/dossiers", "", """
            {"id":"bericht-iets-2031","title":"Bericht","agreements":["vl-nl-integratie-2013"],
             "milestones":["kwartelmijlpaal-2031"]}\
            """);
    }

    private static Question naming(String what) {
        return new Question("POST", "/visits", "", """
            {"id":"noemt-iets-2031","title":"Noemt","kind":"workingVisit","host":"VL","guests":["NL"],
             "period":{"edtf":"2031"},"agreements":["vl-nl-integratie-2013"],%s}\
            """.formatted(what));
    }
}
