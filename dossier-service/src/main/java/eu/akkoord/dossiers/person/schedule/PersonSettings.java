package eu.akkoord.dossiers.person.schedule;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the details of persons are kept.
 *
 * @param retention after the last day of the visit or session they were given for, such as {@code P1Y}
 * @param longest after the day on which they are given, however far ahead the visit or session is, such as {@code P5Y}
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
