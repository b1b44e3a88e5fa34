package eu.akkoord.platform.search.analysis;

import eu.akkoord.platform.core.text.Unicode;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** Letters as they are compared: without case, diacritics, composition and kind of writing, so that CO₂ is co2. */
final class Letters {
    private static final String APOSTROPHE_LETTERS = "\u02BC\u02B9\u02BB";

    /** Lucene writes up to four letters for one. */
    private static final int MOST_FOLDED = 4;

    private Letters() {}

    /** Tells whether a word may begin with it. */
    static boolean isInWord(int sign) {
        return sign < 128
                ? Character.isLetterOrDigit(sign)
                : (Character.isLetterOrDigit(sign) || isNumber(sign)) && !Unicode.isHidden(sign) && !isApostrophe(sign);
    }

    /** Tells whether it neither ends nor begins a word: a mark on the letter before, or nothing that is seen. */
    static boolean joins(int sign) {
        return sign >= 128 && (Unicode.isMark(sign) || Unicode.isHidden(sign));
    }

    /** Tells whether it is a word by itself, as signs are that are written without blanks between words. */
    static boolean standsAlone(int sign) {
        return sign >= 0x2E80
                && (Character.isIdeographic(sign)
                        || Character.UnicodeScript.of(sign) == Character.UnicodeScript.HIRAGANA);
    }

    private static boolean isApostrophe(int sign) {
        return APOSTROPHE_LETTERS.indexOf(sign) >= 0;
    }

    private static boolean isNumber(int sign) {
        int type = Character.getType(sign);
        return type == Character.OTHER_NUMBER || type == Character.LETTER_NUMBER;
    }

    /** Returns the word as it is compared, empty when nothing of it is seen. */
    static String folded(String word) {
        if (isPlain(word)) {
            return word.toLowerCase(Locale.ROOT);
        }
        var seen = new StringBuilder(word.length());
        // a soft hyphen between a letter and its accent would keep them apart
        word.codePoints().filter(sign -> !Unicode.isHidden(sign)).forEach(seen::appendCodePoint);
        var composed = Normalizer.normalize(seen, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var letters = new StringBuilder(composed.length());
        composed.codePoints()
                .filter(sign -> isInWord(sign) || (Unicode.isMark(sign) && !isDiacritic(sign)))
                .forEach(letters::appendCodePoint);
        return ascii(letters);
    }

    /** Returns a name as it is compared: without case, diacritics, composition and blanks around it, but with its signs. */
    static String foldedName(String name) {
        var trimmed = Unicode.trimmed(name);
        if (isPlain(trimmed)) {
            return trimmed.toLowerCase(Locale.ROOT);
        }
        var composed = Normalizer.normalize(trimmed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var signs = new StringBuilder(composed.length());
        composed.codePoints().filter(sign -> !isDiacritic(sign)).forEach(signs::appendCodePoint);
        return ascii(signs);
    }

    private static String ascii(CharSequence letters) {
        var folded = new char[letters.length() * MOST_FOLDED];
        int length = ASCIIFoldingFilter.foldToASCII(letters.toString().toCharArray(), 0, folded, 0, letters.length());
        return new String(Arrays.copyOf(folded, length)).toLowerCase(Locale.ROOT);
    }

    /** Tells of an accent that no letter of Unicode bears, or a selector of how a sign is drawn. */
    private static boolean isDiacritic(int sign) {
        return (sign >= 0x0300 && sign <= 0x036F) || (sign >= 0xFE00 && sign <= 0xFE0F) || sign >= 0xE0100;
    }

    private static boolean isPlain(String word) {
        for (int at = 0; at < word.length(); at++) {
            int sign = word.charAt(at);
            if (sign >= 128 || !Character.isLetterOrDigit(sign)) {
                return false;
            }
        }
        return true;
    }
}
