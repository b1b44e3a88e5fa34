package eu.akkoord.dossiers;

import eu.akkoord.dossiers.access.References;
import eu.akkoord.dossiers.access.Visibility;
import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.dossiers.dossier.DossierEvent;
import eu.akkoord.dossiers.dossier.DossierRights;
import eu.akkoord.dossiers.dossier.Dossiers;
import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitDesk;
import eu.akkoord.dossiers.visit.VisitEvent;
import eu.akkoord.dossiers.visit.VisitRights;
import eu.akkoord.dossiers.visit.Visits;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.web.EventController;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Dossiers and visits; puts the plain Java of the domain together. */
@SpringBootApplication(proxyBeanMethods = false)
@Import(EventController.class)
public class DossierServiceApplication {
    /** How long a writer waits for news of something that was registered a moment ago. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    public static void main(String[] arguments) {
        SpringApplication.run(DossierServiceApplication.class, arguments);
    }

    @Bean
    Visibility visibility(Agreements agreements) {
        return new Visibility(agreements);
    }

    @Bean
    References references(Parties parties, Agreements agreements) {
        return new References(parties, agreements, PATIENCE);
    }

    @Bean
    Desk<Dossier, DossierEvent> dossiers(Dossiers dossiers, Visibility visibility, Clock clock) {
        return new Desk<>(dossiers, new DossierRights(visibility), clock);
    }

    @Bean
    DossierDesk dossierDesk(Desk<Dossier, DossierEvent> dossiers, Visibility visibility, References references) {
        return new DossierDesk(dossiers, visibility, references);
    }

    @Bean
    Desk<Visit, VisitEvent> visits(Visits visits, Visibility visibility, Clock clock) {
        return new Desk<>(visits, new VisitRights(visibility), clock);
    }

    @Bean
    VisitDesk visitDesk(
            Desk<Visit, VisitEvent> visits, Visibility visibility, DossierDesk dossiers, References references) {
        return new VisitDesk(visits, new VisitRights(visibility), dossiers, references);
    }
}
