package eu.akkoord.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.web.RateLimit;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** Limits that hold where nothing is set, as docs/settings.md says. */
class GatewaySettingsTest {
    private final GatewaySettings settings = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("akkoord.gateway", GatewaySettings.class);

    @Test
    void a_thousand_requests_a_second_and_a_hundred_thousand_a_day() {
        var thousand = new RateLimit.Limit(1_000, Duration.ofSeconds(1));

        assertThat(settings.addressLimit()).isEqualTo(thousand);
        assertThat(settings.clientLimit()).isEqualTo(thousand);
        assertThat(settings.partnerQuota()).isEqualTo(100_000);
    }

    @Test
    void a_service_has_a_second_to_be_reached_and_ten_to_speak_and_two_to_come_back() {
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.pause()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void an_address_has_200_connections() throws IOException {
        var defaults = new YamlPropertySourceLoader().load("defaults", new ClassPathResource("application.yml"));

        assertThat(defaults.getFirst().getProperty("akkoord.connections-of-one-address"))
                .isEqualTo(200);
    }

    @Test
    void nobody_is_trusted() {
        assertThat(settings.allowedOrigins()).isEmpty();
        assertThat(settings.trustedProxies()).isEmpty();
    }

    @Test
    void long_answers_are_compressed() {
        assertThat(settings.compression()).isTrue();
    }
}
