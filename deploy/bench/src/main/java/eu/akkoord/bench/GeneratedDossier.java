package eu.akkoord.bench;

import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.search.declaration.Row;
import eu.akkoord.platform.search.declaration.Use;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * A dossier as large and as varied as real ones, the same for the same number: words by their frequency in a language, half of
 * the periods imprecise, one in three for partners only.
 */
record GeneratedDossier(
        String id,
        long revision,
        Instant modified,
        Set<String> clearances,
        String status,
        List<String> themes,
        List<String> parties,
        String agreement,
        LocalDate since,
        Period period,
        String title,
        String summary,
        byte[] item) {
    static final List<String> STATUSES = List.of("active", "closed", "proposed", "suspended");
    static final List<String> PARTIES = List.of("VL", "NL", "DE-NW", "LU", "FR");
    static final Set<String> READER = Set.of("public", "party:VL", "organisation:VL/abb");
    static final int AGREEMENTS = 200;

    private static final int THEMES = 12;
    private static final int DAYS = 3_650;
    private static final LocalDate FIRST = LocalDate.of(2013, 12, 1);
    private static final List<String> VOCABULARY = vocabulary();

    static final Fields<GeneratedDossier> FIELDS = Fields.of("dossiers", 1, GeneratedDossier::row)
            .word("status", GeneratedDossier::status, Use.FILTER, Use.SORT, Use.FACET)
            .words("theme", GeneratedDossier::themes, Use.FILTER, Use.FACET)
            .words("party", GeneratedDossier::parties, Use.FILTER, Use.FACET)
            .word("agreement", GeneratedDossier::agreement, Use.FILTER)
            .date("since", GeneratedDossier::since, Use.FILTER, Use.SORT)
            .period("period", GeneratedDossier::period, Use.FILTER, Use.SORT)
            .text("title", GeneratedDossier::title, 4, Use.SORT, Use.HIGHLIGHT)
            .text("summary", GeneratedDossier::summary, 1, Use.HIGHLIGHT)
            .build();

    private Row row() {
        return new Row(id, revision, modified, clearances, item);
    }

    static String id(int number) {
        return "dossier-%08d".formatted(number);
    }

    static int number(String id) {
        return Integer.parseInt(id.substring(id.indexOf('-') + 1));
    }

    /** Returns the clearances of a dossier without generating the rest of it. */
    static Set<String> clearances(int number) {
        return clearances(new SplittableRandom(~number), parties(new SplittableRandom(-number)));
    }

    private static Set<String> parties(SplittableRandom random) {
        var parties = new TreeSet<String>();
        for (int count = 0; count < 2; count++) {
            parties.add(PARTIES.get(early(random, PARTIES.size())));
        }
        return parties;
    }

    private static Set<String> clearances(SplittableRandom random, Set<String> parties) {
        var clearances = new TreeSet<String>();
        if (random.nextInt(3) > 0) {
            clearances.add("public");
        }
        parties.forEach(party -> clearances.add("party:" + party));
        return clearances;
    }

    static GeneratedDossier of(int number) {
        return of(number, 1);
    }

    /** @param revision the first is as old as the dossier is; those after it are new, and say their number in the title */
    static GeneratedDossier of(int number, long revision) {
        var random = new SplittableRandom(number);
        var id = id(number);
        var made =
                Instant.ofEpochSecond(1_386_000_000L + random.nextInt(300_000_000), random.nextInt(1_000_000) * 1000L);
        var modified = revision == 1 ? made : Instant.ofEpochSecond(1_700_000_000L + revision);
        var status = STATUSES.get(early(random, STATUSES.size()));
        var themes = new TreeSet<String>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            themes.add("theme-" + early(random, THEMES));
        }
        var parties = parties(new SplittableRandom(-number));
        var clearances = clearances(new SplittableRandom(~number), parties);
        var agreement = "agreement-" + random.nextInt(AGREEMENTS);
        var since = FIRST.plusDays(random.nextInt(DAYS));
        var period = Period.of(edtf(random), null);
        var title = revision == 1 ? words(random, 6) : "herzien%d %s".formatted(revision, words(random, 5));
        var summary = words(random, 40);
        var item = """
                {"href":"https://akkoord.example/akkoord/v1/dossiers/%s","id":"%s","title":"%s","summary":"%s","status":"%s",\
                "since":"%s","period":{"edtf":"%s"},"agreements":["%s"],"modified":"%s"}""".formatted(id, id, title, summary, status, since, period.edtf(), agreement, modified);
        return new GeneratedDossier(
                id,
                revision,
                modified,
                clearances,
                status,
                List.copyOf(themes),
                List.copyOf(parties),
                agreement,
                since,
                period,
                title,
                summary,
                item.getBytes(StandardCharsets.UTF_8));
    }

    /** One of the first more often than one of the last. */
    private static int early(SplittableRandom random, int count) {
        int one = random.nextInt(count);
        return Math.min(one, random.nextInt(count));
    }

    private static String edtf(SplittableRandom random) {
        var day = FIRST.plusDays(random.nextInt(DAYS));
        var month = day.toString().substring(0, 7);
        return switch (random.nextInt(6)) {
            case 0 -> month;
            case 1 -> "%d-2%d".formatted(day.getYear(), 1 + random.nextInt(3));
            case 2 -> "[%s..%s]".formatted(month, day.plusMonths(2).toString().substring(0, 7));
            case 3 -> "%s/..".formatted(day);
            case 4 -> "%s/%s".formatted(day, day.plusDays(random.nextInt(400)));
            default -> day.toString();
        };
    }

    /** Some words as a language has them: few very often, most seldom. */
    static String words(SplittableRandom random, int count) {
        var words = new ArrayList<String>();
        for (int index = 0; index < count; index++) {
            words.add(word(random));
        }
        return String.join(" ", words);
    }

    static String word(SplittableRandom random) {
        return VOCABULARY.get((int) (Math.pow(VOCABULARY.size(), random.nextDouble()) - 1));
    }

    private static List<String> vocabulary() {
        var random = new SplittableRandom(20_170_616);
        var syllables = List.of(
                "be", "leid", "werk", "over", "een", "ge", "meen", "schap", "land", "in", "bur", "ger", "taal", "jeugd",
                "ver", "slag", "dag", "kring", "huis", "vest", "raad", "stad", "nieuw", "ko", "mer", "zorg", "kans",
                "net", "brug");
        var words = new TreeSet<String>();
        while (words.size() < 20_000) {
            var word = new StringBuilder();
            for (int count = 1 + random.nextInt(4); count > 0; count--) {
                word.append(syllables.get(random.nextInt(syllables.size())));
            }
            words.add(word.toString());
        }
        var mixed = new ArrayList<>(words);
        Collections.shuffle(mixed, new Random(20_170_620));
        return List.copyOf(mixed);
    }
}
