package eu.akkoord.platform.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The document that says by which test each line of the ASVS is shown: a test that is gone shows nothing. */
class SecurityDocumentTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT|Properties))`");
    private static final Pattern LINE = Pattern.compile("\\| ([0-9]+\\.[0-9]+\\.[0-9]+[^|]*) \\|.*");
    private static final Set<String> STATES = Set.of("met", "partly", "installation", "not here", "open");

    @Test
    void every_test_that_it_names_exists() throws IOException {
        var named =
                TEST.matcher(document()).results().map(found -> found.group(1)).collect(Collectors.toSet());
        assertThat(named).hasSizeGreaterThan(30);
        assertThat(tests()).containsAll(named);
    }

    @Test
    void every_line_has_a_state_and_what_is_met_says_by_what() throws IOException {
        assertThat(lines()).allSatisfy(line -> {
            var cells = line.split("\\|", -1);
            assertThat(cells).as(line).hasSize(6);
            var state = cells[3].strip();
            assertThat(state).as(line).isIn(STATES);
            if (Set.of("met", "partly", "open").contains(state)) {
                assertThat(cells[4]).as(line).isNotBlank();
            }
        });
    }

    @Test
    void every_chapter_is_there_and_no_line_twice() throws IOException {
        var begun =
                lines().stream().map(line -> line.split("\\|", -1)[1].strip()).toList();
        assertThat(begun).doesNotHaveDuplicates();
        assertThat(begun.stream()
                        .map(line -> Integer.parseInt(line.substring(0, line.indexOf('.'))))
                        .distinct())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 17).boxed().toList());
    }

    private static List<String> lines() throws IOException {
        return document().lines().filter(line -> LINE.matcher(line).matches()).toList();
    }

    private static String document() throws IOException {
        return Files.readString(ROOT.resolve("docs").resolve("security.md"));
    }

    private static Set<String> tests() throws IOException {
        var sources = Path.of("src", "test", "java").toString();
        try (var files = Files.walk(ROOT)) {
            return files.map(Path::toString)
                    .filter(file -> file.contains(sources) && file.endsWith(".java"))
                    .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
