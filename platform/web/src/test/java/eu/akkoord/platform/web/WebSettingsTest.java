package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eu.akkoord.platform.web.peer.PeerSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;

/** Limits that hold where nothing is set, as docs/settings.md says. */
class WebSettingsTest {
    private final WebSettings settings = unset("akkoord", WebSettings.class);

    private static <T> T unset(String prefix, Class<T> type) {
        return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate(prefix, type);
    }

    @Test
    void a_request_has_20_seconds_to_arrive_and_an_address_any_number_of_connections() {
        assertThat(settings.requestArrival()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.connectionsOfOneAddress()).isZero();
    }

    @Test
    void long_answers_are_32_at_once_8_of_a_party_and_4_of_a_caller_who_waits_a_second() {
        assertThat(settings.longAnswers()).isEqualTo(new LongAnswers.Limit(32, 8, 4, Duration.ofSeconds(1)));
    }

    @Test
    void the_other_service_has_two_seconds_to_answer() {
        assertThat(unset("akkoord.peer", PeerSettings.class).patience()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void what_would_bound_nothing_is_refused() {
        var longAnswers = settings.longAnswers();
        var address = URI.create("http://localhost");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebSettings(address, longAnswers, 0, Duration.ZERO))
                .withMessageContaining("akkoord.request-arrival");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebSettings(address, longAnswers, -1, Duration.ofSeconds(1)))
                .withMessageContaining("akkoord.connections-of-one-address");
    }

    @Test
    void connections_are_as_many_as_heads_of_12_kilobytes_fill_a_third_of_the_heap() {
        var environment = new MockEnvironment();
        new WebDefaults().postProcessEnvironment(environment, new SpringApplication());
        int most = environment.getRequiredProperty("server.tomcat.max-connections", Integer.class);

        assertThat(environment.getProperty("server.max-http-request-header-size"))
                .isEqualTo("12288B");
        assertThat(most).isEqualTo((int)
                Math.min(8192, Math.max(100, Runtime.getRuntime().maxMemory() / (3 * 12_288))));
    }
}
