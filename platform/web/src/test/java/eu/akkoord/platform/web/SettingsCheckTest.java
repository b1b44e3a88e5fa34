package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class SettingsCheckTest {
    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(OneFeature.class);

    @ConfigurationProperties("akkoord.feature")
    record FeatureSettings(String longName, List<Part> parts) {
        record Part(String name, List<String> words) {}
    }

    @Configuration
    @EnableConfigurationProperties(FeatureSettings.class)
    @Import(SettingsCheck.class)
    static class OneFeature {}

    @Test
    void known_settings_may_be_written_in_every_way_that_spring_reads() {
        application
                .withPropertyValues(
                        "akkoord.feature.long-name=a",
                        "akkoord.feature.longName=a",
                        "akkoord.feature.parts[0].name=b",
                        "akkoord.feature.parts[0].words[1]=d",
                        "akkoord.feature.parts[0].words[0]=c")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void what_a_build_is_told_about_its_servers_stops_no_test() {
        application
                .withPropertyValues("akkoord.containers=pull", "akkoord.ferretdb=file")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"akkoord.feature.long-nam", "akkoord.typo", "akkoord.feature.parts[0].nome"})
    void an_unknown_setting_stops_the_start_with_its_name(String name) {
        application
                .withPropertyValues(name + "=a")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining(name));
    }
}
