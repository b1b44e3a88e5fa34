package eu.akkoord.dossiers;

import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.platform.servicetest.Calls;
import eu.akkoord.platform.test.WithServers;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The service runs and knows two parties and their agreement. Whoever extends this shares one context, and so one database. */
@WithServers
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "akkoord.audit.check-every=PT0S"})
@Import(AskedStore.class)
abstract class TwoPartiesCase {
    Calls service;
    Kafka kafka;

    @BeforeEach
    void agreement_service_has_told_of_two_parties_and_their_agreement(
            @Value("${local.server.port}") int port,
            @Value("${spring.kafka.bootstrap-servers}") String servers,
            @Autowired Parties parties,
            @Autowired Agreements agreements)
            throws Exception {
        service = new Calls(port);
        kafka = new Kafka(servers);
        kafka.tellOfTwoPartiesAndTheirAgreement(parties, agreements);
    }
}
