package eu.akkoord.platform.lists;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * CSV by RFC 4180, in UTF-8 with a byte order mark, by which a spreadsheet recognises it. Text that a spreadsheet would take for
 * a formula gets an apostrophe before it, as OWASP advises against CSV injection.
 */
final class CsvRows implements Rows {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String BEGINS_A_FORMULA = "=+-@";

    private final CSVPrinter out;

    CsvRows(OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(BYTE_ORDER_MARK);
        this.out = new CSVPrinter(writer, CSVFormat.RFC4180);
    }

    @Override
    public void write(List<@Nullable Object> cells) throws IOException {
        for (var cell : cells) {
            out.print(cell instanceof String text ? harmless(text) : cell);
        }
        out.println();
    }

    /** Spreadsheets leave blanks before a formula aside, and some take a tab or a line's end for the start of one. */
    private static String harmless(String text) {
        int first = 0;
        while (first < text.length() && isBlank(text.charAt(first))) {
            first++;
        }
        boolean formula = first < text.length() && BEGINS_A_FORMULA.indexOf(text.charAt(first)) >= 0;
        return formula || (first > 0 && Character.isISOControl(text.charAt(0))) ? "'" + text : text;
    }

    private static boolean isBlank(char sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign) || Character.isISOControl(sign);
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }
}
