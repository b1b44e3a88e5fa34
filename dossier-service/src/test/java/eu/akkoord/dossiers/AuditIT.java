package eu.akkoord.dossiers;

import static com.mongodb.client.model.Filters.eq;
import static eu.akkoord.platform.servers.Calls.good;
import static eu.akkoord.platform.servers.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.platform.servers.Calls;
import eu.akkoord.platform.servers.TestTokens;
import eu.akkoord.platform.servers.WithServers;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;

/** An auditor asks whether the histories are as they were written. */
@WithServers
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
class AuditIT {
    private static final String CHECK = "/audits/dossiers/check";
    private static final String AUDITOR = TestTokens.staff("auditor", "VL", "abb");
    private static final String OFFICER = TestTokens.officer("VL", "abb");

    private final String id = "onderzoek-" + ThreadLocalRandom.current().nextInt(1_000_000);
    private Calls service;

    @Autowired
    private MongoDatabase store;

    @BeforeEach
    void agreement_service_has_told_of_two_parties_and_their_agreement(
            @Value("${local.server.port}") int port,
            @Value("${spring.kafka.bootstrap-servers}") String servers,
            @Autowired Parties parties,
            @Autowired Agreements agreements)
            throws Exception {
        service = new Calls(port);
        new Kafka(servers).tellOfTwoPartiesAndTheirAgreement(parties, agreements);
    }

    @Test
    void an_entry_that_was_tampered_with_is_named_and_nothing_else_is() throws Exception {
        good(service.send("POST", "/dossiers", OFFICER, null, """
                {'id': '%s', 'title': 'Zoals het was', 'agreements': ['vl-nl-integratie-2013']}""".formatted(id)));
        good(service.send("PATCH", "/dossiers/" + id, OFFICER, "\"1\"", "{'title': 'Zoals het werd'}"));
        var before = check();
        assertThat(before.path("tampered").asLong()).isZero();
        assertThat(before.path("entries").asLong()).isGreaterThanOrEqualTo(2);

        var documents = store.getCollection("dossiers");
        var state = documents.find(eq("_id", id)).first().get("state", org.bson.Document.class);
        documents.updateOne(eq("_id", id), Updates.set("state.title", "Zoals een ander het wil"));
        try {
            var after = check();
            assertThat(after.path("tampered").asLong()).isEqualTo(1);
            var finding = after.at("/findings/0");
            assertThat(finding.path("event").asString()).isEqualTo("dossiers.%s.2".formatted(id));
            assertThat(finding.path("wrong").asString()).isEqualTo("changed");
        } finally {
            documents.updateOne(eq("_id", id), Updates.set("state", state));
        }
        assertThat(check().path("tampered").asLong()).isZero();
    }

    @Test
    void only_an_auditor_asks_and_only_about_this_service() throws Exception {
        refused(service.get(CHECK, OFFICER), 403, "missingPermission");
        refused(service.get("/audits/agreements/check", AUDITOR), 404, "resourceNotFound");
        refused(service.get("/audits/iets/check", AUDITOR), 400, "badRequest");
    }

    private JsonNode check() throws Exception {
        return good(service.get(CHECK, AUDITOR));
    }
}
