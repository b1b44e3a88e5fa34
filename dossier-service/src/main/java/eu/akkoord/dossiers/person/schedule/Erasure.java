package eu.akkoord.dossiers.person.schedule;

import eu.akkoord.dossiers.person.PersonDesk;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Erases the persons whose day has come, at the start and then every ten minutes, on any number of instances. */
@Component
class Erasure {
    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

    private final PersonDesk persons;

    Erasure(PersonDesk persons) {
        this.persons = persons;
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void erase() {
        var erased = persons.eraseDue();
        if (erased > 0) {
            LOG.info("The details of {} persons were erased", erased);
        }
    }
}
