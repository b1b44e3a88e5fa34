package eu.akkoord.platform.web.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/**
 * CSV by RFC 4180, by a comma or a semicolon, in UTF-8 with a byte order mark, by which a spreadsheet recognises it, and with quotes around every field. Text
 * that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises against CSV injection; by whatever
 * separator the file is read, since Dutch and Belgian spreadsheets part fields at semicolons and then pay no heed to our quotes.
 */
final class CsvRows implements Rows {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String SEPARATORS = ",;|\n";

    /** Also full-width and small, as East Asian spreadsheets take them, and the minus sign of typesetters. */
    private static final String BEGINS_A_FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212";

    private static final Pattern END_OF_LINE = Pattern.compile("\\R");

    private final CSVPrinter out;

    /** @param separator between fields */
    CsvRows(OutputStream out, char separator) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(BYTE_ORDER_MARK);
        this.out = new CSVPrinter(
                writer,
                CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(separator)
                        .setQuoteMode(QuoteMode.ALL)
                        .get());
    }

    @Override
    public void write(List<@Nullable Object> cells) throws IOException {
        for (var cell : cells) {
            out.print(
                    switch (cell) {
                        case String text -> harmless(text);
                        case null -> "";
                        default -> cell;
                    });
        }
        out.println();
    }

    /** Ends of lines become one sign and other control signs a space: a tab is a separator, a return begins a formula for some. */
    private static String harmless(String text) {
        var plain = END_OF_LINE.matcher(text).replaceAll("\n");
        var harmless = new StringBuilder(plain.length());
        int cell = 0;
        boolean begun = false;
        for (int index = 0; index < plain.length(); index++) {
            char sign = plain.charAt(index);
            if (SEPARATORS.indexOf(sign) >= 0) {
                harmless.append(sign);
                cell = harmless.length();
                begun = false;
                continue;
            }
            if (!begun && BEGINS_A_FORMULA.indexOf(sign) >= 0) {
                harmless.insert(cell, '\'');
            }
            begun |= !isPassedOver(sign);
            harmless.append(Character.isISOControl(sign) ? ' ' : sign);
        }
        return harmless.toString();
    }

    /** Before a formula; quotes too, since by another separator they may not be at the start of a field. */
    private static boolean isPassedOver(char sign) {
        return Character.isWhitespace(sign)
                || Character.isSpaceChar(sign)
                || Character.isISOControl(sign)
                || Character.getType(sign) == Character.FORMAT
                || sign == '"';
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }
}
