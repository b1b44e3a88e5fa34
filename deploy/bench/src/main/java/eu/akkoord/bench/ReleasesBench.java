package eu.akkoord.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares two releases: the same reads and changes of dossiers by 4 clients, each release with a store and a broker of its own. The
 * releases take turns, each round in another order, and ratios are of turns of one round.
 */
final class ReleasesBench {
    private static final int CLIENTS = 4;
    private static final int CHANGES_PER_ROUND = 300;
    private static final int READS_PER_ROUND = 1_500;
    private static final double LEAST = 0.95;

    /** Request that both releases answer. */
    private enum Request {
        CREATE("create"),
        PATCH("patch"),
        BY_ID("read by id"),
        LIST("list page");

        private final String text;

        Request(String text) {
            this.text = text;
        }

        /** Returns how many a second of it this release answers in one turn. */
        private double perSecond(Release release) {
            return switch (this) {
                case CREATE ->
                    CHANGES_PER_ROUND
                            / Creations.during(
                                    release.dossiers,
                                    release.dossiers + CHANGES_PER_ROUND,
                                    CLIENTS,
                                    release.programs::dossier);
                case PATCH ->
                    CHANGES_PER_ROUND
                            / Creations.during(
                                    release.dossiers,
                                    release.dossiers + CHANGES_PER_ROUND,
                                    CLIENTS,
                                    release.programs::revise);
                case BY_ID ->
                    READS_PER_ROUND
                            / Creations.during(
                                    0,
                                    READS_PER_ROUND,
                                    CLIENTS,
                                    number -> release.programs.read("/" + Creations.id(number % release.dossiers)));
                case LIST ->
                    READS_PER_ROUND
                            / Creations.during(
                                    0, READS_PER_ROUND, CLIENTS, number -> release.programs.read("?pageSize=20"));
            };
        }
    }

    /** Running release, and how many dossiers it has. */
    private static final class Release {
        private final WritesPrograms programs;
        private int dossiers = 1;

        private Release(WritesPrograms programs) {
            this.programs = programs;
        }

        /** Answers each request for a turn: a patch is of the dossiers just opened, each of them once. */
        private Map<Request, Double> turn() {
            var rates = new EnumMap<Request, Double>(Request.class);
            for (var request : Request.values()) {
                rates.put(request, request.perSecond(this));
            }
            dossiers += CHANGES_PER_ROUND;
            return rates;
        }
    }

    private ReleasesBench() {}

    /**
     * Starts both releases, compares them and ends them.
     *
     * @param options {@code --root} and {@code --before}: source trees of the newer and the older release, both built
     * @return 0 when the newer one is not slower by more than runs of one release differ, else 1
     */
    static int run(Options options, PrintStream out) throws IOException {
        int rounds = options.number("rounds", 9);
        int warmUp = options.number("warm-up", 20);
        try (var older = new WritesPrograms(Path.of(options.text("before")));
                var newer = new WritesPrograms(Path.of(options.text("root")))) {
            var before = new Release(older);
            var now = new Release(newer);
            for (int round = 0; round < warmUp; round++) {
                before.turn();
                now.turn();
            }
            return table(rounds(before, now, rounds), out) ? 0 : 1;
        }
    }

    /** Rates of one round: those of the older release, then those of the newer one. */
    private record Round(Map<Request, Double> before, Map<Request, Double> now) {}

    private static List<Round> rounds(Release before, Release now, int count) {
        var rounds = new ArrayList<Round>();
        for (int round = 0; round < count; round++) {
            if (round % 2 == 0) {
                var first = before.turn();
                rounds.add(new Round(first, now.turn()));
            } else {
                var first = now.turn();
                rounds.add(new Round(before.turn(), first));
            }
        }
        return rounds;
    }

    private static boolean table(List<Round> rounds, PrintStream out) {
        boolean met = true;
        out.printf("%n%d connections, a second%n%-12s %10s %10s %8s%n", CLIENTS, "", "before", "now", "ratio");
        for (var request : Request.values()) {
            double ratio = median(rounds.stream()
                    .map(round -> rate(round.now, request) / rate(round.before, request))
                    .toList());
            out.printf(
                    Locale.ROOT,
                    "%-12s %10.0f %10.0f %8.2f %s%n",
                    request.text,
                    median(rounds.stream()
                            .map(round -> rate(round.before, request))
                            .toList()),
                    median(rounds.stream()
                            .map(round -> rate(round.now, request))
                            .toList()),
                    ratio,
                    ratio >= LEAST ? "met" : "NOT MET");
            met &= ratio >= LEAST;
        }
        return met;
    }

    private static double rate(Map<Request, Double> rates, Request request) {
        return rates.getOrDefault(request, Double.NaN);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
