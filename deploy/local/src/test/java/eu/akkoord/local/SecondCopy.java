package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.embedded.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A copy of Akkoord of one test class, which does to it what nobody may do to the one that all share. */
record SecondCopy(Installation installation) {
    /** After the last of its processes moved; a machine that is busy with something else makes all of them slow. */
    private static final Duration STILL = Duration.ofSeconds(90);

    private static final Duration MOST = Duration.ofMinutes(10);

    SecondCopy(Path data) {
        this(new Installation(RunningInstallation.ROOT, data));
    }

    /** Waits until it is so, for as long as something moves in this copy. */
    void await(BooleanSupplier so) {
        var progress = new Progress(installation);
        long began = System.nanoTime();
        long moved = began;
        while (!Patience.until(Duration.ofSeconds(5), so)) {
            long now = System.nanoTime();
            moved = progress.moved(Installation.NAMES) ? now : moved;
            assertThat(Duration.ofNanos(now - moved)).as("nothing moves").isLessThan(STILL);
            assertThat(Duration.ofNanos(now - began)).as("it is still not so").isLessThan(MOST);
        }
    }

    List<ProcessHandle> processes() {
        var processes = new ArrayList<ProcessHandle>();
        installation.process("supervisor").ifPresent(processes::add);
        Installation.NAMES.forEach(name -> installation.process(name).ifPresent(processes::add));
        return processes;
    }

    /** The command that {@code deploy/run start} ends in. */
    List<String> start() {
        var command = new ArrayList<>(new Commands(installation).of("supervisor"));
        var main = command.indexOf(Supervisor.class.getName());
        command.subList(main, command.size()).clear();
        command.add(1, "-Dakkoord.root=" + installation.root());
        command.addAll(List.of(
                Akkoord.class.getName(),
                "start",
                "--data",
                installation.data().toString(),
                "--gateway-port",
                Integer.toString(Ports.free()),
                "--kafka-port",
                Integer.toString(Ports.free())));
        return command;
    }
}
