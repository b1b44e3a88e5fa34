package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.test.ContractOperation;
import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Equality of hidden and missing things on every channel: for each kind of caller the answers about the one and the other are compared byte
 * by byte, ids and times apart, and so are the commands to the store, since they take most of the time. Operations by id come from the
 * contract by themselves; a channel that names things in another way is added to {@link #others}.
 */
class HiddenEqualsMissingIT extends TwoPartiesCase {
    private static final String MAKER = TestTokens.officer("VL", "abb");
    private static final Set<String> OF_THIS_MOMENT = Set.of("date", "belgov-trace-id", "traceparent", "connection");

    /** Callers of whom none may see a thing restricted to its maker. */
    private static final Map<String, String> CALLERS = callers();

    private final AskedStore store;

    HiddenEqualsMissingIT(@Autowired AskedStore store) {
        this.store = store;
    }

    /**
     * One way to ask about something.
     *
     * @param path with {@code {dossier}}, {@code {visit}} or {@code {document}} where an id stands
     * @param body with the same; absent where there is none
     */
    record Channel(String method, String path, @Nullable String body) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** The ids that are asked about. */
    record Ids(String dossier, String visit, String document) {
        String in(String text) {
            return text.replace("{dossier}", dossier).replace("{visit}", visit).replace("{document}", document);
        }

        /** The same text whatever the ids are. */
        String outOf(String text) {
            return text.replace(dossier, "{dossier}").replace(visit, "{visit}").replace(document, "{document}");
        }
    }

    @Test
    void what_is_hidden_answers_as_what_does_not_exist() throws Exception {
        open("zichtbaar", "partners");
        open("verborgen-dossier", "restricted");
        good(service.send("POST", "/visits", MAKER, null, """
                {'id': 'verborgen-bezoek', 'title': 'Verborgen', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL'],
                 'period': {'edtf': '2018'}, 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': 'restricted'}"""));
        var hidden = new Ids("verborgen-dossier", "verborgen-bezoek", document("verborgen-dossier"));
        var missing = new Ids(
                "ontbrekend-zaak-9",
                "ontbrekend-reis-9",
                "0".repeat(hidden.document().length()));
        var inTheOpen = new Ids("zichtbaar", "verborgen-bezoek", document("zichtbaar"));
        var notInTheOpen = new Ids("zichtbaar", "ontbrekend-reis-9", missing.document());

        var compared = 0;
        var faults = new ArrayList<String>();
        for (var channel : channels()) {
            for (var caller : CALLERS.entrySet()) {
                if (isToldOfRecoveries(caller.getKey(), channel)) {
                    continue;
                }
                compared += compare(channel, caller, hidden, missing, faults);
                if (channel.path().contains("{dossier}/documents/{document}")
                        || channel.path().contains("documents.{document}")) {
                    compared += compare(channel, caller, inTheOpen, notInTheOpen, faults);
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(compared).isGreaterThan(CALLERS.size() * 20);
    }

    /** The coordinators and auditors of the owner's party are told that there is something that nobody of it may see any more. */
    private static boolean isToldOfRecoveries(String caller, Channel channel) {
        return channel.path().contains("/recoveries")
                && List.of("coordinator of the owner", "auditor").contains(caller);
    }

    @Test
    void the_comparison_sees_a_difference() throws Exception {
        open("voor-de-maker", "restricted");
        var hidden = new Ids("voor-de-maker", "geen-enkele-reis", "geen-enkel-stuk");
        var missing = new Ids("voor-niemand-9", "geen-enkele-reis", "geen-enkel-stuk");
        var faults = new ArrayList<String>();
        compare(new Channel("GET", "/dossiers/{dossier}", null), Map.entry("maker", MAKER), hidden, missing, faults);
        assertThat(faults).hasSize(1);
    }

    private int compare(Channel channel, Map.Entry<String, String> caller, Ids hidden, Ids missing, List<String> faults)
            throws Exception {
        var one = answer(channel, caller.getValue(), hidden);
        var other = answer(channel, caller.getValue(), missing);
        if (!one.equals(other)) {
            faults.add("%s as %s: %s and not %s".formatted(channel, caller.getKey(), one, other));
        }
        return 1;
    }

    private String answer(Channel channel, String token, Ids ids) throws Exception {
        var body = channel.body();
        store.sinceThen();
        var answer = service.send(
                channel.method(),
                ids.in(channel.path()),
                token,
                wantsRevision(channel) ? "\"1\"" : null,
                body == null ? null : ids.in(body));
        return comparable(answer, ids) + " after " + store.sinceThen();
    }

    private static boolean wantsRevision(Channel channel) {
        return channel.method().equals("PATCH") || channel.path().endsWith("/transitions");
    }

    /** Status, headers and body, without ids and times. */
    private static String comparable(HttpResponse<String> answer, Ids ids) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> OF_THIS_MOMENT.contains(name.toLowerCase(Locale.ROOT)));
        return ids.outOf("%d %s %s".formatted(answer.statusCode(), headers, answer.body()))
                .replaceAll("urn:uuid:[0-9a-f-]{36}", "{occurrence}")
                .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "{time}");
    }

    private static List<Channel> channels() {
        var channels = new ArrayList<>(byId());
        channels.addAll(others());
        return channels;
    }

    /** Every operation of the contract that has the id of a dossier, visit or document in its path. */
    private static List<Channel> byId() {
        var channels = new ArrayList<Channel>();
        for (var operation : ContractOperation.all()) {
            if (!operation.template().contains("{dossierId}")
                    && !operation.template().contains("{visitId}")) {
                continue;
            }
            var asked = operation
                    .template()
                    .replace("{dossierId}", "{dossier}")
                    .replace("{visitId}", "{visit}")
                    .replace("{documentId}", "{document}")
                    .replaceAll("\\{[A-Za-z]+Id}", "creator");
            channels.add(new Channel(
                    operation.method(),
                    asked.endsWith("/access") ? asked + "?party=NL" : asked,
                    operation.format().isPresent() ? operation.example() : null));
        }
        return channels;
    }

    /** Lists the channels that name things in another way. */
    private static List<Channel> others() {
        return List.of(
                new Channel("GET", "/events/dossiers.{dossier}.1", null),
                new Channel("GET", "/events/visits.{visit}.1", null),
                new Channel("GET", "/events/documents.{document}.1", null),
                new Channel("GET", "/dossiers/{dossier}?asOf=2017-09-01", null),
                new Channel("GET", "/dossiers/{dossier}?embed=visits&embed=documents&embed=history", null),
                new Channel("GET", "/visits/{visit}?embed=sessions&embed=dossiers", null),
                new Channel("GET", "/dossiers/{dossier}/history?type=opened&from=2017-01-01&sort=-revision", null),
                new Channel("GET", "/dossiers/{dossier}/documents/{document}?version=1", null),
                new Channel("POST", "/visits", naming("'dossiers': ['{dossier}']")),
                new Channel("POST", "/visits", naming("'returns': '{visit}'")));
    }

    private static String naming(String what) {
        return """
                {'id': 'noemt-iets', 'title': 'Noemt', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL'],
                 'period': {'edtf': '2018'}, %s}""".formatted(what);
    }

    private void open(String id, String level) throws Exception {
        good(service.send("POST", "/dossiers", MAKER, null, """
                {'id': '%s', 'title': 'Dossier', 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': '%s'}""".formatted(id, level)));
    }

    private String document(String dossier) throws Exception {
        return good(service.send("POST", "/dossiers/%s/documents".formatted(dossier), MAKER, null, """
                {'title': 'Stuk', 'kind': 'report', 'language': 'nl', 'link': 'https://example.org/stuk',
                 'confidentiality': 'restricted'}"""))
                .path("id")
                .asString();
    }

    private static Map<String, String> callers() {
        var callers = new LinkedHashMap<String, String>();
        callers.put("reader of the owner", TestTokens.reader("VL", "vdab"));
        callers.put("officer of the owner", TestTokens.officer("VL", "vdab"));
        callers.put("coordinator of the owner", TestTokens.staff("coordinator", "VL", "vdab"));
        callers.put("officer of a partner", TestTokens.officer("NL", "szw"));
        callers.put("coordinator of a partner", TestTokens.staff("coordinator", "NL", "szw"));
        callers.put("officer of an outsider", TestTokens.officer("LU", "mfi"));
        callers.put("auditor", TestTokens.staff("auditor", "VL", "vdab"));
        callers.put("operator", TestTokens.staff("operator", "VL", "vdab"));
        callers.put(
                "agency of a partner",
                TestTokens.partner("NL", "szw", "dossiers.read", "visits.read", "documents.read", "events.read"));
        return callers;
    }
}
