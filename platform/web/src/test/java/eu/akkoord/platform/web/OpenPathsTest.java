package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenPathsTest {
    private final OpenPaths paths = new OpenPaths(Set.of("/", "/page/*"));

    @ParameterizedTest
    @ValueSource(strings = {"/", "/page/", "/page/app.js", "/page/fonts/one_1.woff2"})
    void what_is_open(String path) {
        assertThat(paths.contains(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page",
                "/pages/x",
                "//",
                "/page/../akkoord/v1/things",
                "/page/%2e%2e/akkoord/v1/things",
                "/page/..;/akkoord/v1/things",
                "/page/;/../akkoord/v1/things",
                "/page/..\\akkoord",
            })
    void what_only_looks_open(String path) {
        assertThat(paths.contains(path)).isFalse();
    }
}
