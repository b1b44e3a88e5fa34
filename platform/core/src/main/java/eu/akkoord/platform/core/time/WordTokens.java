package eu.akkoord.platform.core.time;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Cuts words for time into tokens: words in small letters without accents, numbers, dates in ISO 8601, and signs. */
final class WordTokens {
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212]");
    private static final Pattern QUOTES = Pattern.compile("[\\u2018\\u2019\\u00b4`]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u202f\"\\u201c\\u201d\\u00ab\\u00bb]+");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<![\\d/.-])(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})(?![\\d/.-])");
    private static final Pattern MONTH_FIRST = Pattern.compile("(?<![\\d/.-])(0?[1-9]|1[0-2])[-/](\\d{4})(?![\\d/.-])");
    private static final Pattern LOOSE_DAY =
            Pattern.compile("(?<![\\d/.-])(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?![\\d/.-])");
    private static final Pattern SHORT_SPAN =
            Pattern.compile("(?<![\\d/.-])(\\d{2})(\\d{2})([-/])'?(\\d{2})(?![\\d/.-])");
    private static final Pattern UP_TO = Pattern.compile(
            "\\btot en met\\b|\\bt/m\\b|\\bt\\.?e\\.?m\\b\\.?|\\btot aan\\b|\\bthrough\\b|\\bup to and including\\b|\\.\\.+|\u2026");
    private static final Pattern ABOUT = Pattern.compile("\\bom en bij\\b|\\bin de buurt van\\b|~");
    private static final Pattern NO_LATER = Pattern.compile(
            "\\bten laatste\\b|\\bniet later dan\\b|\\bno later than\\b|\\bat the latest\\b|\\buiterlijk (?:op|in|tegen)\\b|\\bvoor het eind(?:e)? van\\b");
    private static final Pattern ONWARDS = Pattern.compile("\\bonwards?\\b|\\baf aan\\b|\\been periode\\b");
    private static final Pattern TOKEN = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}|\\d{4}-\\d{2}(?!\\d)|\\d{3}0s|\\d+(?:e|ste|de|st|nd|rd|th)?\\b|'\\d{2}\\b|[qkh][1-4]\\b|'?\\p{L}+|[^\\s.']");

    private WordTokens() {}

    /** @return the tokens, and whether a date was read with its day first */
    static Cut of(String words) {
        var plain = MARKS.matcher(Normalizer.normalize(words.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD))
                .replaceAll("");
        plain = DASHES.matcher(plain).replaceAll("-");
        plain = QUOTES.matcher(plain).replaceAll("'");
        plain = BLANKS.matcher(plain).replaceAll(" ").strip();
        var days = DAY_FIRST.matcher(plain);
        boolean ambiguous = days.results().anyMatch(WordTokens::isAmbiguous);
        plain = days.replaceAll(day -> iso(day.group(4), day.group(3), day.group(1)));
        plain = LOOSE_DAY.matcher(plain).replaceAll(day -> iso(day.group(1), day.group(3), day.group(4)));
        plain = MONTH_FIRST
                .matcher(plain)
                .replaceAll(month ->
                        "%s-%2s".formatted(month.group(2), month.group(1)).replace(' ', '0'));
        plain = SHORT_SPAN.matcher(plain).replaceAll(WordTokens::span);
        plain = ABOUT.matcher(plain).replaceAll(" circa ");
        plain = NO_LATER.matcher(plain).replaceAll(" uiterlijk ");
        plain = ONWARDS.matcher(plain).replaceAll(" ");
        plain = UP_TO.matcher(plain).replaceAll(" tm ");
        return new Cut(TOKEN.matcher(plain).results().map(MatchResult::group).toList(), ambiguous);
    }

    /** @param ambiguous whether a date was read with its day first that could have its month first */
    record Cut(List<String> tokens, boolean ambiguous) {}

    private static boolean isAmbiguous(MatchResult day) {
        return Integer.parseInt(day.group(1)) <= 12
                && Integer.parseInt(day.group(3)) <= 12
                && !day.group(1).equals(day.group(3));
    }

    private static String iso(String year, String month, String day) {
        return "%s-%2s-%2s".formatted(year, month, day).replace(' ', '0');
    }

    /** Writes the second year of a span in full where it is the next one; anything else is a month, or none. */
    private static String span(MatchResult found) {
        int first = Integer.parseInt(found.group(1) + found.group(2));
        int last = Integer.parseInt(found.group(4));
        boolean next = (first + 1) % 100 == last && (last > 12 || found.group(3).equals("/"));
        return next ? "%04d - %04d".formatted(first, first + 1) : found.group();
    }
}
