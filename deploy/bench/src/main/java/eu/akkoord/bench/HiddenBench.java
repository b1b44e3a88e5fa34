package eu.akkoord.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * A measurement of whether response times reveal hidden things: at a running dossier-service, a hidden dossier and a hidden visit are
 * requested in turns with two missing ids. The difference between these two is noise.
 */
final class HiddenBench {
    private static final String MISSING = "een-bestaat-niet";
    private static final String HIDDEN = "hier-is-verborgen";
    private static final String ALSO_MISSING = "twee-bestaat-niet";
    private static final List<String> IDS = List.of(MISSING, HIDDEN, ALSO_MISSING);
    private static final List<String> PATHS = List.of(
            "/dossiers/%s", "/dossiers/%s/history", "/dossiers/%s/documents", "/visits/%s", "/visits/%s/sessions");

    private static final int PER_SECOND = 50;

    /** The largest difference between medians: far less than the difference in work. */
    private static final double MOST = 0.03;

    private final Asker asker;
    private final int rounds;
    private final int millis;
    private final PrintStream out;

    private HiddenBench(Asker asker, Options options, PrintStream out) {
        this.asker = asker;
        this.rounds = options.number("rounds", 5);
        this.millis = options.number("millis", 2000);
        this.out = out;
    }

    /**
     * @param options {@code --api} address of the service with its version, {@code --maker} token of an officer, {@code --reader}
     *     token of somebody else
     * @return 0 when hidden and missing take as long, else 1
     */
    static int run(Options options, PrintStream out) throws IOException {
        try (var asker = new Asker(options.text("api"), options.text("reader"))) {
            make(asker, options.text("maker"));
            return new HiddenBench(asker, options, out).measure() ? 0 : 1;
        }
    }

    /** They stay, and are made once. */
    private static void make(Asker asker, String maker) {
        asker.post("/dossiers", maker, """
                {"id":"%s","title":"Verborgen","agreements":["vl-nl-integratie-2013"],"confidentiality":"restricted"}""".formatted(HIDDEN));
        asker.post("/visits", maker, """
                {"id":"%s","title":"Verborgen","kind":"workingVisit","host":"VL","guests":["NL"],"period":{"edtf":"2018"},
                 "agreements":["vl-nl-integratie-2013"],"confidentiality":"restricted"}""".formatted(HIDDEN));
    }

    private boolean measure() {
        boolean alike = true;
        out.printf(
                Locale.ROOT,
                "%-24s %10s %10s %10s %10s %10s%n",
                "microseconds, p50",
                "missing",
                "hidden",
                "missing",
                "hidden/",
                "missing/");
        for (var path : PATHS) {
            ask(path, new LinkedHashMap<>());
        }
        for (var path : PATHS) {
            var histograms = new LinkedHashMap<String, Histogram>();
            for (int round = 0; round < rounds; round++) {
                ask(path, histograms);
            }
            double missing = p50(histograms, MISSING);
            double hidden = p50(histograms, HIDDEN);
            double other = p50(histograms, ALSO_MISSING);
            boolean met = Math.abs(hidden / missing - 1) <= MOST;
            alike &= met;
            out.printf(
                    Locale.ROOT,
                    "%-24s %10.0f %10.0f %10.0f %10.3f %10.3f  %s%n",
                    path.formatted("{id}"),
                    missing,
                    hidden,
                    other,
                    hidden / missing,
                    other / missing,
                    met ? "met" : "NOT MET");
        }
        return alike;
    }

    /** In turns, so that whatever else happens on the machine happens to all of them. */
    private void ask(String path, Map<String, Histogram> histograms) {
        var turn = new int[1];
        Asker.at(1, PER_SECOND, millis, due -> {
            var id = IDS.get(turn[0]++ % IDS.size());
            long before = System.nanoTime();
            int status = asker.get(path.formatted(id)).status();
            if (status != 404) {
                throw new IllegalStateException("%s gives %d".formatted(id, status));
            }
            histograms.computeIfAbsent(id, first -> Asker.histogram()).recordValue(System.nanoTime() - before);
        });
    }

    private static double p50(Map<String, Histogram> histograms, String id) {
        return histograms.getOrDefault(id, Asker.histogram()).getValueAtPercentile(50) / 1000.0;
    }
}
