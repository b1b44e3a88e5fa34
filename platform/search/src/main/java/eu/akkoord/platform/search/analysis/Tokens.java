package eu.akkoord.platform.search.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Parts a text into words. Every sign parts, but for four that stand inside a word: the dots of an abbreviation (S.E.R.V.), the dots and
 * narrow blanks between groups of three digits (1.000), the apostrophe of a plural (thema's), and signs that nobody sees. A French article
 * before an apostrophe (l', d') is no word of its own.
 */
final class Tokens {
    /** A longer run of letters is cut; Lucene refuses terms of 32 KiB. */
    private static final int LONGEST = 255;

    private static final int MOST_INITIALS = 32;
    private static final int GROUP = 3;
    private static final String APOSTROPHES = "'\u2019\u2018\u02BC\u00B4`\u2032\uFF07";
    private static final String GROUP_SIGNS = ".\u00A0\u202F\u2009";
    private static final Set<String> ELIDED =
            Set.of("l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();

    private Tokens(String text) {
        this.text = text;
    }

    /**
     * A word as it is compared.
     *
     * @param from its first place in the text
     * @param to the place after it
     */
    record Token(String word, int from, int to) {}

    static List<Token> of(String text) {
        var all = new Tokens(text);
        all.read();
        return all.tokens;
    }

    private void read() {
        int at = 0;
        while (at < text.length()) {
            int sign = text.codePointAt(at);
            if (!Letters.isInWord(sign)) {
                at += Character.charCount(sign);
            } else if (Letters.standsAlone(sign)) {
                at = add(at, at + Character.charCount(sign), at + Character.charCount(sign));
            } else {
                at = word(at);
            }
        }
    }

    /** Returns the place after the word that begins here. */
    private int word(int from) {
        int to = end(from);
        int end = initials(from, to);
        if (end == to) {
            end = groups(from, to);
        }
        if (end > to) {
            return add(from, end, end);
        }
        if (isApostrophe(to)) {
            if (isLetterS(to + 1) && !isInWord(to + 2)) {
                return add(from, to, to + 2);
            }
            if (isInWord(to + 1) && ELIDED.contains(Letters.folded(text.substring(from, to)))) {
                return to + 1;
            }
        }
        return add(from, to, to);
    }

    /** Returns the place after the letters, digits and what nobody sees between them. */
    private int end(int from) {
        int at = from;
        while (at < text.length() && at - from < LONGEST) {
            int sign = text.codePointAt(at);
            if (Letters.standsAlone(sign) || !(Letters.isInWord(sign) || Letters.joins(sign))) {
                break;
            }
            at += Character.charCount(sign);
        }
        return at;
    }

    /** Single letters with dots between them are one word, with its last dot or without. */
    private int initials(int from, int to) {
        int end = to;
        int letters = 1;
        boolean single = isLetter(from) && to - from == 1;
        while (single && letters < MOST_INITIALS && isSign('.', end) && isLetter(end + 1) && !isInWord(end + 2)) {
            end += 2;
            letters++;
        }
        return letters > 1 && isSign('.', end) ? end + 1 : end;
    }

    /** Groups of three digits after one to three digits are one number. */
    private int groups(int from, int to) {
        if (to - from > GROUP || !areDigits(from, to) || text.charAt(from) == '0') {
            return to;
        }
        int end = to;
        while (end < text.length()
                && end - from < LONGEST
                && GROUP_SIGNS.indexOf(text.charAt(end)) >= 0
                && areDigits(end + 1, end + 1 + GROUP)
                && !isInWord(end + 1 + GROUP)) {
            end += 1 + GROUP;
        }
        return end;
    }

    private int add(int from, int to, int end) {
        var word = Letters.folded(text.substring(from, to));
        if (!word.isEmpty()) {
            tokens.add(new Token(word, from, end));
        }
        return end;
    }

    private boolean isSign(char sign, int at) {
        return at < text.length() && text.charAt(at) == sign;
    }

    private boolean isApostrophe(int at) {
        return at < text.length() && APOSTROPHES.indexOf(text.charAt(at)) >= 0;
    }

    private boolean isLetterS(int at) {
        return isSign('s', at) || isSign('S', at);
    }

    private boolean isLetter(int at) {
        return at < text.length() && Character.isLetter(text.charAt(at)) && !isApostrophe(at);
    }

    private boolean isInWord(int at) {
        return at < text.length() && Letters.isInWord(text.codePointAt(at));
    }

    private boolean areDigits(int from, int to) {
        if (to > text.length()) {
            return false;
        }
        for (int at = from; at < to; at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return true;
    }
}
