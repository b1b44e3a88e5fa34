package eu.akkoord.dossiers.calendar.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes content lines in UTF-8, each folded at 75 octets (RFC 5545, 3.1) and never within a character: readers that unfold after they
 * have decoded would lose it otherwise.
 */
final class FoldedLines {
    /** The longest line, in octets, without its end. */
    private static final int LONGEST = 75;

    private static final String END = "\r\n";
    private static final byte[] END_OF_LINE = {'\r', '\n'};
    private static final byte[] FOLD = {'\r', '\n', ' '};

    private final OutputStream out;

    FoldedLines(OutputStream out) {
        this.out = out;
    }

    /** @param lines whole ones, each with its end */
    void write(String lines) throws IOException {
        for (int start = 0; start < lines.length(); ) {
            int end = lines.indexOf(END, start);
            line(lines.substring(start, end < 0 ? lines.length() : end));
            start = end < 0 ? lines.length() : end + END.length();
        }
    }

    private void line(String line) throws IOException {
        var octets = line.getBytes(StandardCharsets.UTF_8);
        int start = 0;
        for (int room = LONGEST; octets.length - start > room; room = LONGEST - 1) {
            int end = start + room;
            while (isWithinCharacter(octets[end])) {
                end--;
            }
            out.write(octets, start, end - start);
            out.write(FOLD);
            start = end;
        }
        out.write(octets, start, octets.length - start);
        out.write(END_OF_LINE);
    }

    private static boolean isWithinCharacter(byte octet) {
        return (octet & 0xC0) == 0x80;
    }

    void flush() throws IOException {
        out.flush();
    }
}
