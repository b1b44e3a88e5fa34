package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    @TempDir
    private Path folder;

    @Test
    void one_at_a_time_has_a_lock_until_it_closes_it() throws Exception {
        var file = folder.resolve("data").resolve("start.lock");
        var lock = FolderLock.take(file).orElseThrow();
        try (lock) {
            assertThat(FolderLock.take(file)).as("the same process").isEmpty();
            assertThat(anotherTakes(file)).isFalse();
            try (var other =
                    FolderLock.take(file.resolveSibling("supervisor.lock")).orElseThrow()) {
                assertThat(other.channel().isOpen()).isTrue();
            }
        }
        assertThat(anotherTakes(file)).isTrue();
        try (var again = FolderLock.take(file).orElseThrow()) {
            assertThat(again.channel().isOpen()).isTrue();
        }
    }

    /** Takes the lock in a process of its own, which ends without closing it. */
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) {
            Runtime.getRuntime().halt(FolderLock.take(Path.of(arguments[0])).isPresent() ? 0 : 1);
        }
    }

    private static boolean anotherTakes(Path file) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Other.class.getName(),
                                file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
