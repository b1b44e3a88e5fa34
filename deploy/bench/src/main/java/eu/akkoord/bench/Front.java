package eu.akkoord.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** One way to the service, and what was measured by it. */
final class Front implements AutoCloseable {
    /** Question of the bench: one agreement, or a page of them. */
    enum Kind {
        BY_ID("by id"),
        LIST("list page");

        final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** Question, and how many ask it at once. */
    record Load(Kind kind, int connections) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s, %d", kind.text, connections);
        }
    }

    /** Answers a second of one turn, and processor time of the program for each, in microseconds. */
    record Turn(double perSecond, double processor) {}

    private final Asker asker;
    private final Program program;
    private final Map<Load, List<Turn>> turns = new LinkedHashMap<>();
    private final Map<Load, Histogram> times = new LinkedHashMap<>();

    /** @param program behind the address, whose processor time counts */
    Front(String address, String token, Program program) {
        this.asker = new Asker(address, token);
        this.program = program;
    }

    Asker asker() {
        return asker;
    }

    /** Asks without pause for a while: each connection the next question as soon as it has an answer. */
    void ask(Load load, Supplier<String> path, long millis, boolean counts) {
        var histogram = Asker.histogram();
        var answers = new AtomicLong();
        var before = program.processorTime();
        long begin = System.nanoTime();
        long end = begin + TimeUnit.MILLISECONDS.toNanos(millis);
        var begun = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(load.connections())) {
            for (int connection = 0; connection < load.connections(); connection++) {
                begun.add(threads.submit(() -> {
                    for (long now = System.nanoTime(); now < end; ) {
                        asker.get(path.get()).good();
                        long came = System.nanoTime();
                        histogram.recordValue(came - now);
                        answers.incrementAndGet();
                        now = came;
                    }
                }));
            }
        }
        for (var one : begun) {
            if (one.state() == Future.State.FAILED) {
                throw new IllegalStateException(one.exceptionNow());
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        var processor = program.processorTime().minus(before);
        if (counts) {
            turns.computeIfAbsent(load, first -> new ArrayList<>())
                    .add(new Turn(answers.get() / seconds, processor.toNanos() / 1e3 / answers.get()));
            times.computeIfAbsent(load, first -> Asker.histogram()).add(histogram);
        }
    }

    double perSecond(Load load) {
        return median(of(load).stream().map(Turn::perSecond).toList());
    }

    double processor(Load load) {
        return median(of(load).stream().map(Turn::processor).toList());
    }

    /** In microseconds. */
    double p50(Load load) {
        return times.getOrDefault(load, Asker.histogram()).getValueAtPercentile(50) / 1000.0;
    }

    /** Ratio of answers to those by another way: of the turns of one round, the median of all rounds. */
    double against(Front other, Load load) {
        var ours = of(load);
        var theirs = other.of(load);
        var ratios = new ArrayList<Double>();
        for (int round = 0; round < ours.size(); round++) {
            ratios.add(ours.get(round).perSecond() / theirs.get(round).perSecond());
        }
        return median(ratios);
    }

    private List<Turn> of(Load load) {
        return turns.getOrDefault(load, List.of());
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    @Override
    public void close() throws IOException {
        asker.close();
        program.close();
    }
}
