package eu.akkoord.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryWatchTest {
    private final Path processes;

    MemoryWatchTest(@TempDir Path processes) {
        this.processes = processes;
    }

    @BeforeEach
    void two_processes() throws IOException {
        process("7", "kdamond.0", "100 20 1");
        process("8", "java", "100 20 1");
        Files.writeString(processes.resolve("version"), "Linux");
    }

    @Test
    void says_whether_the_kernel_watched_memory_since_it_was_last_asked() throws IOException {
        var watch = new MemoryWatch(processes);
        assertThat(watch.worked()).isTrue();
        assertThat(watch.worked()).isFalse();
        process("7", "kdamond.0", "100 20 2");
        assertThat(watch.worked()).isTrue();
        assertThat(watch.worked()).isFalse();
    }

    @Test
    void what_other_processes_do_does_not_count() throws IOException {
        var watch = new MemoryWatch(processes);
        watch.worked();
        process("8", "java", "900 20 2");
        assertThat(watch.worked()).isFalse();
    }

    @Test
    void where_the_system_shows_no_processes_it_has_never_watched() throws IOException {
        assertThat(new MemoryWatch(processes.resolve("missing")).worked()).isFalse();
    }

    private void process(String number, String name, String counters) throws IOException {
        var folder = Files.createDirectories(processes.resolve(number));
        Files.writeString(folder.resolve("comm"), name + "\n");
        Files.writeString(folder.resolve("schedstat"), counters + "\n");
    }
}
