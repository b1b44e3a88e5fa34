package eu.akkoord.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Default age of copies, as docs/settings.md states it. */
class CopySettingsTest {
    @Test
    void copies_are_a_quarter_of_an_hour_old_at_most_and_never_less_than_a_minute() {
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("akkoord.copies", CopySettings.class)
                        .oldest())
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(new CopySettings(Duration.ofMinutes(1)).oldest()).isEqualTo(Duration.ofMinutes(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CopySettings(Duration.ofSeconds(59)))
                .withMessageContaining("akkoord.copies.oldest");
    }
}
