package eu.akkoord.dossiers;

import eu.akkoord.dossiers.access.References;
import eu.akkoord.dossiers.access.Visibility;
import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.dossiers.dossier.Dossiers;
import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.dossiers.visit.VisitDesk;
import eu.akkoord.dossiers.visit.Visits;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Dossiers and visits; puts the plain Java of the domain together. */
@SpringBootApplication(proxyBeanMethods = false)
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
    DossierDesk dossierDesk(Dossiers dossiers, Visibility visibility, References references, Clock clock) {
        return new DossierDesk(dossiers, visibility, references, clock);
    }

    @Bean
    VisitDesk visitDesk(
            Visits visits, DossierDesk dossiers, Visibility visibility, References references, Clock clock) {
        return new VisitDesk(visits, dossiers, visibility, references, clock);
    }
}
