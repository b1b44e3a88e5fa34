package eu.akkoord.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Whom nobody spoke of is believed nothing, as docs/settings.md says. */
class SecuritySettingsTest {
    private static SecuritySettings bound(Map<String, String> set) {
        return new Binder(new MapConfigurationPropertySource(set))
                .bindOrCreate("akkoord.security", SecuritySettings.class);
    }

    @Test
    void where_nothing_is_set_nobody_is_believed() {
        assertThat(bound(Map.of()).audience()).isEqualTo("akkoord");
        assertThat(bound(Map.of()).issuers()).isEmpty();
    }

    @Test
    void an_issuer_asserts_nothing_by_itself_and_its_tokens_live_eight_hours() {
        var issuer = bound(Map.of("akkoord.security.issuers[0].issuer", "https://issuer.example"))
                .issuers()
                .getFirst();

        assertThat(issuer.longestLife()).isEqualTo(Duration.ofHours(8));
        assertThat(issuer.operating()).isFalse();
        assertThat(issuer.assertions()).isEmpty();
        assertThat(issuer.jwksUri()).isNull();
        assertThat(issuer.introspection()).isNull();
        assertThat(issuer.tokenType()).isNull();
    }

    @Test
    void operators_come_from_an_issuer_that_may_make_them_alone() {
        var set = new HashMap<>(Map.of(
                "akkoord.security.issuers[0].issuer", "https://issuer.example",
                "akkoord.security.issuers[0].assertions[0].parties[0]", "VL",
                "akkoord.security.issuers[0].assertions[0].roles[0]", "operator"));

        assertThatThrownBy(() -> bound(set)).hasRootCauseInstanceOf(IllegalArgumentException.class);
        set.put("akkoord.security.issuers[0].operating", "true");
        assertThat(bound(set).issuers()).hasSize(1);
    }
}
