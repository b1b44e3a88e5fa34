package eu.akkoord.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Durations by name. */
final class Figures {
    private final Map<String, Histogram> histograms = new LinkedHashMap<>();

    /** Does something again and again for a while and notes how long each time took. */
    void measure(String name, long millis, Runnable thing) {
        var histogram = histograms.computeIfAbsent(name, first -> new Histogram(3));
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long before = System.nanoTime(); before < end; ) {
            thing.run();
            long after = System.nanoTime();
            histogram.recordValue(after - before);
            before = after;
        }
    }

    /** In microseconds. */
    double percentile(String name, double percentile) {
        var histogram = histograms.get(name);
        if (histogram == null) {
            throw new IllegalArgumentException("%s was not measured".formatted(name));
        }
        return histogram.getValueAtPercentile(percentile) / 1000.0;
    }

    /** @param one the name of that to which all else is compared */
    void print(PrintStream out, String one) {
        double unit = percentile(one, 50);
        out.printf(Locale.ROOT, "%-34s %10s %10s %8s %8s%n", "microseconds", "p50", "p99", "p50/one", "p99/p50");
        for (var name : histograms.keySet()) {
            double p50 = percentile(name, 50);
            double p99 = percentile(name, 99);
            out.printf(Locale.ROOT, "%-34s %10.1f %10.1f %8.2f %8.2f%n", name, p50, p99, p50 / unit, p99 / p50);
        }
    }

    /** By which power of the size the time grew from one size to another. */
    static double exponent(double before, double after, double times) {
        return Math.log(after / before) / Math.log(times);
    }

    /** One measurement at one size. */
    record Point(double size, double value) {}

    /** By which power of the size a value grows: the slope of the least squares in logarithms. */
    static double exponent(List<Point> points) {
        double x = points.stream()
                .mapToDouble(each -> Math.log(each.size()))
                .average()
                .orElse(Double.NaN);
        double y = points.stream()
                .mapToDouble(each -> Math.log(each.value()))
                .average()
                .orElse(Double.NaN);
        double both = points.stream()
                .mapToDouble(each -> (Math.log(each.size()) - x) * (Math.log(each.value()) - y))
                .sum();
        return both
                / points.stream()
                        .mapToDouble(each -> Math.pow(Math.log(each.size()) - x, 2))
                        .sum();
    }

    Iterable<String> names() {
        return histograms.keySet();
    }
}
