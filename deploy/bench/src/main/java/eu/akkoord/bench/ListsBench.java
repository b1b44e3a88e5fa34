package eu.akkoord.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Measurement of lists over HTTP, with tokens: each kind of question against a read by id, for growing numbers of dossiers; several users;
 * lists during writes; hostile questions; the cost of authority. Figures of one run are compared with each other only.
 */
final class ListsBench {
    private static final int USER_PER_SECOND = 5;
    private static final int WARM_UP_ROUNDS = 6;

    private final PrintStream out;
    private final int rounds;
    private final int millis;
    private boolean allMet = true;

    private ListsBench(Options options, PrintStream out) {
        this.out = out;
        this.rounds = options.number("rounds", 5);
        this.millis = options.number("millis", 2000);
    }

    /** @return 0 when every bar is met, else 1 */
    static int run(Options options, PrintStream out) throws IOException {
        var bench = new ListsBench(options, out);
        var sizes = options.numbers("sizes", List.of(1_000, 1_000_000));
        var p50s = new ArrayList<Map<String, Double>>();
        for (int size : sizes) {
            p50s.add(bench.measure(size, size == sizes.getLast()));
        }
        bench.growth(sizes.getFirst(), sizes.getLast(), p50s.getFirst(), p50s.getLast());
        out.println(bench.allMet ? "all bars are met" : "NOT ALL BARS ARE MET");
        return bench.allMet ? 0 : 1;
    }

    private Map<String, Double> measure(int size, boolean last) throws IOException {
        double bare = last ? bareRate(size) : 0;
        try (var server = new Child(List.of("serve", "--size", Integer.toString(size)))) {
            var said = server.words(4);
            double rate = Double.parseDouble(said.getFirst());
            out.printf(Locale.ROOT, "%n%d dossiers, filled at %.0f a second within 1 GB of heap%n", size, rate);
            if (last) {
                bar("filled, against bare Lucene", rate / bare, 0.8, false);
            }
            try (var asker = new Asker(said.get(1), said.get(2));
                    var bareServer = new Child(List.of("answer"));
                    var bareAsker = new Asker(bareServer.words(2).getLast(), said.get(2))) {
                var questions = new Questions(asker, size);
                warmUp(asker, bareAsker, questions);
                var p50s = table(asker, bareAsker, questions);
                if (last) {
                    users(asker, questions);
                    changes(asker, questions, said.get(3), size);
                    hostile(asker);
                    authority(asker, questions);
                }
                return p50s;
            }
        }
    }

    private static double bareRate(int size) throws IOException {
        try (var bare = new Child(List.of("bare", "--size", Integer.toString(size)))) {
            return Double.parseDouble(bare.words(1).getFirst());
        }
    }

    /** As many as can be answered, so that all code has been compiled when it counts; a few thousand of each are not enough. */
    private void warmUp(Asker asker, Asker bare, Questions questions) {
        var each = new ArrayList<>(questions.all().values());
        each.add(() -> unchecked(questions));
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            each.forEach(question -> again(asker, question));
            again(bare, () -> "/");
        }
    }

    private void again(Asker asker, Supplier<String> question) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            asker.get(question.get()).good();
        }
    }

    private Map<String, Double> table(Asker asker, Asker bareAsker, Questions questions) throws IOException {
        var watch = new MemoryWatch(Path.of("/proc"));
        var bare = new Times();
        var times = new LinkedHashMap<String, Times>();
        for (int round = 0; round < rounds; round++) {
            bare.round(bareAsker, () -> "/", watch, 2L * millis);
            questions
                    .all()
                    .forEach((name, question) -> times.computeIfAbsent(name, first -> new Times())
                            .round(asker, question, watch, 2L * millis));
        }
        double byId = times.getOrDefault(Questions.BY_ID, bare).p50();
        out.printf(
                "%-28s %8s %8s %10s %8s %8s %8s%n",
                "microseconds", "p50", "p99", "p50/by id", "p99/p50", "on idle", "not idle");
        row("a bare answer", bare, byId);
        times.forEach((name, each) -> row(name, each, byId));
        for (var bar : Bar.values()) {
            var each = times.getOrDefault(bar.question, bare);
            bar(bar.question + ", times a read by id", each.p50() / byId, bar.times, true);
            bar(bar.question + ", p99 against p50 on an idle core", each.idleTail(), bar.tail, true);
        }
        var p50s = new LinkedHashMap<String, Double>();
        times.forEach((name, each) -> p50s.put(name, each.p50()));
        return p50s;
    }

    private void row(String name, Times times, double byId) {
        out.printf(
                Locale.ROOT,
                "%-28s %8.0f %8.0f %10.2f %8.2f %8.2f %7.1f%%%n",
                name,
                times.p50(),
                times.p99(),
                times.p50() / byId,
                times.tail(),
                times.idleTail(),
                times.busy());
    }

    private void growth(int from, int to, Map<String, Double> before, Map<String, Double> after) {
        if (to == from) {
            return;
        }
        out.printf(Locale.ROOT, "%ngrowth of p50 from %d to %d dossiers, as a power%n", from, to);
        for (var bar : Bar.values()) {
            double power = Figures.exponent(
                    before.getOrDefault(bar.question, Double.NaN),
                    after.getOrDefault(bar.question, Double.NaN),
                    (double) to / from);
            bar(bar.question, power, bar.growth, true);
        }
    }

    /** Each user asks some times a second, whatever it is; one user for each core, then sixteen. */
    private void users(Asker asker, Questions questions) {
        int cores = Runtime.getRuntime().availableProcessors();
        var few = Asker.histogram();
        var many = Asker.histogram();
        for (int round = 0; round < rounds; round++) {
            asker.ask(questions.any(), cores, USER_PER_SECOND, 2L * millis, few);
            asker.ask(questions.any(), 16, USER_PER_SECOND, millis, many);
        }
        out.printf(
                Locale.ROOT,
                "%n%d users %.0f microseconds, 16 users %.0f, each asking %d times a second%n",
                cores,
                micros(few, 50),
                micros(many, 50),
                USER_PER_SECOND);
        bar("16 users, times one user for each core", micros(many, 50) / micros(few, 50), 2, true);
    }

    /**
     * Fifty writes a second: how much slower the questions are meanwhile, and how soon a write is in lists. These take turns, since
     * looking again and again whether a write is there would itself be more questions than there are.
     */
    private void changes(Asker asker, Questions questions, String officer, int size) {
        var writes = new Writes(asker, officer, size, 2L * millis);
        var quiet = Asker.histogram();
        var busy = Asker.histogram();
        var visible = Asker.histogram();
        writes.during(() -> asker.ask(questions.any(), 4, 10, 2L * millis, Asker.histogram()));
        for (int round = 0; round < rounds; round++) {
            asker.ask(questions.any(), 4, 10, 2L * millis, quiet);
            writes.during(() -> asker.ask(questions.any(), 4, 10, 2L * millis, busy));
            writes.awaited(visible);
        }
        out.printf(
                Locale.ROOT,
                "%n50 writes a second: in lists after p50 %.0f ms, p99 %.0f ms (%d of them awaited); questions %.0f microseconds, before %.0f%n",
                micros(visible, 50) / 1000,
                micros(visible, 99) / 1000,
                visible.getTotalCount(),
                micros(busy, 50),
                micros(quiet, 50));
        bar("change to list, p50 in ms", micros(visible, 50) / 1000, 150, true);
        bar("change to list, p99 in ms", micros(visible, 99) / 1000, 500, true);
        bar("questions while there are writes, times slower", micros(busy, 50) / micros(quiet, 50), 1.2, true);
    }

    private void hostile(Asker asker) {
        double worst = 0;
        for (int round = 0; round < rounds + 2; round++) {
            for (var text : Questions.HOSTILE) {
                var path = "/akkoord/v1/dossiers?facet=status&facet=theme&highlight=true&q="
                        + URLEncoder.encode(text, StandardCharsets.UTF_8);
                long before = System.nanoTime();
                int status = asker.get(path).status();
                double took = (System.nanoTime() - before) / 1e6;
                if (status != 200 && status != 400) {
                    throw new IllegalStateException("%s gives %d".formatted(text, status));
                }
                if (round > 1) {
                    worst = Math.max(worst, took);
                }
            }
        }
        out.printf(Locale.ROOT, "%n%d questions that mean no good: all 200 or 400%n", Questions.HOSTILE.size());
        bar("the slowest of them, in ms", worst, 50, true);
    }

    private void authority(Asker asker, Questions questions) {
        var times = new ArrayList<Double>();
        out.printf("%nby id, with all checks and without, in microseconds:");
        for (int round = 0; round < 2 * rounds; round++) {
            var checked = Asker.histogram();
            var unchecked = Asker.histogram();
            asker.ask(() -> "/akkoord/v1/dossiers/" + questions.id(), 1, Times.PER_SECOND, millis, checked);
            asker.ask(() -> unchecked(questions), 1, Times.PER_SECOND, millis, unchecked);
            // of two turns that follow each other: the machine may be quicker half a minute later
            times.add(micros(unchecked, 50) / micros(checked, 50));
            out.printf(Locale.ROOT, " %.0f %.0f", micros(checked, 50), micros(unchecked, 50));
        }
        out.println();
        bar(
                "without checks against with all, round in the middle",
                times.stream().sorted().skip(rounds).findFirst().orElseThrow(),
                0.85,
                false);
    }

    private static String unchecked(Questions questions) {
        return "/unchecked/" + questions.id();
    }

    private static double micros(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1000.0;
    }

    /** @param most whether the bar is the most it may be, or the least; what is not a number is no bar */
    private void bar(String name, double value, double bar, boolean most) {
        if (Double.isNaN(bar)) {
            return;
        }
        boolean met = most ? value <= bar : value >= bar;
        allMet &= met;
        out.printf(
                Locale.ROOT,
                "  %-8s %-52s %8.2f %s %.2f%n",
                met ? "met" : "NOT MET",
                name,
                value,
                most ? "<=" : ">=",
                bar);
    }
}
