package eu.akkoord.dossiers.access.schedule;

import eu.akkoord.dossiers.access.GrantDesk;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Judges the changes of grants that a process left unjudged when it died: at the start and then every minute, on any number of
 * instances.
 */
@Component
class JudgementSchedule {
    private final GrantDesk grants;

    JudgementSchedule(GrantDesk grants) {
        this.grants = grants;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void judge() {
        grants.judgeLeft();
    }
}
