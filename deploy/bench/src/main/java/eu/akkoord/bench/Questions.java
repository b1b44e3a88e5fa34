package eu.akkoord.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Questions to measure, each call about another dossier. */
final class Questions {
    static final String BY_ID = "by id";

    /** Searches chosen to be expensive. */
    static final List<String> HOSTILE = List.of(
            "*",
            "*beleid",
            "a*",
            "be*",
            "be* we* ov*",
            "?".repeat(900),
            "\"",
            "\"een \"twee\" drie",
            "((((a OR (b AND",
            "title:[a TO z]",
            "/(a+)+$/",
            "~".repeat(1000),
            "be* we* ov* ge* me* sc* la* in* bu* ta* je* ve* sl* da* kr* hu* ra* st* ni* ko* zo* ka* ne* br* ma* pa*",
            "x".repeat(10_000),
            "een ".repeat(250),
            "\\\\\\\" OR 1=1 -- {$gt: ''}",
            "\u202E\uD83D\uDE00 é");

    private static final Pattern NEXT = Pattern.compile("\"next\":\"[^\"]*[?&](cursor=[^\"&]+)");
    private static final String FACETS = "&facet=status&facet=theme&facet=party";

    private final int size;
    private final Map<String, Supplier<String>> all = new LinkedHashMap<>();

    Questions(Asker asker, int size) {
        this.size = size;
        var cursor = cursorOfPage1000(asker);
        all.put(BY_ID, () -> "/akkoord/v1/dossiers/" + id());
        put(Bar.PAGE, () -> status() + "&total=false");
        put(Bar.TOTAL, Questions::status);
        put(Bar.FACETS, () -> status() + FACETS);
        put(Bar.DEEP, () -> "total=false" + cursor);
        put(Bar.PERIOD, Questions::period);
        put(Bar.TEXT, () -> text() + FACETS);
        put(Bar.HIGHLIGHTS, () -> text() + FACETS + "&highlight=true");
        put(Bar.RELEVANCE, () -> text() + "&sort=relevance&total=false");
        put(Bar.TITLE, () -> status() + "&sort=title&total=false");
    }

    private void put(Bar bar, Supplier<String> query) {
        all.put(bar.question, () -> "/akkoord/v1/dossiers?" + query.get());
    }

    Map<String, Supplier<String>> all() {
        return all;
    }

    /** One of all, each as often as the others. */
    Supplier<String> any() {
        var each = List.copyOf(all.values());
        return () -> each.get(ThreadLocalRandom.current().nextInt(each.size())).get();
    }

    String id() {
        return GeneratedDossier.id(visible(size));
    }

    private String cursorOfPage1000(Asker asker) {
        var at = "";
        for (int seen = 0; seen < Math.min(20_000, size / 4); seen += 100) {
            var page = asker.get("/akkoord/v1/dossiers?pageSize=100&total=false" + at)
                    .good()
                    .text();
            var next = NEXT.matcher(page);
            if (!next.find()) {
                throw new IllegalStateException("There are not so many pages");
            }
            at = "&" + next.group(1);
        }
        return at;
    }

    private static String status() {
        var statuses = GeneratedDossier.STATUSES;
        return "status=" + statuses.get(ThreadLocalRandom.current().nextInt(statuses.size()));
    }

    private static String text() {
        var random = new SplittableRandom(ThreadLocalRandom.current().nextLong());
        return "q=" + GeneratedDossier.words(random, 2).replace(' ', '+');
    }

    private static String period() {
        int year = 2014 + ThreadLocalRandom.current().nextInt(9);
        return "from=%d-04-01&to=%d-03-31&total=false".formatted(year, year + 1);
    }

    /** The number of a dossier that the reader may see. */
    static int visible(int size) {
        while (true) {
            int number = ThreadLocalRandom.current().nextInt(size);
            if (!Collections.disjoint(GeneratedDossier.clearances(number), GeneratedDossier.READER)) {
                return number;
            }
        }
    }
}
