package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A process that is out of memory ends, in whichever of its threads that was noticed; its supervisor then starts it again. */
class MemoryTest {
    /** The code of a machine that ends for want of memory. */
    private static final int OUT_OF_MEMORY = 3;

    private static final long MORE = 1L << 20;

    @TempDir
    private Path folder;

    static Stream<String> processes() {
        return Stream.concat(Stream.of("supervisor"), Installation.NAMES.stream());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void one_that_is_out_of_memory_ends(String name) throws Exception {
        assertThat(exit(options(name))).isEqualTo(OUT_OF_MEMORY);
    }

    @Test
    void a_heap_that_is_no_size_of_a_process_is_named_before_anything_starts() {
        assertThat(Commands.wrongHeaps(Map.of(
                        "AKKOORD_HEAP_GATEWAY", "256",
                        "AKKOORD_HEAP_DOSSIER_SERVICE", "256m",
                        "AKKOORD_HEAP_BROKER", "0",
                        "AKKOORD_HEAP_GATEWAI", "64",
                        "HOME", "x")))
                .containsExactly(
                        "AKKOORD_HEAP_BROKER=0", "AKKOORD_HEAP_DOSSIER_SERVICE=256m", "AKKOORD_HEAP_GATEWAI=64");
    }

    /** Takes all memory in a thread whose end nobody would notice, and stays. */
    static final class Glutton {
        private Glutton() {}

        public static void main(String[] arguments) throws InterruptedException {
            var taker = Thread.ofPlatform().daemon().start(() -> {
                List<long[]> taken = new ArrayList<>();
                while (taken.size() < MORE) {
                    taken.add(new long[(int) MORE]);
                }
            });
            taker.join();
            // whoever outlives it ends in order, which is the fault
        }
    }

    private List<String> options(String name) {
        var installation = new Installation(folder, folder.resolve("data"));
        return new Commands(installation)
                .of(name).stream()
                        .takeWhile(word -> !word.equals("-cp") && !word.equals("-jar"))
                        .toList();
    }

    private int exit(List<String> options) throws Exception {
        var command = new ArrayList<>(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Glutton.class.getName()));
        Files.createDirectories(folder.resolve("data"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
