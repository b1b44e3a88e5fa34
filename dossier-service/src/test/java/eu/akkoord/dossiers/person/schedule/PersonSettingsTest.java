package eu.akkoord.dossiers.person.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Default and bound of how long details of persons are stored: never for ever. */
class PersonSettingsTest {
    @Test
    void they_are_kept_a_year_and_five_at_most() {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("akkoord.persons", PersonSettings.class);

        assertThat(settings.retention()).isEqualTo(Period.ofYears(1));
        assertThat(settings.longest()).isEqualTo(Period.ofYears(5));
    }

    @Test
    void both_are_a_day_at_least() {
        for (var wrong : List.of(Period.ZERO, Period.ofDays(-1))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new PersonSettings(wrong, Period.ofDays(1)));
            assertThatIllegalArgumentException().isThrownBy(() -> new PersonSettings(Period.ofDays(1), wrong));
        }
    }
}
