package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The next start takes over from a supervisor or a start that ended before its time. */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TakeoverIT {
    private final SecondCopy copy;
    private final Installation second;

    TakeoverIT(@TempDir Path data) {
        this.copy = new SecondCopy(data);
        this.second = copy.installation();
    }

    @BeforeAll
    void start_it() throws IOException {
        var command = new ProcessBuilder(copy.start());
        command.environment().put(Commands.heapSetting("gateway"), "199");
        assertThat(exit(command)).as(Files.readString(said())).isZero();
        assertThat(second.process("gateway").orElseThrow().info().arguments().orElseThrow())
                .as("the heap that was asked for")
                .contains("-Xmx199m");
    }

    @AfterAll
    void leave_nothing() {
        second.stop();
    }

    @Test
    @Order(1)
    void a_second_supervisor_of_a_copy_ends_at_once_also_after_the_first_has_collected_its_garbage() throws Exception {
        var supervisor = second.process("supervisor").orElseThrow();
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        for (int time = 0; time < 2; time++) {
            assertThat(exit(List.of(jcmd, Long.toString(supervisor.pid()), "GC.run")))
                    .isZero();
        }
        var before = copy.processes();
        assertThat(exit(new Commands(second).of("supervisor"))).isEqualTo(Supervisor.SUPERVISED_ALREADY);
        assertThat(copy.processes()).isEqualTo(before).contains(supervisor);
    }

    @Test
    @Order(2)
    void a_supervisor_that_is_killed_is_missed_and_the_next_start_takes_over(CapturedOutput output) throws Exception {
        var left = copy.processes();
        var killed = second.process("supervisor").orElseThrow();
        killed.destroyForcibly();
        copy.await(() -> !killed.isAlive());

        assertThat(RunningInstallation.run(second, "status")).isEqualTo(1);
        assertThat(output).contains("supervisor         is gone");
        copy.await(() -> left.stream().noneMatch(ProcessHandle::isAlive));
        for (var name : Installation.NAMES) {
            assertThat(Files.readString(second.log(name)))
                    .as(name)
                    .contains("The supervisor, process %d, is gone; this process ends".formatted(killed.pid()));
        }

        assertThat(RunningInstallation.start(second)).isZero();
        assertThat(Files.readString(second.log("supervisor"))).contains("was killed; this start takes over");
        assertThat(RunningInstallation.run(second, "status")).isZero();
        assertThat(RunningInstallation.run(second, "smoke")).isZero();
    }

    @Test
    @Order(3)
    void a_start_takes_over_at_once_from_a_supervisor_that_was_just_killed() {
        var left = copy.processes();
        second.process("supervisor").orElseThrow().destroyForcibly();
        copy.await(() -> !second.running());
        assertThat(RunningInstallation.start(second)).isZero();
        assertThat(left).noneMatch(ProcessHandle::isAlive);
        second.stop();
    }

    @Test
    @Order(4)
    void a_start_that_is_interrupted_leaves_no_process_and_no_other_starts_meanwhile(CapturedOutput output)
            throws Exception {
        var starting = begin(new ProcessBuilder(copy.start()));
        copy.await(() -> second.process("broker").isPresent());
        var processes = copy.processes();
        assertThat(RunningInstallation.start(second)).isEqualTo(1);
        assertThat(output).contains("is under way, as process " + starting.pid());

        starting.destroy();

        copy.await(() -> !starting.isAlive());
        assertThat(processes).hasSizeGreaterThanOrEqualTo(2).noneMatch(ProcessHandle::isAlive);
        assertThat(copy.processes()).isEmpty();
    }

    @Test
    @Order(5)
    void a_heap_that_is_too_small_is_named_and_leaves_no_process() throws Exception {
        var command = new ProcessBuilder(copy.start());
        command.environment().put(Commands.heapSetting("issuer"), "6");

        assertThat(exit(command)).isEqualTo(1);
        assertThat(Files.readString(said())).contains("The heap of issuer is too small; AKKOORD_HEAP_ISSUER sets it");
        // as the machine ends it that ran out of memory, and not half of it goes on
        assertThat(Files.readString(second.log("supervisor"))).contains("issuer ended with 3 after");
        assertThat(copy.processes()).isEmpty();
    }

    private int exit(List<String> command) throws IOException {
        return exit(new ProcessBuilder(command));
    }

    private int exit(ProcessBuilder command) throws IOException {
        var process = begin(command);
        copy.await(() -> !process.isAlive());
        return process.exitValue();
    }

    private Process begin(ProcessBuilder command) throws IOException {
        return command.redirectErrorStream(true).redirectOutput(said().toFile()).start();
    }

    private Path said() {
        return second.data().resolve("said");
    }
}
