package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds by {@code deploy/run}, in a tree of its own whose Maven only logs its calls, and makes empty jars. */
class UpToDateTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path root;

    private Path source;

    @BeforeEach
    void make_a_tree_and_build_it() throws Exception {
        var real = RunningInstallation.ROOT.resolve("deploy");
        Files.createDirectories(root.resolve("deploy/local"));
        for (var script : List.of("run", "jdk.sh")) {
            Files.copy(real.resolve(script), root.resolve("deploy").resolve(script));
        }
        source = write("gateway/src/main/java/Gateway.java", "before");
        for (var file : List.of(
                "pom.xml",
                "gateway/pom.xml",
                "deploy/pom.xml",
                "deploy/local/pom.xml",
                ".mvn/jvm.config",
                "deploy/local/src/main/java/Local.java",
                "platform/pom.xml",
                "platform/web/pom.xml",
                "platform/web/src/main/java/Web.java",
                "docs/api/openapi.yaml",
                "docs/events/asyncapi.yaml")) {
            write(file, file);
        }
        var maven = write("bin/mvn", """
            #!/bin/sh
            echo called >>calls
            mkdir -p deploy/local/target/lib
            for each in agreement-service dossier-service gateway; do
              mkdir -p $each/target && : >$each/target/$each-1.0.0-SNAPSHOT.jar
            done
            : >deploy/local/target/local-1.0.0-SNAPSHOT.jar
            """);
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        run("start");
        assertThat(builds()).isEqualTo(1);
        assertThat(run("check")).isZero();
    }

    @Test
    void maven_is_not_started_while_nothing_changes() throws Exception {
        run("start");
        Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 10_000));
        run("start");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void a_file_that_changed_and_kept_its_time_is_noticed() throws Exception {
        Files.writeString(source, "after!");
        Files.setLastModifiedTime(source, LONG_AGO);
        assertThat(run("check")).isEqualTo(1);
        run("start");
        assertThat(builds()).isEqualTo(2);
        assertThat(run("check")).isZero();
    }

    @Test
    void a_file_that_came_with_an_old_time_is_noticed() throws Exception {
        Files.setLastModifiedTime(write("gateway/src/main/java/Added.java", "added"), LONG_AGO);
        assertThat(run("check")).isEqualTo(1);
    }

    @Test
    void a_file_that_went_or_has_another_name_is_noticed() throws Exception {
        Files.move(source, source.resolveSibling("Renamed.java"));
        assertThat(run("check")).isEqualTo(1);
        Files.delete(source.resolveSibling("Renamed.java"));
        assertThat(run("check")).isEqualTo(1);
        Files.writeString(source, "before");
        assertThat(run("check")).isZero();
    }

    @Test
    void a_file_of_a_module_of_the_platform_that_changed_is_noticed() throws Exception {
        write("platform/web/src/main/java/Web.java", "after");
        assertThat(run("check")).isEqualTo(1);
    }

    @Test
    void a_jar_that_is_gone_is_noticed() throws Exception {
        Files.delete(root.resolve("gateway/target/gateway-1.0.0-SNAPSHOT.jar"));
        assertThat(run("check")).isEqualTo(1);
    }

    private Path write(String name, String text) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private int builds() throws IOException {
        return Files.readAllLines(root.resolve("calls")).size();
    }

    /** The start itself fails, since the jars are empty: here only what comes before is asked. */
    private int run(String word) throws IOException, InterruptedException {
        var command = new ProcessBuilder("bash", "deploy/run", word)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("said").toFile());
        var environment = command.environment();
        environment.put("PATH", root.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return command.start().waitFor();
    }
}
