package eu.akkoord.bench;

import eu.akkoord.bench.Figures.Point;
import eu.akkoord.bench.WriteBar.Measured;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Creates by 8 clients at the service, in turns with a bare program that writes and sends the same with the same concurrency; by which
 * power of the number of dossiers the processor time of one grows; and one create alone, from the request to the answer and on to a
 * consumer, against a sync of this disk and the bare broker.
 */
final class WritesBench {
    private static final int CLIENTS = 8;

    private final PrintStream out;
    private final List<Integer> sizes;
    private final int rounds;
    private final int creates;
    private final int warmUp;
    private final int millis;
    private int dossiers = 1;
    private int copies;

    private WritesBench(Options options, PrintStream out) {
        this.out = out;
        this.sizes = options.numbers("sizes", List.of(1_000, 10_000, 100_000));
        this.rounds = options.number("rounds", 5);
        this.creates = options.number("creates", 500);
        this.warmUp = options.number("warm-up", 15_000);
        this.millis = options.number("millis", 5_000);
    }

    /**
     * One turn of the service and one of the bare program.
     *
     * @param size the number of dossiers in the middle of it
     * @param perSecond creates a second, until all were published
     * @param bare the same of the bare program
     * @param service processor time of the service for each, in microseconds
     * @param store the same of the store
     * @param broker the same of the broker
     * @param published how long after the last answer all were published, in seconds
     */
    private record Turn(
            double size, double perSecond, double bare, double service, double store, double broker, double published) {
        Turn against(double bareProgram) {
            return new Turn(size, perSecond, bareProgram, service, store, broker, published);
        }

        double ratio() {
            return perSecond / bare;
        }
    }

    /**
     * Starts what it measures, and ends it.
     *
     * @param options {@code --root} of the source tree, whose programs are built
     * @return 0 when every bar is met, else 1
     */
    static int run(Options options, PrintStream out) throws IOException {
        var bench = new WritesBench(options, out);
        try (var programs = new WritesPrograms(Path.of(options.text("root")))) {
            return WriteBar.judge(bench.measure(programs), out) ? 0 : 1;
        }
    }

    private List<Measured> measure(WritesPrograms programs) throws IOException {
        Creations.during(0, warmUp, CLIENTS, programs::visit);
        var turns = new ArrayList<Turn>();
        OneCreate alone;
        try (var bare = bare(programs);
                var published = new EndOffsets(programs.brokerAddress(), WritesPrograms.TOPIC)) {
            int event = Integer.parseInt(bare.words(2).getLast());
            written(bare, warmUp);
            alone = new OneCreate(programs, event);
            out.printf(
                    "%ncreates by %d clients, and the median of %d turns of %d; processor time for each, in microseconds%n",
                    CLIENTS, rounds, creates);
            out.printf(
                    "%10s %10s %10s %8s %10s %10s %10s %12s%n",
                    "dossiers", "a second", "bare", "ratio", "service", "store", "broker", "published, s");
            for (int size : sizes) {
                fill(programs, published, size);
                var here = new ArrayList<Turn>();
                for (int round = 0; round < rounds; round++) {
                    here.add(turn(programs, bare, published));
                }
                row(here);
                turns.addAll(here);
                if (size == sizes.getFirst()) {
                    dossiers = alone.measure(dossiers, rounds, millis);
                }
            }
        }
        alone.print(out);
        var measured = new ArrayList<Measured>();
        measured.add(new Measured(WriteBar.RATIO, worstRatio(turns)));
        if (sizes.size() > 1) {
            measured.add(new Measured(WriteBar.SERVICE, power(turns, Turn::service)));
            measured.add(new Measured(WriteBar.STORE, power(turns, Turn::store)));
        }
        measured.add(new Measured(
                WriteBar.PUBLISHED,
                turns.stream().mapToDouble(Turn::published).max().orElseThrow()));
        measured.addAll(alone.measured());
        return measured;
    }

    private static Child bare(WritesPrograms programs) throws IOException {
        return new Child(List.of(
                "write",
                "--store",
                programs.storeAddress(),
                "--broker",
                programs.brokerAddress(),
                "--database",
                WritesPrograms.DATABASE,
                "--collection",
                WritesPrograms.COLLECTION,
                "--sample",
                Creations.id(0),
                "--clients",
                Integer.toString(CLIENTS)));
    }

    private void fill(WritesPrograms programs, EndOffsets published, int size) {
        long before = published.sum();
        int more = Math.max(0, size - dossiers);
        Creations.during(dossiers, dossiers + more, 2 * CLIENTS, programs::dossier);
        dossiers += more;
        published.await(before + more);
    }

    private Turn turn(WritesPrograms programs, Child bare, EndOffsets published) throws IOException {
        long records = published.sum();
        var service = programs.service.processorTime();
        var store = programs.store.processorTime();
        var broker = programs.broker.processorTime();
        double answered = Creations.during(dossiers, dossiers + creates, CLIENTS, programs::dossier);
        long end = System.nanoTime();
        published.await(records + creates);
        double after = (System.nanoTime() - end) / 1e9;
        var turn = new Turn(
                        dossiers + creates / 2.0,
                        creates / (answered + after),
                        Double.NaN,
                        since(service, programs.service),
                        since(store, programs.store),
                        since(broker, programs.broker),
                        after)
                .against(creates / written(bare, creates));
        dossiers += creates;
        return turn;
    }

    /** For each create, in microseconds. */
    private double since(Duration before, Program program) {
        return program.processorTime().minus(before).toNanos() / 1e3 / creates;
    }

    /** Lets the bare program write so many more; in seconds. */
    private double written(Child bare, int more) throws IOException {
        bare.say("%d %d".formatted(copies, copies + more));
        copies += more;
        return Double.parseDouble(bare.words(2).getLast()) / 1e6;
    }

    private void row(List<Turn> turns) {
        out.printf(
                Locale.ROOT,
                "%10.0f %10.0f %10.0f %8.2f %10.0f %10.0f %10.0f %12.2f%n",
                median(turns, Turn::size),
                median(turns, Turn::perSecond),
                median(turns, Turn::bare),
                median(turns, Turn::ratio),
                median(turns, Turn::service),
                median(turns, Turn::store),
                median(turns, Turn::broker),
                turns.stream().mapToDouble(Turn::published).max().orElseThrow());
    }

    /** The median of the turns of one number of dossiers, of the number where it is least. */
    private double worstRatio(List<Turn> turns) {
        double worst = Double.POSITIVE_INFINITY;
        for (int from = 0; from < turns.size(); from += rounds) {
            worst = Math.min(worst, median(turns.subList(from, from + rounds), Turn::ratio));
        }
        return worst;
    }

    private static double power(List<Turn> turns, ToDoubleFunction<Turn> value) {
        return Figures.exponent(turns.stream()
                .map(turn -> new Point(turn.size(), value.applyAsDouble(turn)))
                .toList());
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> value) {
        return turns.stream()
                .map(value::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .skip(turns.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
