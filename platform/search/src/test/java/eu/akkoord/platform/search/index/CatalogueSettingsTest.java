package eu.akkoord.platform.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Default delay of lists, as docs/observability.md states it. */
class CatalogueSettingsTest {
    @Test
    void searches_see_a_change_after_a_tenth_of_a_second_at_most() {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("akkoord.catalogue", CatalogueSettings.class);

        assertThat(settings.refresh()).isEqualTo(Duration.ofMillis(100));
        assertThat(settings.commit()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void neither_is_done_without_a_pause() {
        var ten = Duration.ofMillis(10);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CatalogueSettings(Path.of("x"), "", ten.minusMillis(1), ten));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CatalogueSettings(Path.of("x"), "", ten, ten.minusMillis(1)));
    }

    @Test
    void the_key_is_in_no_log() {
        var ten = Duration.ofMillis(10);

        assertThat(new CatalogueSettings(Path.of("x"), "geheim", ten, ten).toString())
                .doesNotContain("geheim");
    }
}
