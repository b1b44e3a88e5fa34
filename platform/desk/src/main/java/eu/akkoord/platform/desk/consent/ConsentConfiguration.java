package eu.akkoord.platform.desk.consent;

import eu.akkoord.platform.store.StoreConfiguration;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of a service whose aggregates carry offers. */
@AutoConfiguration(after = StoreConfiguration.class)
@ConditionalOnBean(Lapsing.class)
public class ConsentConfiguration {
    @Bean
    LapseSchedule lapseSchedule(List<Lapsing<?, ?>> kinds, Clock clock) {
        return new LapseSchedule(kinds, clock);
    }
}
