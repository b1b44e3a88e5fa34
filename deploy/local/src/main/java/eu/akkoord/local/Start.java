package eu.akkoord.local;

import eu.akkoord.platform.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One start of a copy of Akkoord. It waits for as long as something moves, and says for what; and when it fails or is interrupted it ends
 * the supervisor that it started itself, and no other.
 */
final class Start {
    private static final Duration STILL = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofSeconds(10);

    /** A process that has ended so often by itself will not stand. */
    private static final int LIVES = 5;

    private static final int LAST_LINES = 8;

    private final Installation installation;
    private final Duration still;
    private final Duration look;
    private @Nullable ProcessHandle supervisor;
    private volatile boolean ready;

    Start(Installation installation) {
        this(installation, STILL, LOOK);
    }

    /**
     * @param still how long nothing may move
     * @param look how often is looked whether something does
     */
    Start(Installation installation, Duration still, Duration look) {
        this.installation = installation;
        this.still = still;
        this.look = look;
    }

    /** Ends what a supervisor left that was killed, before what is started anew asks for its ports and data. */
    void takeOver() {
        if (installation.orphaned()) {
            var left = Installation.NAMES.stream()
                    .filter(name -> installation.process(name).isPresent())
                    .toList();
            say("The supervisor before this one was killed; this start takes over and ends what still runs: "
                    + (left.isEmpty() ? "nothing" : String.join(", ", left)));
        }
        installation.stop();
    }

    /** Tells whether the ports that are asked for are free; the others are chosen so that they are. */
    boolean choosePorts(@Nullable Integer gateway, @Nullable Integer kafka) {
        if (!choose("gateway", gateway, 8080) || !choose("kafka", kafka, 9092)) {
            return false;
        }
        for (var name : List.of(
                "documents",
                "issuer",
                "agreement-service",
                "dossier-service",
                "agreement-service-management",
                "dossier-service-management",
                "gateway-management")) {
            if (Ports.taken(installation.port(name))) {
                installation.keepPort(name, Ports.free());
            }
        }
        return true;
    }

    private boolean choose(String name, @Nullable Integer wanted, int usual) {
        var port = wanted == null ? installation.keptPort(name).orElse(usual) : wanted;
        if (Ports.taken(port)) {
            IO.println("Port %d is taken; choose another with --%s-port N".formatted(port, name));
            return false;
        }
        installation.keepPort(name, port);
        return true;
    }

    /** Returns whether all stands and the demonstration data is there. */
    boolean run() {
        var undo = new Thread(this::undo);
        Runtime.getRuntime().addShutdownHook(undo);
        try {
            startSupervisor();
            IO.println("Starting; the logs are in " + installation.data().resolve("logs"));
            if (awaitHealth()) {
                new DemonstrationData(new Api(installation)).load();
                ready = true;
            }
        } catch (RuntimeException failed) {
            IO.println("Akkoord could not be started: " + failed.getMessage());
        } finally {
            undo();
        }
        return ready;
    }

    private synchronized void undo() {
        if (!ready && supervisor != null) {
            Installation.endSupervisor(supervisor);
        }
    }

    private synchronized void startSupervisor() {
        var command = new ArrayList<String>();
        // a session of its own where the system has the tool: the terminal's Ctrl-C then ends this process only
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        var commands = new Commands(installation);
        command.addAll(commands.of("supervisor"));
        var log = installation.log("supervisor");
        try {
            Files.createDirectories(log.getParent());
            Files.createDirectories(commands.temporary("supervisor"));
            supervisor = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start()
                    .toHandle();
            installation.started("supervisor", supervisor);
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    private boolean awaitHealth() {
        var health = new Health(installation);
        var progress = new Progress(installation);
        var moved = System.nanoTime();
        var looked = moved;
        while (true) {
            var waiting =
                    Installation.NAMES.stream().filter(name -> !health.of(name)).toList();
            if (!supervises()) {
                return failed("The supervisor has ended meanwhile", List.of("supervisor"));
            }
            if (waiting.isEmpty()) {
                return true;
            }
            for (var name : waiting) {
                if (progress.lives(name) >= LIVES) {
                    return failed(endedAgain(name), List.of(name));
                }
            }
            var now = System.nanoTime();
            if (now - looked > look.toNanos()) {
                looked = now;
                moved = progress.moved(waiting) ? now : moved;
                if (now - moved > still.toNanos()) {
                    return failed("Nothing has moved for %d s".formatted(still.toSeconds()), waiting);
                }
                IO.println("Waiting for " + String.join(", ", waiting));
            }
            Patience.pause(Duration.ofMillis(200));
        }
    }

    private boolean supervises() {
        return installation.process("supervisor").equals(Optional.ofNullable(supervisor));
    }

    private boolean failed(String why, List<String> names) {
        IO.println("Akkoord did not become healthy. " + why + ":");
        for (var name : names) {
            lastLines(name).forEach(line -> IO.println("  %s: %s".formatted(name, line)));
        }
        return false;
    }

    private String endedAgain(String name) {
        return lastLines(name).stream().anyMatch(line -> line.contains("OutOfMemoryError"))
                ? "The heap of %s is too small; %s sets it, in megabytes".formatted(name, Commands.heapSetting(name))
                : name + " ended again and again";
    }

    private List<String> lastLines(String name) {
        var log = installation.log(name);
        try {
            var lines = Files.exists(log) ? Files.readAllLines(log) : List.of("it has no log");
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        } catch (IOException unreadable) {
            return List.of("its log cannot be read: " + unreadable.getMessage());
        }
    }

    private void say(String what) {
        IO.println(what);
        installation.note("supervisor", what);
    }
}
