package eu.akkoord.platform.core.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/** Rules for text that looks the same and is written in different ways. */
public final class Unicode {
    /**
     * As many marks in a row as a text may have, by the Stream-Safe Text Format of UAX 15. No language comes near it, and to put more of
     * them in order takes a time that grows with their square.
     */
    public static final int MOST_MARKS = 30;

    private static final char LAST_PLAIN = 0x7F;

    private Unicode() {}

    /** Returns the text in the form in which it is stored: NFC, each letter one sign with its accents wherever there is such a sign. */
    public static String composed(String text) {
        return isPlain(text) || Normalizer.isNormalized(text, Form.NFC) ? text : Normalizer.normalize(text, Form.NFC);
    }

    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) > LAST_PLAIN) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether a letter somewhere in it has more marks than {@value #MOST_MARKS}. */
    public static boolean hasTooManyMarks(String text) {
        int marks = 0;
        for (int at = 0; at < text.length(); ) {
            int sign = text.codePointAt(at);
            marks = isMark(sign) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                return true;
            }
            at += Character.charCount(sign);
        }
        return false;
    }

    /** Tells whether there is nothing to be seen in it. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(sign -> isGap(sign) || isHidden(sign) || isMark(sign));
    }

    /** Returns the text without blanks around it, with single ones within, and without signs that nobody sees. */
    public static String trimmed(String text) {
        var trimmed = new StringBuilder(text.length());
        boolean gap = false;
        for (int at = 0; at < text.length(); ) {
            int sign = text.codePointAt(at);
            at += Character.charCount(sign);
            if (isGap(sign)) {
                gap = true;
            } else if (!isHidden(sign)) {
                if (gap && !trimmed.isEmpty()) {
                    trimmed.append(' ');
                }
                gap = false;
                trimmed.appendCodePoint(sign);
            }
        }
        return trimmed.toString();
    }

    /** Tells of any kind of blank, also of those that break no line. */
    private static boolean isGap(int sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign) || Character.isISOControl(sign);
    }

    /** Tells of a mark on the sign before. */
    public static boolean isMark(int sign) {
        int type = Character.getType(sign);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Tells of a sign that nobody sees: a soft hyphen, a blank without width, and what Unicode fills gaps with. */
    public static boolean isHidden(int sign) {
        return switch (sign) {
            case 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, 0xFFFC -> true;
            default -> Character.getType(sign) == Character.FORMAT;
        };
    }
}
