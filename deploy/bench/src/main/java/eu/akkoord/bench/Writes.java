package eu.akkoord.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Fifty writes a second, by ten writers, each time for a while.
 *
 * @param officer the token of one who may write
 * @param size of the list
 */
record Writes(Asker asker, String officer, int size, long millis) {
    private static final int WRITERS = 10;
    private static final int PER_SECOND = 5;

    /** Number of writes for each one that is looked for in lists. */
    private static final int AWAITED = 10;

    /** While something else is done. */
    void during(Runnable questions) {
        var writing = Thread.ofPlatform().start(() -> Asker.at(WRITERS, PER_SECOND, millis, due -> revise(path())));
        questions.run();
        try {
            writing.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** @param visible gets, in nanoseconds, how long after the answer to a write lists showed it */
    void awaited(Histogram visible) {
        var count = new AtomicInteger();
        Asker.at(WRITERS, PER_SECOND, millis, due -> {
            var path = path();
            var revision = revise(path);
            if (count.getAndIncrement() % AWAITED == 0) {
                long written = System.nanoTime();
                boolean listed = isListed(revision);
                // where dossiers are few another write may come first; this one is then in no list any more
                while (!listed && asker.get(path).good().text().contains("herzien" + revision)) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                    listed = isListed(revision);
                }
                if (listed) {
                    visible.recordValue(System.nanoTime() - written);
                }
            }
        });
    }

    private String path() {
        return "/akkoord/v1/dossiers/" + GeneratedDossier.id(Questions.visible(size));
    }

    private String revise(String path) {
        return asker.patch(path, officer, "{\"title\":\"x\"}").good().text().replaceAll("[^0-9]", "");
    }

    private boolean isListed(String revision) {
        return asker.get("/akkoord/v1/dossiers?total=true&pageSize=1&q=herzien" + revision)
                .good()
                .text()
                .contains("\"total\":1");
    }
}
