package eu.akkoord.platform.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    @Test
    void a_table_of_text_begins_with_the_mark_that_spreadsheets_look_for_and_quotes_what_needs_it() throws IOException {
        var rows = new CsvRows(file);
        rows.write(List.of("id", "titel"));
        rows.write(Arrays.asList("a", "Normen, waarden en \"meer\"", null, 3, true));
        rows.write(List.of("b\nc", "é"));
        rows.finish();
        assertThat(file.toString(StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFid,titel\r\na,\"Normen, waarden en \"\"meer\"\"\",,3,true\r\n\"b\nc\",é\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\tx",
                "\rx",
                "  =HYPERLINK(\"http://x\")",
                "\u00A0=1",
                "=cmd|' /C calc'!A0"
            })
    void text_that_would_be_a_formula_is_text(String formula) throws IOException {
        var rows = new CsvRows(file);
        rows.write(List.of(formula));
        rows.finish();
        var cell = file.toString(StandardCharsets.UTF_8).substring(1).strip();
        assertThat(cell.startsWith("\"") ? cell.substring(1) : cell).startsWith("'");
    }

    @Test
    void a_number_below_zero_stays_a_number() throws IOException {
        var rows = new CsvRows(file);
        rows.write(List.of(-12));
        rows.finish();
        assertThat(file.toString(StandardCharsets.UTF_8)).endsWith("-12\r\n");
    }

    @Test
    void a_workbook_has_a_cell_for_each_value_and_no_formula() throws IOException {
        var rows = new XlsxRows(file, "notes");
        rows.write(List.of("id", "titel", "aantal"));
        for (int index = 0; index < 2500; index++) {
            rows.write(Arrays.asList("n" + index, index % 2 == 0 ? "=1+1" : null, index));
        }
        rows.finish();
        var read = read();
        assertThat(read).hasSize(2501);
        assertThat(read.getFirst()).extracting(Cell::getRawValue).containsExactly("id", "titel", "aantal");
        assertThat(read.get(1).get(1).getType()).isEqualTo(CellType.STRING);
        assertThat(read.get(1).get(1).asString()).isEqualTo("=1+1");
        assertThat(read.get(2).get(1)).isNull();
        assertThat(read.getLast().get(2).asNumber()).isEqualTo(new BigDecimal(2499));
    }

    private List<List<@Nullable Cell>> read() throws IOException {
        var read = new ArrayList<List<@Nullable Cell>>();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file.toByteArray()));
                var rows = workbook.getFirstSheet().openStream()) {
            rows.forEach(row -> read.add(new ArrayList<>(row.stream().toList())));
        }
        return read;
    }
}
