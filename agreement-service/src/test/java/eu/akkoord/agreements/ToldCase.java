package eu.akkoord.agreements;

import static eu.akkoord.platform.servicetest.Calls.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.servicetest.Calls;
import eu.akkoord.platform.test.TestTokens;
import eu.akkoord.platform.test.WithServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * Tests to which the other service tells something, by its topics. Their context, and so their database, is not that of the other tests: what
 * those put into copies by hand is what a rebuild takes away.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "spring.jmx.enabled=false"})
@WithServers
abstract class ToldCase {
    static final Duration SOON = Duration.ofSeconds(30);
    static final String VL = TestTokens.officer("VL", "abb");
    private static final AtomicInteger SERIAL = new AtomicInteger();

    /** Begins the ids of one test. */
    final String n = "verteld-" + SERIAL.incrementAndGet();

    @LocalServerPort
    private int port;

    @Value("${spring.kafka.bootstrap-servers}")
    private String kafka;

    Calls calls;
    Topics topics;

    @BeforeEach
    void parties_and_topics_are_there() throws Exception {
        calls = new Calls(port);
        topics = new Topics(kafka);
        topics.make();
        calls.send("POST", "/parties", VL, null, "{'id':'VL','names':{'nl':'Vlaanderen'}}");
        calls.send("POST", "/parties", TestTokens.officer("NL", "szw"), null, "{'id':'NL','names':{'nl':'Nederland'}}");
        await().atMost(SOON).until(() -> calls.get("/alerts", VL).statusCode() == 200);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    /** Registers an agreement of these parties, each in single quotes. */
    final void agreement(String id, String parties, String... themes) throws Exception {
        var coded = new ArrayList<String>();
        for (var theme : themes) {
            coded.add("{'code':'%s','label':'thema %s'}".formatted(theme, theme));
        }
        var made = calls.send(
                "POST",
                "/agreements",
                VL,
                null,
                ("{'id':'%s','title':'Samenwerking','instrument':"
                                + "'declarationOfIntent','parties':[%s],'themes':[%s],'change':{'occurred':'2013-12-09'}}")
                        .formatted(id, parties, String.join(",", coded)));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        for (var party : parties.replace("'", "").split(",", -1)) {
            if (!party.equals("VL")) {
                Joined.by(calls, id, party);
            }
        }
    }

    final JsonNode ok(String path, String token) throws Exception {
        var answer = calls.get(path, token);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return read(answer);
    }
}
