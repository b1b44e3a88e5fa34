package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/**
 * Gives a test an {@link Installation} as {@code deploy/run} starts it, with the demonstration data: real processes, one copy for all
 * classes that ask for it, started for the first of them and stopped after the last. Whoever kills one of its processes waits until
 * {@link Health#ofAll} says that all are back.
 */
final class RunningInstallation implements ParameterResolver {
    static final Path ROOT = Path.of("..", "..");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Installation.class;
    }

    @Override
    public Installation resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(RunningInstallation.class))
                .computeIfAbsent(Running.class, first -> Running.begin(), Running.class)
                .installation();
    }

    private record Running(Installation installation, Thread undo) implements AutoCloseable {
        static Running begin() {
            // stays behind for whoever wants to read the logs, until the next start
            var data = Path.of("target", "installation");
            try {
                FileSystemUtils.deleteRecursively(data);
            } catch (IOException unusable) {
                throw new UncheckedIOException(unusable);
            }
            var installation = new Installation(ROOT, data);
            var undo = new Thread(installation::stop);
            Runtime.getRuntime().addShutdownHook(undo);
            assertThat(RunningInstallation.start(installation))
                    .as("start; see target/installation/logs")
                    .isZero();
            return new Running(installation, undo);
        }

        @Override
        public void close() {
            installation.stop();
            Runtime.getRuntime().removeShutdownHook(undo);
        }
    }

    /** Starts this copy on free ports and returns the exit code of the command. */
    static int start(Installation installation) {
        return run(
                installation,
                "start",
                "--gateway-port",
                Integer.toString(Ports.free()),
                "--kafka-port",
                Integer.toString(Ports.free()));
    }

    /** Runs {@code deploy/run} with these words on this copy and returns its exit code. */
    static int run(Installation installation, String... words) {
        var all = Stream.concat(
                Arrays.stream(words), Stream.of("--data", installation.data().toString()));
        return Akkoord.run(installation.root(), all.toArray(String[]::new));
    }
}
