package eu.akkoord.platform.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The picture of the platform's modules: it is as their poms are. */
class ModulesDocumentTest {
    private static final Path PLATFORM = Path.of("..");
    private static final Path DOCUMENT = Path.of("..", "..", "docs", "architecture.md");
    private static final Pattern ARROW = Pattern.compile("(?m)^ ([a-z-]+) +─► ([a-z-]+(?:, [a-z-]+)*)  ");
    private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>(.*?)</dependency>");
    private static final Pattern OURS = Pattern.compile("<artifactId>platform-([a-z-]+)</artifactId>");

    @Test
    void each_module_sees_what_its_arrow_says() throws IOException {
        var drawn = new TreeMap<String, Set<String>>();
        ARROW.matcher(Files.readString(DOCUMENT))
                .results()
                .forEach(arrow -> drawn.put(
                        arrow.group(1),
                        arrow.group(2).equals("nothing")
                                ? Set.of()
                                : Set.of(arrow.group(2).split(", "))));
        var built = new TreeMap<String, Set<String>>();
        for (var module : modules()) {
            built.put(
                    module,
                    dependencies(Files.readString(PLATFORM.resolve(module).resolve("pom.xml"))));
        }
        assertThat(whole(drawn)).isEqualTo(whole(built)).hasSizeGreaterThan(10);
    }

    private static List<String> modules() throws IOException {
        try (var folders = Files.list(PLATFORM)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        }
    }

    private static Set<String> dependencies(String pom) {
        return DEPENDENCY
                .matcher(pom)
                .results()
                .map(found -> found.group(1))
                .filter(dependency -> !dependency.contains("<scope>test</scope>"))
                .flatMap(dependency -> OURS.matcher(dependency).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** Each with all that it sees through others. */
    private static Map<String, Set<String>> whole(Map<String, Set<String>> direct) {
        var whole = new TreeMap<String, Set<String>>();
        direct.forEach((module, seen) -> {
            var all = new TreeSet<String>();
            var next = new HashSet<>(seen);
            while (!next.isEmpty()) {
                all.addAll(next);
                next = next.stream()
                        .flatMap(each -> direct.getOrDefault(each, Set.of()).stream())
                        .collect(Collectors.toCollection(HashSet::new));
            }
            whole.put(module, all);
        });
        return whole;
    }
}
