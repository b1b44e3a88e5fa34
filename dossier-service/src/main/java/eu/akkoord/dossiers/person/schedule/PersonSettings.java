package eu.akkoord.dossiers.person.schedule;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Retention of the details of persons.
 *
 * @param retention time after the last day of the visit or session, such as {@code P1Y}
 * @param longest time after the day they are given, however far ahead the visit or session is, such as {@code P5Y}
 */
@ConfigurationProperties("akkoord.persons")
record PersonSettings(
        @DefaultValue("P1Y") Period retention,
        @DefaultValue("P5Y") Period longest) {
    PersonSettings {
        if (retention.isZero() || retention.isNegative() || longest.isZero() || longest.isNegative()) {
            throw new IllegalArgumentException(
                    "akkoord.persons.retention and akkoord.persons.longest are at least a day");
        }
    }
}
