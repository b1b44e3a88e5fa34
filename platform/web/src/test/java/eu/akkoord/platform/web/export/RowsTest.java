package eu.akkoord.platform.web.export;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.facts.Column;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class RowsTest {
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    @Test
    void a_table_of_text_begins_with_the_mark_that_spreadsheets_look_for_and_quotes_every_field() throws IOException {
        var rows = new CsvRows(file, ',');
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
        var rows = new CsvRows(file, ',');
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
        var rows = new CsvRows(file, ',');
        rows.write(List.of(-12));
        rows.finish();
        assertThat(file.toString(StandardCharsets.UTF_8)).endsWith("\"-12\"\r\n");
    }

    @Test
    void a_workbook_has_a_cell_for_each_value_and_no_formula() throws IOException {
        var rows = workbook("id", "titel", "aantal");
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
        var rows = workbook("tekst", "aantal");
        rows.write(List.of(text, 1));
        rows.finish();
        var cells = read().get(1);
        assertThat(cells).hasSize(2);
        assertThat(cells.getFirst().getType()).isEqualTo(CellType.STRING);
        assertThat(cells.getFirst().getFormula()).isNull();
        assertThat(cells.getLast().getType()).isEqualTo(CellType.NUMBER);
    }

    @Test
    void fields_are_parted_by_a_semicolon_for_whoever_asks() throws IOException {
        var rows = new CsvRows(file, ';');
        rows.write(List.of("a;b", "=1", 2));
        rows.finish();
        assertThat(file.toString(StandardCharsets.UTF_8)).isEqualTo("\uFEFF\"a;b\";\"'=1\";\"2\"\r\n");
    }

    @Test
    void days_and_moments_are_dates_and_text_that_looks_like_one_stays_text() throws IOException {
        var rows = new XlsxRows(
                file,
                "notes",
                List.of(Column.plain("title"), Column.day("since"), Column.moment("modified")),
                List.of("Titel", "Sinds", "Gewijzigd (UTC)"));
        rows.write(List.of("2017-06-20", "2017-06-20", "2017-06-20T22:30:15.123Z"));
        rows.write(List.of("x", "9999-12-31", "2026-11-24T00:00:00Z"));
        rows.write(List.of("x", "1850-01-01", "geen"));
        rows.write(Arrays.asList("x", "2017-06-20; 2018-01-01", null));
        rows.finish();

        var read = read();
        assertThat(read.get(1).get(0).getType()).isEqualTo(CellType.STRING);
        assertThat(read.get(1).get(1).asDate()).isEqualTo("2017-06-20T00:00:00");
        assertThat(read.get(1).get(1).getDataFormatId()).isEqualTo(14);
        assertThat(read.get(1).get(2).asDate()).isEqualToIgnoringNanos(LocalDateTime.parse("2017-06-20T22:30:15"));
        assertThat(read.get(1).get(2).getDataFormatId()).isEqualTo(22);
        assertThat(read.get(2).get(1).asNumber()).isEqualByComparingTo("2958465");
        assertThat(read.get(2).get(2).asNumber()).isEqualByComparingTo("46350");
        assertThat(read.get(3)).extracting(Cell::getType).containsOnly(CellType.STRING);
        assertThat(read.get(4).get(1).asString()).isEqualTo("2017-06-20; 2018-01-01");
    }

    @Test
    void the_header_stays_in_view_and_has_a_filter_over_all_rows() throws IOException {
        var rows = workbook("id", "titel");
        rows.write(List.of("a", "b"));
        rows.finish();
        assertThat(part("xl/worksheets/sheet1.xml"))
                .contains("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>")
                .contains("<autoFilter ref=\"A1:B2\"/>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_x0041_",
                "a_x000D_b",
                "_x0041",
                "__x0041__",
                "_xZZZZ_",
                "  rond  ",
                "\ttab",
                "a\nb",
                "a\r\nb",
                "<&>\"'",
                "😀_x1F600_",
                "é\u0301",
                "\u0001",
                "_x005F_x0041_"
            })
    void text_comes_back_as_it_was_typed(String text) throws IOException {
        var rows = workbook(text);
        rows.write(List.of(text));
        rows.finish();
        var sheet = part("xl/worksheets/sheet1.xml");
        assertThat(sheet).contains("<t xml:space=\"preserve\">");
        assertThat(cellsOf(sheet)).containsExactly(text, text);
    }

    @Test
    void a_text_is_cut_where_excel_ends_and_not_within_a_character() throws IOException {
        var rows = workbook("tekst");
        rows.write(List.of("a".repeat(32_766) + "😀"));
        rows.finish();
        assertThat(cellsOf(part("xl/worksheets/sheet1.xml")).getLast()).isEqualTo("a".repeat(32_766));
    }

    @Test
    void days_that_spreadsheets_count_differently_stay_text() {
        assertThat(SerialDate.of(Column.Type.DAY, "1900-02-28")).isNull();
        assertThat(SerialDate.of(Column.Type.DAY, "1900-03-01")).isEqualTo("61");
        assertThat(SerialDate.of(Column.Type.DAY, "+10000-01-01")).isNull();
        assertThat(SerialDate.of(Column.Type.PLAIN, "2017-06-20")).isNull();
    }

    private XlsxRows workbook(String... headings) throws IOException {
        return new XlsxRows(
                file, "notes", Arrays.stream(headings).map(Column::plain).toList(), List.of(headings));
    }

    private String part(String name) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("There is no part " + name);
    }

    /** As Excel reads text: by XML, and then by the escapes of ECMA-376. */
    private static List<String> cellsOf(String sheet) {
        try {
            var texts = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(sheet)))
                    .getElementsByTagName("t");
            return IntStream.range(0, texts.getLength())
                    .mapToObj(index -> ESCAPE.matcher(texts.item(index).getTextContent())
                            .replaceAll(found -> Matcher.quoteReplacement(
                                    String.valueOf((char) Integer.parseInt(found.group(1), 16)))))
                    .toList();
        } catch (ParserConfigurationException | SAXException | IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private List<List<@Nullable Cell>> read() throws IOException {
        var read = new ArrayList<List<@Nullable Cell>>();
        try (var workbook = new ReadableWorkbook(
                        new ByteArrayInputStream(file.toByteArray()), new ReadingOptions(true, false));
                var rows = workbook.getFirstSheet().openStream()) {
            rows.forEach(row -> read.add(new ArrayList<>(row.stream().toList())));
        }
        return read;
    }
}
