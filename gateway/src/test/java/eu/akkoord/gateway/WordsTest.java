package eu.akkoord.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.test.WordsCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void every_code_has_words_in_each_language_and_no_words_are_without_use() throws IOException {
        assertThat(WordsCheck.findings(Path.of("src/main/resources"), List.of(Path.of("src/main/java"))))
                .isEmpty();
    }
}
