package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opens the jars that run in production, with the jars in them: nothing that is for tests is there. */
class JarContentsIT {
    /** Matches test code of ours by its package or its name, and libraries that are for tests. */
    private static final Predicate<String> FOR_TESTS = Pattern.compile(
                    "eu/akkoord/platform/(embedded|test|servicetest)/.*|eu/akkoord/.*(Test|IT|TestTokens|Dear\\w*|Hostile\\w*|InMemory\\w*|Promised\\w*)\\.class"
                            + "|(org/junit|org/assertj|org/mockito|org/awaitility|net/jqwik|com/tngtech/archunit|org/testcontainers|de/bwaldvogel"
                            + "|kafka/server|org/springframework/test)/.*")
            .asMatchPredicate();

    private static final Predicate<String> STORING = Pattern.compile(
                    "(eu/akkoord/platform/(?!(core|security|web)/)[a-z]+|com/mongodb|org/apache/kafka|org/apache/lucene)/.*")
            .asMatchPredicate();

    @ParameterizedTest
    @ValueSource(strings = {"agreement-service", "dossier-service", "gateway"})
    void nothing_for_tests_is_in_what_runs_in_production(String module) throws IOException {
        var classes = classes(module);
        assertThat(classes)
                .as("ours, and those of a library")
                .anyMatch(name -> name.startsWith("eu/akkoord/platform/web/"))
                .contains("org/springframework/context/ApplicationContext.class");
        assertThat(classes.stream().filter(FOR_TESTS)).isEmpty();
    }

    @Test
    void the_gateway_stores_and_publishes_nothing() throws IOException {
        assertThat(classes("gateway").stream().filter(STORING)).isEmpty();
    }

    private static List<String> classes(String module) throws IOException {
        var names = new ArrayList<String>();
        var jar = RunningInstallation.ROOT.resolve(module).resolve("target").resolve(module + "-1.0.0-SNAPSHOT.jar");
        try (var file = Files.newInputStream(jar)) {
            open(new ZipInputStream(file), names::add);
        }
        return names;
    }

    private static void open(ZipInputStream jar, Consumer<String> found) throws IOException {
        for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            var name = entry.getName();
            if (name.endsWith(".jar")) {
                open(new ZipInputStream(jar), found);
            } else if (name.endsWith(".class")) {
                found.accept(name.replaceFirst("^BOOT-INF/classes/", ""));
            }
        }
    }
}
