package eu.akkoord.agreements;

import eu.akkoord.agreements.agreement.AgreementDesk;
import eu.akkoord.agreements.overview.Knowledge;
import eu.akkoord.agreements.overview.OverviewDesk;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.desk.web.CorrectionController;
import eu.akkoord.platform.desk.web.EventController;
import eu.akkoord.platform.desk.web.StrikingController;
import eu.akkoord.platform.lists.kind.KindController;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Parties, the agreements between them, what they promised each other, and what all of it has brought. Each kind is set up
 * by its registration.
 */
@SpringBootApplication(proxyBeanMethods = false)
@Import({EventController.class, CorrectionController.class, StrikingController.class, KindController.class})
public class AgreementServiceApplication {
    public static void main(String... arguments) {
        SpringApplication.run(AgreementServiceApplication.class, arguments);
    }

    @Bean
    OverviewDesk overviewDesk(AgreementDesk agreements, Knowledge knowledge, Links links, Clock clock) {
        return new OverviewDesk(agreements, knowledge, id -> links.to("agreements", id), clock);
    }
}
