package eu.akkoord.agreements;

import eu.akkoord.agreements.agreement.AgreementDesk;
import eu.akkoord.agreements.agreement.Agreements;
import eu.akkoord.agreements.party.Parties;
import eu.akkoord.agreements.party.PartyDesk;
import eu.akkoord.platform.web.EventController;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Parties and the agreements between them. The domain is plain Java, so its desks are set up here. */
@SpringBootApplication(proxyBeanMethods = false)
@Import(EventController.class)
public class AgreementServiceApplication {
    public static void main(String... arguments) {
        SpringApplication.run(AgreementServiceApplication.class, arguments);
    }

    @Bean
    PartyDesk partyDesk(Parties parties, Clock clock) {
        return new PartyDesk(parties, clock);
    }

    @Bean
    AgreementDesk agreementDesk(Agreements agreements, Parties parties, Clock clock) {
        return new AgreementDesk(agreements, parties, clock);
    }
}
