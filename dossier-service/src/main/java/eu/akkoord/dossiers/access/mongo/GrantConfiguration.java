package eu.akkoord.dossiers.access.mongo;

import eu.akkoord.platform.desk.Audits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows auditors what was done to grants. */
@Configuration(proxyBeanMethods = false)
class GrantConfiguration {
    @Bean
    Audits dossierGrantAudits(MongoGrants grants) {
        return grants.audits("dossiers");
    }

    @Bean
    Audits visitGrantAudits(MongoGrants grants) {
        return grants.audits("visits");
    }
}
