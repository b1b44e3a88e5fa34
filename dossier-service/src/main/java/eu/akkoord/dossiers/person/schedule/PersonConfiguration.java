package eu.akkoord.dossiers.person.schedule;

import eu.akkoord.dossiers.person.PersonDesk;
import eu.akkoord.dossiers.person.Persons;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PersonSettings.class)
class PersonConfiguration {
    @Bean
    PersonDesk personDesk(Persons persons, PersonSettings settings, Clock clock) {
        return new PersonDesk(persons, settings.retention(), settings.longest(), clock);
    }
}
