package eu.akkoord.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The bars of writes: a maximum or a minimum for each figure. */
enum WriteBar {
    RATIO("creates by 8 clients, of a bare program", 0.5, false),
    SERVICE("processor time of the service for each, as a power", 0.08, true),
    STORE("processor time of the store for each, as a power", 0.08, true),
    PUBLISHED("all published after the load, in s", 2, true),
    ALONE("one create alone, p50 in ms above its sync", 5, true),
    ALONE_P99("one create alone, p99 in ms above that of its sync", 5, true),
    EVENT("from the answer to a consumer, times the raw broker", 1.5, true),
    EVENT_P99("from the answer to a consumer, p99 on an idle core, in ms", 40, true);

    final String text;
    private final double limit;
    private final boolean most;

    WriteBar(String text, double limit, boolean most) {
        this.text = text;
        this.limit = limit;
        this.most = most;
    }

    /** The figures that were measured, by bar. */
    record Measured(WriteBar bar, double value) {
        /** Not so for what is no number. */
        boolean isMet() {
            return bar.most ? value <= bar.limit : value >= bar.limit;
        }
    }

    /**
     * Prints a row for each, and at the end those that are missed.
     *
     * @return whether all are met
     */
    static boolean judge(List<Measured> all, PrintStream out) {
        var missed = new ArrayList<String>();
        for (var each : all) {
            out.printf(
                    Locale.ROOT,
                    "  %-8s %-58s %8.2f %s %.2f%n",
                    each.isMet() ? "met" : "NOT MET",
                    each.bar().text,
                    each.value(),
                    each.bar().most ? "<=" : ">=",
                    each.bar().limit);
            if (!each.isMet()) {
                missed.add(String.format(Locale.ROOT, "%s %.2f", each.bar().text, each.value()));
            }
        }
        out.println(missed.isEmpty() ? "all bars are met" : "MISSED: " + String.join("; ", missed));
        return missed.isEmpty();
    }
}
