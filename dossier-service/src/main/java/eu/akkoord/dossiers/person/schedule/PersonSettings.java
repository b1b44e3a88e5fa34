package eu.akkoord.dossiers.person.schedule;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the details of persons are kept.
 *
 * @param retention after the last day of the visit or session they were given for, such as {@code P1Y}
 */
@ConfigurationProperties("akkoord.persons")
record PersonSettings(@DefaultValue("P1Y") Period retention) {
    PersonSettings {
        if (retention.isZero() || retention.isNegative()) {
            throw new IllegalArgumentException("akkoord.persons.retention is at least a day");
        }
    }
}
