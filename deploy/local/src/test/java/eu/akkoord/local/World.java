package eu.akkoord.local;

import eu.akkoord.platform.servers.PromisedOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What one client is answered to everything the contract lets it ask, about what is open and about what is hidden. */
final class World {
    /** In the titles of what is hidden, and nowhere else. */
    private static final String WORD = "kwartelkoning";

    /** In the titles of what is hidden, and of what is not. */
    private static final String COMMON = "integratie";

    /** Open to all, with something hidden in it. */
    static final String OPEN_DOSSIER = "sociale-inclusie-2017";

    static final String DUTCH = "-nl";
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

    /** What it is answered, by what was asked. */
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
        if (!client.equals("officer-vl")) {
            writing().forEach(question -> world.put(question.toString(), eyes.see(client, question, hidden)));
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

    private String ask(Question question, PromisedOperation operation, Map<String, String> world) {
        // who audits is told what was done, whatever it was done to
        if (operation.role().equals("auditor") && client.equals("auditor")) {
            return "";
        }
        var answer = eyes.see(client, question, hidden);
        world.put(operation + " " + question, answer);
        return answer;
    }

    /** What there is to ask about: what is open, what is hidden, and what is hidden in what is open. */
    private List<Map<String, String>> about() {
        var open = Map.of(
                "partyId", "VL",
                "agreementId", "vl-nl-integratie-2013",
                "commitmentId", "statistieken-indicatoren-2013",
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
                .filter(each -> List.of("visitId", "sessionId", "dossierId").contains(each.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        about.add(Map.copyOf(closed));
        about.add(Map.of("dossierId", OPEN_DOSSIER, "documentId", "{innerId}"));
        about.add(Map.of("visitId", closed.getOrDefault("visitId", ""), "grantId", "{visitGrantId}"));
        for (var event : List.of(
                "dossiers." + hidden.get("dossierId"),
                "visits." + hidden.get("visitId"),
                "sessions." + hidden.get("sessionId"),
                "documents.{documentId}",
                "documents.{innerId}")) {
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
            questions.addAll(Question.writing(Map.of(
                    "visitId", "kwartelreis-2031",
                    "sessionId", "kwartelsessie-2031",
                    "participantId", "{participantId}",
                    "invitationId", "{invitationId}",
                    "grantId", "{visitGrantId}")));
            questions.add(naming("\"returns\":\"kwartelreis-2031\""));
        }
        return questions;
    }

    private static Question naming(String what) {
        return new Question("POST", "/visits", "", """
                {"id":"noemt-iets-2031","title":"Noemt","kind":"workingVisit","host":"VL","guests":["NL"],
                 "period":{"edtf":"2031"},"agreements":["vl-nl-integratie-2013"],%s}""".formatted(what));
    }
}
