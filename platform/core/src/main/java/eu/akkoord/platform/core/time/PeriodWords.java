package eu.akkoord.platform.core.time;

import eu.akkoord.platform.core.message.Message;
import eu.akkoord.platform.core.time.StretchReader.Unclear;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands the words in which sources say when something is, in Dutch and in English: "eind 2017", "20-22 juni", "Q1 2028". */
public final class PeriodWords {
    /** The longest words that are read, in characters. */
    public static final int LONGEST = 200;

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:1[89]|20|21)\\d{2}(?!\\d)");
    private static final int MOST_YEARS = 2;

    private PeriodWords() {}

    /** The outcome of reading words. */
    public sealed interface Reading {
        /** @param assumptions what the words do not say and was assumed */
        record Understood(Period period, List<Message> assumptions) implements Reading {}

        record NotUnderstood(Message why) implements Reading {}
    }

    /**
     * Reads words as they are said on a day.
     *
     * @param words value and label of the period
     */
    public static Reading read(String words, LocalDate said) {
        return read(words, said, null);
    }

    private static Reading read(String words, LocalDate said, @Nullable Integer otherwise) {
        var stripped = words.strip();
        if (stripped.length() > LONGEST) {
            return new Reading.NotUnderstood(Message.of("period.manyWords", Phrase.MOST_TOKENS));
        }
        try {
            return new Reading.Understood(Period.of(stripped, stripped), List.of());
        } catch (Period.Malformed noValue) {
            return phrase(stripped, said, otherwise, noValue);
        }
    }

    private static Reading phrase(String words, LocalDate said, @Nullable Integer otherwise, Period.Malformed noValue) {
        var value = "";
        try {
            var cut = WordTokens.of(words);
            var phrase = new Phrase(said, otherwise);
            value = phrase.read(cut.tokens());
            var period = Period.of(value, words);
            var assumptions = new ArrayList<>(phrase.assumptions());
            if (cut.ambiguous()) {
                assumptions.add(Message.of("period.assumedDayFirst"));
            }
            return new Reading.Understood(period, List.copyOf(assumptions));
        } catch (Unclear unclear) {
            return new Reading.NotUnderstood(isValueLike(words) ? noValue.why() : unclear.why());
        } catch (Period.Malformed malformed) {
            return new Reading.NotUnderstood(malformed.why());
        } catch (DateTimeException noSuchDay) {
            return new Reading.NotUnderstood(Message.of("period.noSuchDay", words));
        }
    }

    /** Returns why a value is not in the subset of EDTF, and what to write instead where it says it in words. */
    public static Message refusal(String value, Period.Malformed malformed) {
        if (isValueLike(value)) {
            return malformed.why();
        }
        return switch (read(value, LocalDate.EPOCH)) {
            case Reading.Understood understood ->
                understood.assumptions().isEmpty()
                        ? Message.of(
                                "period.isWords", value, understood.period().edtf())
                        : malformed.why();
            case Reading.NotUnderstood none ->
                none.why().code().endsWith(".winterWords") ? none.why() : malformed.why();
        };
    }

    private static boolean isValueLike(String words) {
        return words.chars().noneMatch(Character::isLetter);
    }

    /**
     * Tells whether the words of a period plainly mean other days than its value: none of them in common, or both say the day and not the
     * same one. Words that are not understood, or that count from the day they were said on, contradict nothing.
     */
    public static boolean contradict(Period period) {
        var label = period.label();
        if (label == null) {
            return false;
        }
        int first = year(period.earliest(), period.latest());
        // of a longer period these years include a whole one, in which words that name no year may mean any day
        int last = Math.min(year(period.latest(), period.earliest()), first + MOST_YEARS);
        for (int year = first - 1; year <= last + 1; year++) {
            if (!contradicts(period, label, year)) {
                return false;
            }
        }
        return true;
    }

    private static int year(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one != null ? one.getYear() : other != null ? other.getYear() : 0;
    }

    private static boolean contradicts(Period period, String label, int year) {
        return switch (read(label, LocalDate.of(Math.clamp(year, 1, 9998), 1, 1), Math.clamp(year, 1, 9998))) {
            case Reading.Understood understood ->
                understood.assumptions().isEmpty() && period.isOtherThan(understood.period());
            case Reading.NotUnderstood none -> namesOtherYear(period, label);
        };
    }

    /** Tells whether words that are not understood name one year, and that is another. */
    private static boolean namesOtherYear(Period period, String label) {
        var years =
                YEAR.matcher(label).results().map(MatchResult::group).distinct().toList();
        return years.size() == 1 && period.isOtherThan(Period.of(years.getFirst(), null));
    }
}
