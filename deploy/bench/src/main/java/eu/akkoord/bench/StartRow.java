package eu.akkoord.bench;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** The rows of starting everything and of its rest, with the most that each may be; without a bar, its figure is only printed. */
enum StartRow {
    CHECK("whether anything changed since the build, s", 2),
    FIRST("first start, built, s", Double.NaN),
    SECOND("second start, s", 25),
    CACHED("start with what was recorded, s", 20),
    MEMORY("memory of all processes, GB", 1.25),
    REST("processor at rest, % of a core", 6);

    final String title;
    final double most;

    StartRow(String title, double most) {
        this.title = title;
        this.most = most;
    }

    boolean met(double figure) {
        return Double.isNaN(most) || figure <= most;
    }

    /**
     * Prints the rows, and which are missed.
     *
     * @return 0 when every bar is met, else 1
     */
    static int tell(Map<StartRow, Double> figures, PrintStream out) {
        int missed = 0;
        for (var row : values()) {
            double figure = figures.getOrDefault(row, Double.POSITIVE_INFINITY);
            var verdict = Double.isNaN(row.most) ? "" : row.met(figure) ? "met" : "NOT MET";
            out.printf(Locale.ROOT, "  %-8s %-46s %8.2f", verdict, row.title, figure);
            out.println(Double.isNaN(row.most) ? "" : " <= " + row.most);
        }
        for (var row : values()) {
            if (!row.met(figures.getOrDefault(row, Double.POSITIVE_INFINITY))) {
                out.println("MISSED: " + row.title);
                missed++;
            }
        }
        out.println(missed == 0 ? "all bars are met" : "%d missed".formatted(missed));
        return missed == 0 ? 0 : 1;
    }
}
