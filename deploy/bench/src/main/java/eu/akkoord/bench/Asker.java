package eu.akkoord.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/** Asks a service over HTTP, at the times it should, whether or not the answers before have come in time (an open loop). */
final class Asker implements AutoCloseable {
    private static final int MOST_USERS = 64;
    private static final long AWAKE = TimeUnit.MICROSECONDS.toNanos(500);

    private final CloseableHttpClient http = HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(MOST_USERS)
                    .setMaxConnTotal(MOST_USERS)
                    .build())
            .disableAutomaticRetries()
            .build();
    private final String base;
    private final String token;

    Asker(String base, String token) {
        this.base = base;
        this.token = token;
    }

    static Histogram histogram() {
        return new SynchronizedHistogram(3);
    }

    /** @param body not read: that takes time of its own */
    record Answer(int status, byte[] body) {
        /** @throws IllegalStateException when it is no 200 */
        Answer good() {
            if (status != 200) {
                throw new IllegalStateException("%d %s".formatted(status, text()));
            }
            return this;
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** @param path behind the address of the service, with its query */
    Answer get(String path) {
        return send(ClassicRequestBuilder.get(base + path)
                .addHeader("Authorization", "Bearer " + token)
                .build());
    }

    Answer patch(String path, String token, String body) {
        return send(ClassicRequestBuilder.patch(base + path)
                .addHeader("Authorization", "Bearer " + token)
                .addHeader("If-Match", "\"1\"")
                .setEntity(body, org.apache.hc.core5.http.ContentType.create("application/merge-patch+json"))
                .build());
    }

    Answer post(String path, String token, String body) {
        return send(ClassicRequestBuilder.post(base + path)
                .addHeader("Authorization", "Bearer " + token)
                .setEntity(body, org.apache.hc.core5.http.ContentType.APPLICATION_JSON)
                .build());
    }

    private Answer send(ClassicHttpRequest request) {
        try {
            return http.execute(
                    request, answer -> new Answer(answer.getCode(), EntityUtils.toByteArray(answer.getEntity())));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Asks good questions for a while.
     *
     * @param users how many ask at the same time, each on its own
     * @param perSecond how often each user asks
     * @param histogram gets for each, in nanoseconds, how long after the time it was due the answer had come
     */
    void ask(Supplier<String> path, int users, double perSecond, long millis, Histogram histogram) {
        at(users, perSecond, millis, due -> {
            get(path.get()).good();
            histogram.recordValue(System.nanoTime() - due);
        });
    }

    /** A task to be run at its time. */
    @FunctionalInterface
    interface Task {
        /** @param due from when on it counts, by {@link System#nanoTime} */
        void run(long due);
    }

    /** @throws IllegalStateException when one of them failed */
    static void at(int users, double perSecond, long millis, Task task) {
        long interval = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
        long begin = System.nanoTime();
        long end = begin + TimeUnit.MILLISECONDS.toNanos(millis);
        var begun = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(users)) {
            for (int user = 0; user < users; user++) {
                long first = begin + interval * user / users;
                begun.add(threads.submit(() -> {
                    long free = first;
                    for (long due = first; due < end; due += interval) {
                        await(due);
                        // only what was asked before may make a question late, not that this thread woke late
                        task.run(free > due ? due : System.nanoTime());
                        free = System.nanoTime();
                    }
                }));
            }
        }
        begun.stream()
                .filter(one -> one.state() == Future.State.FAILED)
                .findFirst()
                .ifPresent(failed -> {
                    throw new IllegalStateException(failed.exceptionNow());
                });
    }

    /** Awake for the last of it: to be woken can take longer than what is measured. */
    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (left > AWAKE) {
                LockSupport.parkNanos(left - AWAKE);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
