package eu.akkoord.platform.lists;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * An Office Open XML workbook. Text is only ever text there, never a formula. A sheet ends at the most rows that Excel takes,
 * and the next one begins with the same header.
 */
final class XlsxRows implements Rows {
    private static final int MOST_ROWS = 1_048_576;
    private static final int LONGEST_TEXT = 32_767;
    private static final int PART = 1000;

    private final Workbook workbook;
    private final String name;
    private @Nullable List<@Nullable Object> header;
    private @Nullable Worksheet sheet;
    private int sheets;
    private int row;

    XlsxRows(OutputStream out, String name) {
        this.workbook = new Workbook(out, "Akkoord", null);
        this.name = name;
    }

    @Override
    public void write(List<@Nullable Object> cells) throws IOException {
        var current = sheet;
        if (current == null || row == MOST_ROWS) {
            current = next(current);
        }
        if (header == null) {
            header = cells;
        }
        put(current, cells);
        if (row % PART == 0) {
            current.flush();
        }
    }

    private Worksheet next(@Nullable Worksheet full) throws IOException {
        if (full != null) {
            full.finish();
        }
        sheets++;
        row = 0;
        var begun = workbook.newWorksheet(sheets == 1 ? name : "%s %d".formatted(name, sheets));
        sheet = begun;
        if (header != null) {
            put(begun, header);
        }
        return begun;
    }

    private void put(Worksheet current, List<@Nullable Object> cells) {
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case String text ->
                    current.inlineString(row, column, text.substring(0, Math.min(LONGEST_TEXT, text.length())));
                case Number number -> current.value(row, column, number);
                case Boolean yes -> current.value(row, column, yes);
                case null -> {
                    // an empty cell is not written
                }
                default -> throw new IllegalArgumentException("A cell holds text, a number or yes or no");
            }
        }
        row++;
    }

    @Override
    public void finish() throws IOException {
        workbook.finish();
    }
}
