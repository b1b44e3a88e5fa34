package eu.akkoord.agreements;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.servicetest.Calls;
import eu.akkoord.platform.test.TestTokens;
import eu.akkoord.platform.test.WithServers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A party joins an agreement under which others promised each other something before. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@WithServers
class CommitmentOpeningIT {
    private static final String OFFICER = TestTokens.officer("VL", "abb");
    private static final String VL = TestTokens.staff("coordinator", "VL", "abb");
    private static final String NL = TestTokens.staff("coordinator", "NL", "szw");
    private static final String LU = TestTokens.staff("coordinator", "LU", "mae");
    private static final String AGREEMENT = "/agreements/later-toegetreden";
    private static final String COMMITMENT = "/commitments/eerder-beloofd";
    private static final String ACCEPTED = "{'answer': 'accepted', 'change': {'reason': 'werkt mee'}}";

    @LocalServerPort
    private int port;

    @Test
    void the_later_one_reads_it_once_all_that_it_names_agree() throws Exception {
        var calls = new Calls(port);
        for (var party : Map.of("VL", VL, "NL", NL, "LU", LU).entrySet()) {
            calls.send(
                    "POST",
                    "/parties",
                    party.getValue(),
                    null,
                    "{'id': '%s', 'names': {'nl': 'Overheid'}}".formatted(party.getKey()));
        }
        good(calls.send("POST", "/agreements", OFFICER, null, """
                {'id': 'later-toegetreden', 'title': 'Samenwerking', 'instrument': 'declarationOfIntent',
                 'parties': ['VL', 'NL'], 'change': {'occurred': '2013-12-09'}}"""));
        Joined.by(calls, "later-toegetreden", "NL");
        good(calls.send("POST", "/commitments", OFFICER, null, """
                {'id': 'eerder-beloofd', 'text': 'Statistieken delen', 'agreement': 'later-toegetreden',
                 'source': {'kind': 'clause', 'clause': 'artikel 2'}, 'debtors': ['VL'], 'creditors': ['NL'],
                 'change': {'occurred': '2014-01-06'}}"""));
        good(calls.send("PATCH", AGREEMENT, VL, etag(calls.get(AGREEMENT, VL)), """
                {'parties': ['VL', 'NL', 'LU'], 'change': {'reason': 'werkt mee'}}"""));
        for (var party : new String[] {NL, LU}) {
            good(answer(AGREEMENT + "/offers/joining-lu", party, ACCEPTED));
        }
        refused(calls.get(COMMITMENT, LU), 404, "resourceNotFound");

        var opening = "{'kind': 'opening', 'content': {'party': '%s'}, 'change': {'reason': 'werkt mee'}}";
        refused(offer(OFFICER, opening.formatted("LU")), 403, "missingPermission");
        refused(
                calls.send("POST", COMMITMENT + "/offers", LU, "\"2\"", opening.formatted("LU")),
                404,
                "resourceNotFound");
        refused(offer(VL, opening.formatted("DE-NW")), 400, "badRequest");
        for (var wrong : new String[] {
            "{'kind': 'opening', 'change': {'reason': 'zo'}}",
            "{'kind': 'opening', 'content': {'party': 'LU', 'text': 'Anders'}, 'change': {'reason': 'zo'}}",
            "{'kind': 'amendment', 'content': {'party': 'LU'}, 'change': {'reason': 'zo'}}"
        }) {
            refused(offer(VL, wrong), 400, "badRequest");
        }
        var made = offer(VL, opening.formatted("LU"));
        assertThat(good(made).at("/content/party").asString()).isEqualTo("LU");
        var offer = location(made).substring(location(made).indexOf("/commitments"));
        refused(calls.get(COMMITMENT, LU), 404, "resourceNotFound");
        refused(calls.send("POST", offer + "/answers", LU, "\"2\"", ACCEPTED), 404, "resourceNotFound");
        refused(answer(offer, TestTokens.officer("NL", "szw"), ACCEPTED), 403, "missingPermission");
        refused(answer(offer, NL, "{'answer': 'accepted'}"), 400, "badRequest");
        refused(calls.send("POST", offer + "/answers", NL, "\"1\"", ACCEPTED), 412, "outdated");
        good(answer(offer, NL, ACCEPTED));

        var read = good(calls.get(COMMITMENT, LU));
        assertThat(read.path("text").asString()).isEqualTo("Statistieken delen");
        assertThat(good(calls.get(COMMITMENT + "/history", LU)).path("items"))
                .as("what was before it could read it")
                .hasSize(1);
        refused(calls.get("/events/commitments.eerder-beloofd.1", LU), 404, "resourceNotFound");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(good(calls.get("/commitments?agreement=later-toegetreden", LU))
                                .path("total")
                                .asInt())
                        .isEqualTo(1));
    }

    /** Offers about what stands now. */
    private HttpResponse<String> offer(String token, String body) throws Exception {
        var calls = new Calls(port);
        return calls.send("POST", COMMITMENT + "/offers", token, etag(calls.get(COMMITMENT, token)), body);
    }

    /** Answers what stands now. */
    private HttpResponse<String> answer(String offer, String token, String body) throws Exception {
        var calls = new Calls(port);
        return calls.send("POST", offer + "/answers", token, etag(calls.get(offer, token)), body);
    }
}
