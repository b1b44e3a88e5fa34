package eu.akkoord.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlatformWordsTest {
    private static final Path PLATFORM = Path.of("..");

    @Test
    void every_code_of_the_platform_has_words_in_each_language_and_no_words_are_without_use() throws IOException {
        try (var modules = Files.list(PLATFORM)) {
            var sources = modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList();
            assertThat(WordsCheck.findings(PLATFORM.resolve("core/src/main/resources"), sources))
                    .isEmpty();
        }
    }
}
