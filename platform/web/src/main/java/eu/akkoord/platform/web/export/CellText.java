package eu.akkoord.platform.web.export;

import java.io.IOException;
import java.io.Writer;

/**
 * Text of a cell as ECMA-376 spells it (ST_Xstring): a sign that XML does not know stands as {@code _x0001_}, and so does the underscore
 * before what would be read as such a sign, so that {@code _x0041_} comes back as it was typed. A return is written so too, since XML
 * makes another sign of it.
 */
final class CellText {
    /** The longest text that Excel takes, in characters. */
    static final int LONGEST = 32_767;

    private static final int DIGITS = 4;
    private static final String ESCAPED = "_x%04X_";
    private static final char REPLACEMENT = '\uFFFD';

    private CellText() {}

    static void write(String text, Writer out) throws IOException {
        int end = Math.min(LONGEST, text.length());
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        for (int at = 0; at < end; at++) {
            char sign = text.charAt(at);
            switch (sign) {
                case '&' -> out.write("&amp;");
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '_' -> out.write(isEscape(text, at) ? ESCAPED.formatted((int) sign) : "_");
                default -> {
                    if (isPair(text, at, end)) {
                        out.write(text, at, 2);
                        at++;
                    } else if (Character.isSurrogate(sign)) {
                        out.write(REPLACEMENT);
                    } else if (isUnknownToXml(sign)) {
                        out.write(ESCAPED.formatted((int) sign));
                    } else {
                        out.write(sign);
                    }
                }
            }
        }
    }

    private static boolean isPair(String text, int at, int end) {
        return at + 1 < end && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    private static boolean isUnknownToXml(char sign) {
        return (sign < ' ' && sign != '\t' && sign != '\n') || sign == '\uFFFE' || sign == '\uFFFF';
    }

    private static boolean isEscape(String text, int at) {
        int last = at + DIGITS + 2;
        return last < text.length()
                && text.charAt(at + 1) == 'x'
                && text.charAt(last) == '_'
                && text.substring(at + 2, last).chars().allMatch(digit -> Character.digit(digit, 16) >= 0);
    }
}
