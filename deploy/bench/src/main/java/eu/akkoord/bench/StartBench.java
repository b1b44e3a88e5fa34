package eu.akkoord.bench;

import eu.akkoord.platform.embedded.Ports;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;

/**
 * Measures how long {@code deploy/run} takes to start everything on this machine, and what it takes of it once all stands: a copy of
 * its own, on free ports, with data that goes afterwards.
 */
final class StartBench {
    private static final Map<String, String> RECORDING = Map.of("AKKOORD_START_CACHE", "record");

    private final Path root;
    private final Path data;
    private final PrintStream out;
    private final Duration rest;
    private final Map<StartRow, Double> figures = new EnumMap<>(StartRow.class);

    private StartBench(Options options, Path data, PrintStream out) {
        this.root = Path.of(options.text("root"));
        this.data = data;
        this.out = out;
        this.rest = Duration.ofSeconds(options.number("rest", 60));
    }

    /**
     * @param options {@code --root} of the source tree, {@code --rest} seconds to look at what rests
     * @return 0 when every bar is met, else 1
     */
    static int run(Options options, PrintStream out) throws IOException {
        var data = Files.createTempDirectory("bench");
        var bench = new StartBench(options, data, out);
        try {
            bench.measure();
        } finally {
            bench.deployRun(Map.of(), "stop");
            FileSystemUtils.deleteRecursively(data);
        }
        return StartRow.tell(bench.figures, out);
    }

    private void measure() throws IOException {
        Files.deleteIfExists(root.resolve("deploy/local/target/built"));
        var ports = new String[] {
            "start", "--gateway-port", Integer.toString(Ports.free()), "--kafka-port", Integer.toString(Ports.free())
        };
        figures.put(StartRow.FIRST, good(Map.of(), ports));
        good(Map.of(), "stop");
        figures.put(StartRow.CHECK, good(Map.of(), "check"));
        figures.put(StartRow.SECOND, good(Map.of(), "start"));
        atRest();
        good(Map.of(), "stop");
        out.printf(Locale.ROOT, "%nstart that records: %.1f s", good(RECORDING, "start"));
        out.printf(Locale.ROOT, ", its stop: %.1f s, recorded: %s%n%n", good(Map.of(), "stop"), recorded());
        figures.put(StartRow.CACHED, good(Map.of(), "start"));
    }

    private List<String> recorded() throws IOException {
        try (var files = Files.list(data.resolve("aot"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(".key"))
                    .sorted()
                    .toList();
        }
    }

    private void atRest() throws IOException {
        var processes = processes();
        var before = processorTimes(processes);
        LockSupport.parkNanos(rest.toNanos());
        var after = processorTimes(processes);
        double memory = 0;
        double busy = 0;
        out.printf(Locale.ROOT, "%n%-20s %10s %18s%n", "process", "MB", "% of a core");
        for (var process : processes.entrySet()) {
            double bytes = residentBytes(process.getValue().pid());
            double percent = 100.0
                    * after.getOrDefault(process.getKey(), Duration.ZERO)
                            .minus(before.getOrDefault(process.getKey(), Duration.ZERO))
                            .toNanos()
                    / rest.toNanos();
            out.printf(Locale.ROOT, "%-20s %10.0f %18.2f%n", process.getKey(), bytes / 1e6, percent);
            memory += bytes;
            busy += percent;
        }
        figures.put(StartRow.MEMORY, memory / 1e9);
        figures.put(StartRow.REST, busy);
    }

    /** As they are written down, by name; a start that was is among them no more. */
    private SequencedMap<String, ProcessHandle> processes() throws IOException {
        var processes = new TreeMap<String, ProcessHandle>();
        try (var files = Files.list(data.resolve("pids"))) {
            for (var file : files.toList()) {
                ProcessHandle.of(Long.parseLong(Files.readString(file).split(" ", 2)[0]))
                        .filter(ProcessHandle::isAlive)
                        .ifPresent(process -> processes.put(String.valueOf(file.getFileName()), process));
            }
        }
        return processes;
    }

    private static Map<String, Duration> processorTimes(Map<String, ProcessHandle> processes) {
        var times = new TreeMap<String, Duration>();
        processes.forEach((name, process) ->
                times.put(name, process.info().totalCpuDuration().orElse(Duration.ZERO)));
        return times;
    }

    /** Reads the resident memory of a process, in bytes, from where the system tells. */
    private static double residentBytes(long process) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> 1024 * Double.parseDouble(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException notTold) {
            throw new UncheckedIOException(notTold);
        }
    }

    /** @return the seconds it took */
    private double good(Map<String, String> environment, String... words) throws IOException {
        var began = System.nanoTime();
        var code = deployRun(environment, words);
        if (code != 0) {
            throw new IOException("deploy/run %s ended with %d".formatted(String.join(" ", words), code));
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private int deployRun(Map<String, String> environment, String... words) throws IOException {
        var command = new ArrayList<>(List.of(root.resolve("deploy/run").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", data.toString()));
        var run = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(data.resolve("said").toFile()));
        run.environment().putAll(environment);
        try {
            return run.start().waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
