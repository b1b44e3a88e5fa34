package eu.akkoord.bench;

import eu.akkoord.bench.WriteBar.Measured;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Twenty creates a second by one client, in turns with as many syncs of the same disk and as many records through the same broker that
 * nothing is written for.
 */
final class OneCreate {
    private static final int PER_SECOND = 20;

    /** Syncs that the answer to a create waits for: it takes one write ({@code CreateCostTest}), and the store syncs once for each. */
    private static final int SYNCS = 1;

    /** Bytes that are written before each sync: a commit of the store is no less. */
    private static final int COMMIT = 16 << 10;

    private static final String RAW = "raw";

    private final WritesPrograms programs;
    private final byte[] event;
    private final MemoryWatch watch = new MemoryWatch(Path.of("/proc"));
    private final Times sync = new Times();
    private final Times answer = new Times();
    private final Times told = new Times();
    private final Times raw = new Times();

    /** @param event the size of an event, in bytes */
    OneCreate(WritesPrograms programs, int event) throws IOException {
        this.programs = programs;
        this.event = new byte[event];
    }

    /**
     * Creates from a number on.
     *
     * @return the number after the last
     */
    int measure(int from, int rounds, long millis) throws IOException {
        var number = new AtomicInteger(from);
        var records = new AtomicInteger();
        programs.topic(RAW);
        try (var ours = new Consumption(programs.brokerAddress(), WritesPrograms.TOPIC);
                var theirs = new Consumption(programs.brokerAddress(), RAW);
                var producer = BareWriter.producer(programs.brokerAddress());
                var file = FileChannel.open(
                        programs.folder().resolve("sync"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // not counted: until code is loaded and connections stand
            Asker.at(1, PER_SECOND, millis / 2, due -> ours.awaited(created(number)));
            Asker.at(1, PER_SECOND, millis / 2, due -> theirs.awaited(sent(producer, records)));
            for (int round = 0; round < rounds; round++) {
                sync.next();
                Asker.at(1, PER_SECOND, millis, due -> synced(file));
                answer.next();
                told.next();
                Asker.at(1, PER_SECOND, millis, due -> create(number, ours));
                raw.next();
                Asker.at(1, PER_SECOND, millis, due -> send(producer, records, theirs));
            }
        }
        return number.get();
    }

    private void synced(FileChannel file) {
        watch.worked();
        try {
            file.write(ByteBuffer.allocate(COMMIT), file.size());
            long begin = System.nanoTime();
            file.force(true);
            long end = System.nanoTime();
            sync.add(begin, end, watch.worked());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String created(AtomicInteger number) {
        int next = number.getAndIncrement();
        programs.dossier(next);
        return Creations.id(next);
    }

    private void create(AtomicInteger number, Consumption consumption) {
        watch.worked();
        long begin = System.nanoTime();
        var id = created(number);
        long answered = System.nanoTime();
        // an event may be there before the answer is
        long came = Math.max(answered, consumption.awaited(id));
        boolean busy = watch.worked();
        answer.add(begin, answered, busy);
        told.add(answered, came, busy);
    }

    private String sent(Producer<String, byte[]> producer, AtomicInteger records) {
        var key = RAW + records.getAndIncrement();
        try {
            producer.send(new ProducerRecord<>(RAW, key, event)).get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        return key;
    }

    private void send(Producer<String, byte[]> producer, AtomicInteger records, Consumption consumption) {
        watch.worked();
        long begin = System.nanoTime();
        long came = consumption.awaited(sent(producer, records));
        raw.add(begin, came, watch.worked());
    }

    void print(PrintStream out) {
        out.printf("%none at a time, %d a second%n%-42s %8s %8s %8s%n", PER_SECOND, "in ms", "p50", "p99", "on idle");
        row(out, "a sync of this disk", sync);
        row(out, "a create, to its answer", answer);
        row(out, "from its answer to a consumer", told);
        row(out, "raw, from the send to a consumer", raw);
        out.println();
    }

    private static void row(PrintStream out, String name, Times times) {
        out.printf(
                Locale.ROOT,
                "%-42s %8.2f %8.2f %8.2f%n",
                name,
                times.p50() / 1e3,
                times.p99() / 1e3,
                times.idleP99() / 1e3);
    }

    List<Measured> measured() {
        return List.of(
                new Measured(WriteBar.ALONE, (answer.p50() - SYNCS * sync.p50()) / 1e3),
                new Measured(WriteBar.ALONE_P99, (answer.idleP99() - SYNCS * sync.idleP99()) / 1e3),
                new Measured(WriteBar.EVENT, told.p50() / raw.p50()),
                new Measured(WriteBar.EVENT_P99, told.idleP99() / 1e3));
    }
}
