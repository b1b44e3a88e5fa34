package eu.akkoord.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One of the programs in a process of its own, with a heap of 1 GB; it ends with this one. The heap is as a service of this size on
 * two cores should have it: all there from the start and in large pages, so that no request waits for memory, and with a
 * collector that takes no core away between its short pauses.
 */
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    Child(List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xms1g",
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:+UseTransparentHugePages",
                // what lists keep of each segment lives for long: not to be copied by the first 15 collections
                "-XX:MaxTenuringThreshold=2",
                "-cp",
                System.getProperty("java.class.path"),
                Bench.class.getName()));
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Reads the first line of so many words, the first of them a number.
     *
     * @throws IOException when the process ends before it
     */
    List<String> words(int count) throws IOException {
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            var words = line.split(" ");
            if (words.length == count && words[0].matches("[0-9]+")) {
                return List.of(words);
            }
        }
        throw new IOException("The process has ended");
    }

    /** Says a line to it. */
    void say(String line) throws IOException {
        var in = process.outputWriter(StandardCharsets.UTF_8);
        in.write(line);
        in.newLine();
        in.flush();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
