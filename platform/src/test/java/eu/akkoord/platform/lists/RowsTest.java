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
    void a_table_of_text_begins_with_the_mark_that_spreadsheets_look_for_and_quotes_every_field() throws IOException {
        var rows = new CsvRows(file);
        rows.write(List.of("id", "titel"));
        rows.write(Arrays.asList("a", "Normen, waarden en \"meer\"", null, 3, true, "2017-06-20"));
        rows.write(List.of("b\nc", "é"));
        rows.finish();
        assertThat(file.toString(StandardCharsets.UTF_8)).isEqualTo("""
                \uFEFF"id","titel"\r
                "a","Normen, waarden en ""meer""\","","3","true","2017-06-20"\r
                "b
                c","é"\r
                """);
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
                "  =HYPERLINK(\"http://x\")",
                "\u00A0=1",
                "\u200B=1",
                "\uFF1D1+1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20SUM(A1)",
                "\u22121",
                "\"=1\"",
                "a;=1",
                "a; =1",
                "a;\"=1\"",
                "a;\"\"=1",
                "a;\t=1",
                "a,=1",
                "a|=1",
                "a\t=1",
                "a\n=1",
                "a\r=1",
                "a\r\n=1",
                "a\u2028=1",
                "a\u0085@x",
                "a;;;-1",
                "a;\r-1",
                "a;\n\r\"@1",
                "=cmd|' /C calc'!A0"
            })
    void no_cell_is_a_formula_by_whatever_separator_it_is_read(String formula) throws IOException {
        var rows = new CsvRows(file);
        rows.write(List.of("id", formula, formula));
        rows.write(List.of(formula, "b"));
        rows.finish();
        var text = file.toString(StandardCharsets.UTF_8).substring(1);
        for (char separator : new char[] {',', ';', '\t', '|'}) {
            for (boolean quotes : new boolean[] {true, false}) {
                assertThat(cells(text, separator, quotes))
                        .describedAs("at %s, with quotes %s", separator, quotes)
                        .noneMatch(RowsTest::isFormula);
            }
        }
    }

    /** As a spreadsheet reads it: a quote counts only at the start of a cell, up to its counterpart; what follows is taken as it is. */
    private static List<String> cells(String text, char separator, boolean quotes) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean start = true;
        boolean quoted = false;
        for (int index = 0; index < text.length(); index++) {
            char sign = text.charAt(index);
            if (quoted && sign == '"' && index + 1 < text.length() && text.charAt(index + 1) == '"') {
                cell.append(sign);
                index++;
            } else if (quotes && sign == '"' && (start || quoted)) {
                quoted = !quoted;
                start = false;
            } else if (!quoted && (sign == separator || sign == '\r' || sign == '\n')) {
                cells.add(cell.toString());
                cell.setLength(0);
                start = true;
            } else {
                cell.append(sign);
                start = false;
            }
        }
        return cells;
    }

    private static boolean isFormula(String cell) {
        var text = cell.replace("\"", "").replace("\u200B", "");
        var visible = text.strip().replace("\u00A0", "");
        return text.startsWith("\t")
                || text.startsWith("\r")
                || (!visible.isEmpty() && "=+-@\uFF1D\uFF0B\uFF0D\uFF20\u2212".indexOf(visible.charAt(0)) >= 0);
    }

    @Test
    void a_number_below_zero_stays_a_number() throws IOException {
        var rows = new CsvRows(file);
        rows.write(List.of(-12));
        rows.finish();
        assertThat(file.toString(StandardCharsets.UTF_8)).endsWith("\"-12\"\r\n");
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

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "\t=1", "a;=1", "a\rb", "\uFF1D1", "\u0001=1", "\ud800", "</t></is></c>"})
    void a_cell_of_text_in_a_workbook_is_text_whatever_it_says(String text) throws IOException {
        var rows = new XlsxRows(file, "notes");
        rows.write(List.of(text, 1));
        rows.finish();
        var cells = read().getFirst();
        assertThat(cells).hasSize(2);
        assertThat(cells.getFirst().getType()).isEqualTo(CellType.STRING);
        assertThat(cells.getFirst().getFormula()).isNull();
        assertThat(cells.getLast().getType()).isEqualTo(CellType.NUMBER);
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
