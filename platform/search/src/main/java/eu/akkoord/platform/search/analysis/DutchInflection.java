package eu.akkoord.platform.search.analysis;

import java.util.Map;
import java.util.Set;

/**
 * Reduces a Dutch word to what its inflected forms have in common: singular and plural of a noun, an adjective with and without its e. It
 * leaves what makes another word, such as ge-, -ing, -heid and -lijk, which the stemmers of Snowball take off: zin is no gezin (decision
 * record 0083). The result is no word to be shown; it is only compared.
 */
final class DutchInflection {
    private static final int SHORTEST = 4;
    private static final int SHORTEST_PART = 3;
    private static final String HARD_VOWELS = "aeou";
    private static final String VOWELS = "aeiouy";

    /** By plural, also at the end of a compound. */
    private final Map<String, String> irregular;

    /** Words that are no plural, though they end like one. */
    private final Set<String> invariable;

    /** Plurals in s that the end of the word does not give away, also at the end of a compound. */
    private final Set<String> plurals;

    private DutchInflection(WordLists lists) {
        this.irregular = lists.irregular();
        this.invariable = lists.invariable();
        this.plurals = lists.plurals();
    }

    static DutchInflection of(WordLists lists) {
        return new DutchInflection(lists);
    }

    /** @param word folded */
    String stem(String word) {
        if (word.length() < SHORTEST || !isPlain(word) || invariable.contains(word)) {
            return hardened(word);
        }
        var singular = irregular(word);
        if (invariable.contains(singular)) {
            return hardened(singular);
        }
        var stem = withoutPluralS(singular);
        if (invariable.contains(stem)) {
            return hardened(stem);
        }
        var shorter = hardened(withoutEnding(stem));
        if (!shorter.equals(stem) && !isBeforeS(shorter, "e")) {
            shorter = withoutPluralS(shorter);
        }
        return hardened(shortened(shorter));
    }

    private static boolean isPlain(String word) {
        for (int at = 0; at < word.length(); at++) {
            if (word.charAt(at) < 'a' || word.charAt(at) > 'z') {
                return false;
            }
        }
        return true;
    }

    /** The singular of an irregular plural, or of a compound that ends in one. */
    private String irregular(String word) {
        for (int at = 0; at < word.length(); at = next(at)) {
            var singular = irregular.get(word.substring(at));
            if (singular != null) {
                return word.substring(0, at) + singular;
            }
        }
        return word;
    }

    /** The first part of a compound has three letters at least. */
    private static int next(int at) {
        return at == 0 ? SHORTEST_PART : at + 1;
    }

    private static boolean endsInOne(String word, Set<String> words) {
        for (int at = 0; at < word.length(); at = next(at)) {
            if (words.contains(word.substring(at))) {
                return true;
            }
        }
        return false;
    }

    private String withoutPluralS(String word) {
        if (word.length() < SHORTEST || !word.endsWith("s") || endsInOne(word, invariable)) {
            return word;
        }
        boolean plural = endsInOne(word, plurals) || (syllables(word) > 1 && mayBePlural(word));
        return plural ? word.substring(0, word.length() - 1) : word;
    }

    private static boolean mayBePlural(String word) {
        return isBeforeS(word, "el", "en", "er", "em")
                || isAnyBeforeS(
                        word, "ie", "aar", "or", "eur", "ier", "on", "um", "al", "ol", "eau", "ing", "shop", "ship",
                        "top")
                || (isBeforeS(word, "e") && !word.endsWith("ares"))
                || isBeforeS(word, "et");
    }

    /** Tells whether it ends in one of these and s, after a consonant. */
    private static boolean isBeforeS(String word, String... ends) {
        for (var end : ends) {
            int before = word.length() - end.length() - 2;
            if (before >= 0 && word.endsWith(end + "s") && !isVowel(word, before)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAnyBeforeS(String word, String... ends) {
        for (var end : ends) {
            if (word.endsWith(end + "s")) {
                return true;
            }
        }
        return false;
    }

    /** Without e or en, spelt as the word is without it: plannen, zaken, huizen. */
    private String withoutEnding(String word) {
        int length = word.length();
        if (word.endsWith("heden") && length > 7) {
            return word.substring(0, length - 4) + "eid";
        }
        if (word.endsWith("enen") && syllables(word) > 2) {
            return word.substring(0, length - 4) + "een";
        }
        if (word.endsWith("ici") && length > 5) {
            return word.substring(0, length - 1) + "us";
        }
        if (word.endsWith("ien") && syllables(word) > 1) {
            return word.substring(0, length - 1);
        }
        if (word.endsWith("en") && length > 3 && mayLoseEn(word)) {
            return spelt(word.substring(0, length - 2));
        }
        if (word.endsWith("e") && length > 3 && !isVowel(word, length - 2)) {
            return spelt(word.substring(0, length - 1));
        }
        return word;
    }

    private static boolean mayLoseEn(String word) {
        int before = word.length() - 3;
        return !isVowel(word, before)
                || word.endsWith("ieen")
                || word.endsWith("eeen")
                || (word.charAt(before) == 'i' && before > 0 && "aou".indexOf(word.charAt(before - 1)) >= 0);
    }

    private static String spelt(String open) {
        int last = open.length() - 1;
        if (last < 1 || isVowel(open, last)) {
            return open;
        }
        char end = open.charAt(last);
        if (open.charAt(last - 1) == end) {
            return open.substring(0, last);
        }
        boolean isLong = HARD_VOWELS.indexOf(open.charAt(last - 1)) >= 0
                && (last < 2 || !isVowel(open, last - 2))
                && "wxj".indexOf(end) < 0;
        return isLong ? open.substring(0, last) + open.charAt(last - 1) + end : open;
    }

    /** Writes the last of several syllables short, since stress alone says whether it is long, as in verdrag and verdragen. */
    private static String shortened(String word) {
        int last = word.length() - 1;
        if (last < 3 || isVowel(word, last) || word.endsWith("een")) {
            return word;
        }
        char vowel = word.charAt(last - 1);
        boolean isLong = HARD_VOWELS.indexOf(vowel) >= 0 && word.charAt(last - 2) == vowel && isStressedAnywhere(word);
        return isLong ? word.substring(0, last - 1) + word.charAt(last) : word;
    }

    /** After ge- there is one place for the stress: gewoon is not the gewon of gewonnen. */
    private static boolean isStressedAnywhere(String word) {
        int syllables = syllables(word);
        return syllables > 2 || (syllables == 2 && !word.startsWith("ge"));
    }

    /** No word sounds of z or v at its end. */
    private static String hardened(String word) {
        int last = word.length() - 1;
        if (last < 2) {
            return word;
        }
        return switch (word.charAt(last)) {
            case 'z' -> word.substring(0, last) + 's';
            case 'v' -> word.substring(0, last) + 'f';
            default -> word;
        };
    }

    private static boolean isVowel(String word, int at) {
        return VOWELS.indexOf(word.charAt(at)) >= 0;
    }

    /** Groups of vowels; a final e counts. */
    private static int syllables(String word) {
        int groups = 0;
        boolean before = false;
        for (int at = 0; at < word.length(); at++) {
            boolean vowel = isVowel(word, at);
            if (vowel && !before) {
                groups++;
            }
            before = vowel;
        }
        return groups;
    }
}
