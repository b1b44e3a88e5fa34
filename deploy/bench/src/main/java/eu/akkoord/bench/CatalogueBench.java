package eu.akkoord.bench;

import eu.akkoord.platform.search.index.Catalogue;
import eu.akkoord.platform.search.index.CatalogueSettings;
import eu.akkoord.platform.search.question.Page;
import eu.akkoord.platform.search.question.Question;
import eu.akkoord.platform.search.question.RelatedTerms;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.springframework.util.FileSystemUtils;

/**
 * The catalogue in this process, without HTTP: each kind of question against a look-up by id, for growing numbers of dossiers;
 * and the rate at which an index is filled against a bare Lucene program.
 */
final class CatalogueBench {
    private static final String BY_ID = "by id";
    private static final int BATCH = 1_000;
    private static final int DEEP = 20_000;

    private final Catalogue<GeneratedDossier> catalogue;
    private final int size;
    private final SplittableRandom random = new SplittableRandom(1);
    private final Map<String, Runnable> questions = new LinkedHashMap<>();

    private CatalogueBench(Catalogue<GeneratedDossier> catalogue, int size) {
        this.catalogue = catalogue;
        this.size = size;
        var place = place();
        questions.put(BY_ID, this::byId);
        questions.put("filtered page", () -> page(status(), Map.of("total", "false")));
        questions.put("+ total", () -> page(status(), Map.of()));
        questions.put("+ total, three facets", () -> page(status(), Map.of("facet", "status theme party")));
        questions.put("a page far down", () -> page(Map.of("cursor", place)));
        questions.put("period overlap", this::period);
        questions.put("text, total, three facets", () -> page(text(), Map.of("facet", "status theme party")));
        questions.put("+ highlights", () -> page(text(), Map.of("facet", "status theme party", "highlight", "true")));
        questions.put("text by relevance", () -> page(text(), Map.of("sort", "relevance")));
        questions.put("sorted by title", () -> page(status(), Map.of("sort", "title")));
        questions.put("by title, downwards", () -> page(status(), Map.of("sort", "-title")));
        questions.put("sorted by id", () -> page(status(), Map.of("sort", "id")));
        questions.put("sorted by status", () -> page(Map.of("sort", "-status")));
        questions.put("sorted by a day", () -> page(status(), Map.of("sort", "since")));
        questions.put("sorted by a period", () -> page(status(), Map.of("sort", "-period")));
        questions.put("sorted by day and title", () -> page(status(), Map.of("sort", "since title")));
    }

    static void run(Options options, PrintStream out) throws IOException {
        build(options.number("build", 200_000), out);
        var sizes = options.numbers("sizes", List.of(1_000, 100_000, 1_000_000));
        var all = new ArrayList<Figures>();
        for (int size : sizes) {
            all.add(measured(size, options, out));
        }
        var first = all.getFirst();
        var last = all.getLast();
        double times = (double) sizes.getLast() / sizes.getFirst();
        out.printf("%ngrowth of p50 from %d to %d dossiers, as a power%n", sizes.getFirst(), sizes.getLast());
        for (var name : first.names()) {
            out.printf(
                    Locale.ROOT,
                    "%-34s %10.3f%n",
                    name,
                    Figures.exponent(first.percentile(name, 50), last.percentile(name, 50), times));
        }
    }

    /** Fills one index and the bare one in turn, so that both meet the same machine. */
    private static void build(int count, PrintStream out) throws IOException {
        double ours = 0;
        double bare = 0;
        for (int round = 0; round < 3; round++) {
            ours = Math.max(ours, inFolder(folder -> {
                long before = System.nanoTime();
                filled(folder, count).close();
                return count / seconds(before);
            }));
            bare = Math.max(bare, inFolder(folder -> {
                long before = System.nanoTime();
                BareIndex.fill(folder, count, BATCH);
                return count / seconds(before);
            }));
        }
        out.printf(
                Locale.ROOT,
                "filling %d dossiers: %.0f a second, bare Lucene %.0f a second, ratio %.2f (heap at most %d MB)%n",
                count,
                ours,
                bare,
                ours / bare,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    /** Says how many a second a bare Lucene program adds. */
    static void bare(int count, PrintStream out) throws IOException {
        double rate = inFolder(folder -> {
            long before = System.nanoTime();
            BareIndex.fill(folder, count, BATCH);
            return count / seconds(before);
        });
        out.printf(Locale.ROOT, "%.0f%n", rate);
    }

    private static Figures measured(int size, Options options, PrintStream out) throws IOException {
        return inFolder(folder -> {
            long before = System.nanoTime();
            try (var catalogue = filled(folder, size)) {
                out.printf(Locale.ROOT, "%n%d dossiers, filled at %.0f a second%n", size, size / seconds(before));
                var bench = new CatalogueBench(catalogue, size);
                int rounds = options.number("rounds", 5);
                int millis = options.number("millis", 500);
                var warmUp = new Figures();
                for (int round = 0; round < 2; round++) {
                    bench.questions.forEach((name, question) -> warmUp.measure(name, 2L * millis, question));
                }
                var figures = new Figures();
                for (int round = 0; round < rounds; round++) {
                    bench.questions.forEach((name, question) -> figures.measure(name, millis, question));
                }
                figures.print(out, BY_ID);
                return figures;
            }
        });
    }

    static Catalogue<GeneratedDossier> filled(Path folder, int count) {
        var catalogue = Catalogue.open(
                new CatalogueSettings(folder, "", Duration.ofMillis(100), Duration.ofSeconds(5)),
                GeneratedDossier.FIELDS,
                RelatedTerms.none());
        try (var rebuild = catalogue.rebuild()) {
            for (int first = 0; first < count; first += BATCH) {
                rebuild.add(batch(first, Math.min(count, first + BATCH)));
            }
            rebuild.finish(Map.of());
        }
        return catalogue;
    }

    static List<GeneratedDossier> batch(int from, int to) {
        return IntStream.range(from, to).mapToObj(GeneratedDossier::of).toList();
    }

    static double seconds(long before) {
        return (System.nanoTime() - before) / 1e9;
    }

    /** A task that works in a temporary folder. */
    @FunctionalInterface
    private interface InFolder<T> {
        T run(Path folder) throws IOException;
    }

    private static <T> T inFolder(InFolder<T> work) throws IOException {
        var folder = Files.createTempDirectory("bench");
        try {
            return work.run(folder);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** The cursor behind page 1,000 of 20, or in the middle when there are not so many. */
    private String place() {
        int skipped = Math.min(DEEP, size / 2);
        var cursor = "";
        for (int seen = 0; seen < skipped; seen += 100) {
            var parameters = cursor.isEmpty()
                    ? Map.of("pageSize", "100", "total", "false")
                    : Map.of("pageSize", "100", "total", "false", "cursor", cursor);
            var next = page(parameters).next();
            if (next == null) {
                throw new IllegalStateException("There are not so many pages");
            }
            cursor = next;
        }
        return cursor;
    }

    private void byId() {
        var id = "dossier-%08d".formatted(random.nextInt(size));
        catalogue.find(Set.of("public", "party:VL", "party:NL", "party:LU", "party:FR", "party:DE-NW"), List.of(id));
    }

    private Map<String, String> status() {
        return Map.of("status", GeneratedDossier.STATUSES.get(random.nextInt(GeneratedDossier.STATUSES.size())));
    }

    private Map<String, String> text() {
        return Map.of("q", GeneratedDossier.words(random, 2));
    }

    private void period() {
        int year = 2014 + random.nextInt(9);
        page(Map.of("from", year + "-04-01", "to", (year + 1) + "-03-31"));
    }

    @SafeVarargs
    private final Page page(Map<String, String>... parameters) {
        var all = new LinkedHashMap<String, List<String>>();
        for (var some : parameters) {
            some.forEach((key, value) ->
                    all.put(key, List.of("facet", "sort").contains(key) ? List.of(value.split(" ")) : List.of(value)));
        }
        return catalogue.page(new Question(GeneratedDossier.READER, all, Map.of()));
    }
}
