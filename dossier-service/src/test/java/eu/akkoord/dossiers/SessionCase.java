package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** A planned visit, under which each test announces a session of its own. */
abstract class SessionCase extends TwoPartiesCase {
    static final String VL = TestTokens.officer("VL", "abb");
    static final AtomicInteger SERIAL = new AtomicInteger();

    final String visit = "bezoek-met-sessies-" + SERIAL.incrementAndGet();
    final String id = "lunchsessie-" + SERIAL.get();
    final String path = "/visits/" + visit + "/sessions/" + id;

    @BeforeEach
    void a_visit_was_planned() throws Exception {
        plan(visit, "public");
    }

    static String relative(String address) {
        return address.substring(address.indexOf("/visits/"));
    }

    JsonNode answer(String invitation, String answer) throws Exception {
        return good(service.answer(invitation, VL, "{'answer': '%s'}".formatted(answer)));
    }

    HttpResponse<String> ask(String status, String name) throws Exception {
        return service.send("POST", path + "/invitations", VL, null, person(status, name));
    }

    static String person(String status, String name) {
        return """
                {'status': '%s', 'person': {'name': '%s', 'email': 'kanarie@example.org',
                 'organisation': 'een lokaal bestuur'}}""".formatted(status, name);
    }

    HttpResponse<String> transition(String seen, String body) throws Exception {
        return service.send("POST", path + "/transitions", VL, seen, body);
    }

    HttpResponse<String> become(String seen, String body) throws Exception {
        var answer = transition(seen, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    HttpResponse<String> announce(String more) throws Exception {
        return service.send("POST", "/visits/%s/sessions".formatted(visit), VL, null, session(more));
    }

    String session(String more) {
        return """
                {'id': '%s', 'title': 'Lunchsessie', 'topics': ['inburgering', 'vluchtelingen'], %s
                 'period': {'label': 'september 2017', 'edtf': '2017-09'},
                 'change': {'occurred': '2017-06-16'}}""".formatted(id, more);
    }

    void plan(String visit, String confidentiality) throws Exception {
        good(service.send("POST", "/visits", VL, null, """
                {'id': '%s', 'title': 'Werkbezoek', 'kind': 'workingVisit', 'host': 'VL', 'guests': ['NL'],
                 'period': {'edtf': '2017-06-20/2017-06-22'}, 'agreements': ['vl-nl-integratie-2013'],
                 'confidentiality': '%s', 'change': {'occurred': '2017-06-02'}}""".formatted(visit, confidentiality)));
    }
}
