package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.platform.servicetest.Calls;
import eu.akkoord.platform.servicetest.HostileQueries;
import eu.akkoord.platform.test.TestTokens;
import eu.akkoord.platform.test.WithServers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** Strings that no list may stumble over, asked of each list of this service. */
@WithServers
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
class HostileQueriesIT {
    @Test
    void any_string_is_searched_for_or_refused_and_quickly(
            @Value("${local.server.port}") int port,
            @Value("${spring.kafka.bootstrap-servers}") String servers,
            @Autowired Parties parties,
            @Autowired Agreements agreements)
            throws Exception {
        var service = new Calls(port);
        new Kafka(servers).tellOfTwoPartiesAndTheirAgreement(parties, agreements);
        var officer = TestTokens.officer("VL", "abb");
        good(service.post("/dossiers", officer, Map.of(), """
                {"id": "vijandig", "title": "Vijandig", "agreements": ["vl-nl-integratie-2013"]}"""));
        good(service.post("/visits", officer, Map.of(), """
                {"id": "vijandig", "title": "Vijandig", "kind": "workingVisit", "host": "NL", "guests": ["VL"],
                 "period": {"edtf": "2018"}}"""));
        assertThat(HostileQueries.faults(
                        service,
                        officer,
                        List.of(
                                "/dossiers",
                                "/visits",
                                "/dossiers/vijandig/documents",
                                "/visits/vijandig/sessions",
                                "/sessions")))
                .isEmpty();
    }
}
