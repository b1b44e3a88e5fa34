package eu.akkoord.platform.core.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Ends this process, in order, once the supervisor that started it is gone: nobody would start it again, and nobody would end it. Without
 * the system property {@value #SUPERVISOR}, its process id, there is none.
 */
public final class Supervised implements ApplicationListener<ApplicationPreparedEvent> {
    /** Below no prefix of the services' settings, which it is not one of. */
    public static final String SUPERVISOR = "akkoord-local.supervisor";

    /** After what was begun is answered, for which services take up to 20 seconds. */
    private static final Duration FAREWELL = Duration.ofSeconds(40);

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent logsAreWritten) {
        watch();
    }

    /** Returns at once; a supervisor that is gone is noticed within about five seconds. */
    public static void watch() {
        var supervisor = Long.getLong(SUPERVISOR);
        if (supervisor != null) {
            Thread.ofPlatform().name("supervisor").daemon().start(() -> endAfter(supervisor));
        }
    }

    private static void endAfter(long supervisor) {
        ProcessHandle.current()
                .parent()
                // an orphan has another parent, whoever has that process id by now
                .filter(parent -> parent.pid() == supervisor)
                .map(ProcessHandle::onExit)
                .ifPresent(CompletableFuture::join);
        LoggerFactory.getLogger(Supervised.class)
                .warn("The supervisor, process {}, is gone; this process ends", supervisor);
        Thread.ofPlatform().name("farewell").daemon().start(() -> {
            LockSupport.parkNanos(FAREWELL.toNanos());
            // in the middle of a start, for example, for which the end else waits
            Runtime.getRuntime().halt(1);
        });
        System.exit(0);
    }
}
