package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.test.ContractReferences;
import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Finds out nothing by naming what a visit names and the writer may not see, whether it is named already or only exists. */
class HiddenReferencesIT extends TwoPartiesCase {
    private static final String VL = TestTokens.officer("VL", "abb");
    private static final String NL = TestTokens.officer("NL", "szw");

    @Test
    void attack_what_a_visit_names_and_the_writer_may_not_see_is_guessed_by_naming_it() throws Exception {
        good(service.send("POST", "/dossiers", NL, null, """
                {'id': 'geraden-dossier', 'title': 'Geraden', 'agreements': ['vl-nl-integratie-2013'],
                 'confidentiality': 'internal'}"""));
        plan(NL, "geraden-reis", "'confidentiality': 'internal'", "NL", "VL");
        plan(NL, "noemt-geraden", "'dossiers': ['geraden-dossier'], 'returns': 'geraden-reis'", "VL", "NL");

        var guesses = new TreeMap<String, String>();
        guesses.put("/dossiers/*", "{'dossiers': ['%s']}");
        guesses.put("/returns", "{'returns': '%s'}");
        var guessed = new TreeSet<String>();
        for (var guess : guesses.entrySet()) {
            var right = guess.getKey().equals("/returns") ? "geraden-reis" : "geraden-dossier";
            same(
                    patch(guess.getValue().formatted(right)),
                    patch(guess.getValue().formatted("iets-anders-9")));
            guessed.add("PATCH /visits/{visitId} " + guess.getKey());
            same(post(guess.getValue().formatted(right)), post(guess.getValue().formatted("iets-anders-9")));
            guessed.add("POST /visits " + guess.getKey());
        }
        assertThat(guessed)
                .isEqualTo(ContractReferences.all().stream()
                        .filter(one -> one.contains("/visits") && !one.contains("/attendance"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static void same(HttpResponse<String> right, HttpResponse<String> wrong) {
        refused(right, 409, "unknownReference");
        assertThat(comparable(right)).isEqualTo(comparable(wrong));
    }

    private static String comparable(HttpResponse<String> answer) {
        return "%d %s"
                .formatted(answer.statusCode(), answer.body())
                .replaceAll("urn:uuid:[0-9a-f-]{36}", "{occurrence}")
                .replaceAll("geraden-dossier|geraden-reis|iets-anders-9", "{guess}");
    }

    private HttpResponse<String> patch(String body) throws Exception {
        return service.send("PATCH", "/visits/noemt-geraden", VL, "\"1\"", body);
    }

    private HttpResponse<String> post(String naming) throws Exception {
        return service.send(
                "POST", "/visits", VL, null, visit("noemt-nog-eens", "VL", "NL") + ", " + naming.substring(1));
    }

    private void plan(String maker, String id, String more, String host, String guest) throws Exception {
        good(service.send("POST", "/visits", maker, null, visit(id, host, guest) + ", " + more + "}"));
    }

    private static String visit(String id, String host, String guest) {
        return """
                {'id': '%s', 'title': 'Reis', 'kind': 'workingVisit', 'host': '%s', 'guests': ['%s'],
                 'period': {'edtf': '2018'}""".formatted(id, host, guest);
    }
}
