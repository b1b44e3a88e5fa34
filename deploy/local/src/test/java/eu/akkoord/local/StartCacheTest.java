package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    @TempDir
    private Path folder;

    @Test
    void what_was_recorded_is_used_once_it_is_whole() throws Exception {
        var cache = cache(OPTIONS, "jar one");
        assertThat(java(cache.record())).contains("javac 25");
        assertThat(cache.file()).isNotEmptyFile();
        assertThat(cache.isGood())
                .as("before its process is known to have ended in order")
                .isFalse();

        cache.written();
        assertThat(cache.isGood()).isTrue();
        var required = new ArrayList<>(cache.use());
        // so that the machine ends where it would pass over what it cannot use
        required.add("-XX:AOTMode=on");
        assertThat(java(required)).contains("javac 25");
    }

    @Test
    void what_is_damaged_or_of_something_else_is_left_aside() throws Exception {
        recorded();
        assertThat(cache(OPTIONS, "jar two").isGood()).isFalse();
        assertThat(cache(List.of("-XX:+UseSerialGC"), "jar one").isGood()).isFalse();
        assertThat(cache(OPTIONS, "jar one").isGood()).isTrue();

        var bytes = Files.readAllBytes(recorded().file());
        bytes[bytes.length / 2] ^= 1;
        Files.write(recorded().file(), bytes);
        var damaged = cache(OPTIONS, "jar one");
        assertThat(damaged.isGood()).isFalse();
        assertThat(java(damaged.record())).contains("javac 25");

        damaged.written();
        assertThat(damaged.isGood()).isTrue();
        damaged.discard();
        assertThat(damaged.isGood()).isFalse();
    }

    @Test
    void what_was_cut_off_is_left_aside() throws Exception {
        var cache = recorded();
        Files.write(cache.file(), new byte[] {1, 2, 3});
        assertThat(cache.isGood()).isFalse();
    }

    private StartCache recorded() throws Exception {
        var cache = cache(OPTIONS, "jar one");
        if (!cache.isGood()) {
            java(cache.record());
            cache.written();
        }
        return cache;
    }

    private StartCache cache(List<String> options, String content) {
        return StartCache.of(folder, "probe", options, content);
    }

    /** Runs a program of the JDK and returns what it said. */
    private String java(List<String> options) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(options);
        command.addAll(List.of("-m", "jdk.compiler/com.sun.tools.javac.Main", "-version"));
        var said = folder.resolve("said");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        return Files.readString(said);
    }
}
