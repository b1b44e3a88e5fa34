package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
    private static final List<String> BROKER = List.of("broker");

    @TempDir
    private Path data;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end_them() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void a_process_that_sleeps_does_not_move_until_it_logs() throws IOException {
        var installation = installation("sleep 60");
        var progress = new Progress(installation);
        assertThat(progress.moved(BROKER)).as("at first sight").isTrue();
        await().until(() -> !progress.moved(BROKER));
        assertThat(progress.moved(BROKER)).isFalse();

        installation.note("broker", "recovered the first of ten segments");
        assertThat(progress.moved(BROKER)).isTrue();
        assertThat(progress.moved(BROKER)).isFalse();
    }

    @Test
    void a_process_that_works_moves_although_it_says_nothing() throws IOException {
        var progress = new Progress(installation("while :; do :; done"));
        assertThat(progress.moved(BROKER)).isTrue();
        await().pollDelay(Duration.ofMillis(300)).until(() -> progress.moved(BROKER));
    }

    @Test
    void each_process_of_one_name_is_a_life() throws IOException {
        var installation = installation("sleep 60");
        var progress = new Progress(installation);
        assertThat(progress.lives("broker")).isEqualTo(1);
        assertThat(progress.lives("broker")).isEqualTo(1);
        installation.started("broker", run("sleep 60"));
        assertThat(progress.lives("broker")).isEqualTo(2);
    }

    private Installation installation(String script) throws IOException {
        var installation = new Installation(data, data);
        installation.started("broker", run(script));
        return installation;
    }

    private ProcessHandle run(String script) throws IOException {
        var process = new ProcessBuilder("/bin/sh", "-c", script).start();
        started.add(process);
        return process.toHandle();
    }
}
