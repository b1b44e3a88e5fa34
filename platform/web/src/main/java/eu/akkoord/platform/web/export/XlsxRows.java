package eu.akkoord.platform.web.export;

import eu.akkoord.platform.core.facts.Column;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An Office Open XML workbook (ECMA-376), written cell by cell and never held. Text is only ever text there, never a formula, and comes
 * back as it was typed; days and moments are numbers with the form of a date, so that a filter on dates knows them. The header stays in
 * view. A sheet ends at the most rows that Excel takes, and the next one begins with the same header.
 */
final class XlsxRows implements Rows {
    private static final int MOST_ROWS = 1_048_576;
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String PARTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /** Forms of cells by their place: any value, a day, a moment, a header. The numbers 14 and 22 follow the habits of whoever reads. */
    private static final String STYLES = """
            <styleSheet xmlns="%s"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
            <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
            <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
            <cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
            <xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
            <xf numFmtId="22" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
            <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>""".formatted(MAIN);

    private static final int HEADER_STYLE = 3;

    private final ZipOutputStream zip;
    private final Writer out;
    private final String name;
    private final List<Column> columns;
    private final List<String> headings;
    private int sheets;
    private int row;

    /**
     * @param name of the sheet
     * @param headings of the columns, in words
     */
    XlsxRows(OutputStream out, String name, List<Column> columns, List<String> headings) throws IOException {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
        this.name = name;
        this.columns = columns;
        this.headings = headings;
        begin();
    }

    @Override
    public void write(List<@Nullable Object> cells) throws IOException {
        if (row == MOST_ROWS) {
            end();
            begin();
        }
        open();
        for (int place = 0; place < cells.size(); place++) {
            put(place, cells.get(place));
        }
        out.write("</row>");
    }

    private void open() throws IOException {
        row++;
        out.write("<row r=\"%d\">".formatted(row));
    }

    private void begin() throws IOException {
        sheets++;
        row = 0;
        part("xl/worksheets/sheet%d.xml".formatted(sheets));
        out.write("""
                <worksheet xmlns="%s"><sheetViews><sheetView workbookViewId="0">\
                <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>\
                <sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="%d" width="18" customWidth="1"/></cols><sheetData>\
                """.formatted(MAIN, columns.size()));
        open();
        for (int place = 0; place < headings.size(); place++) {
            text(place, headings.get(place), HEADER_STYLE);
        }
        out.write("</row>");
    }

    private void end() throws IOException {
        out.write("</sheetData><autoFilter ref=\"A1:%s%d\"/></worksheet>".formatted(letters(columns.size() - 1), row));
        close();
    }

    private void put(int place, @Nullable Object cell) throws IOException {
        switch (cell) {
            case String text -> {
                var serial = SerialDate.of(columns.get(place).type(), text);
                if (serial == null) {
                    text(place, text, 0);
                } else {
                    value(place, serial, style(columns.get(place).type()));
                }
            }
            case Number number -> value(place, number.toString(), 0);
            case Boolean yes -> out.write("<c r=\"%s\" t=\"b\"><v>%d</v></c>".formatted(address(place), yes ? 1 : 0));
            case null -> {
                // an empty cell is not written
            }
            default -> throw new IllegalArgumentException("A cell holds text, a number or yes or no");
        }
    }

    /** Returns the place of its format among those of the styles. */
    private static int style(Column.Type type) {
        return switch (type) {
            case PLAIN -> 0;
            case DAY -> 1;
            case MOMENT -> 2;
        };
    }

    private void value(int place, String number, int style) throws IOException {
        out.write("<c r=\"%s\" s=\"%d\"><v>%s</v></c>".formatted(address(place), style, number));
    }

    private void text(int place, String text, int style) throws IOException {
        out.write(
                "<c r=\"%s\" s=\"%d\" t=\"inlineStr\"><is><t xml:space=\"preserve\">".formatted(address(place), style));
        CellText.write(text, out);
        out.write("</t></is></c>");
    }

    private String address(int place) {
        return letters(place) + row;
    }

    /** The name of a column: A to Z, then AA. */
    private static String letters(int place) {
        var last = String.valueOf((char) ('A' + place % 26));
        return place < 26 ? last : letters(place / 26 - 1) + last;
    }

    private void part(String path) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    }

    private void close() throws IOException {
        out.flush();
        zip.closeEntry();
    }

    private void part(String path, String content) throws IOException {
        part(path);
        out.write(content);
        close();
    }

    @Override
    public void finish() throws IOException {
        end();
        var listed = new StringBuilder();
        var related = new StringBuilder();
        var typed = new StringBuilder();
        for (int sheet = 1; sheet <= sheets; sheet++) {
            listed.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>"
                    .formatted(sheet == 1 ? name : "%s %d".formatted(name, sheet), sheet, sheet));
            related.append(relation(sheet, "worksheet", "worksheets/sheet%d.xml".formatted(sheet)));
            typed.append(override("/xl/worksheets/sheet%d.xml".formatted(sheet), "worksheet"));
        }
        part("xl/styles.xml", STYLES);
        part(
                "xl/workbook.xml",
                "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>%s</sheets></workbook>"
                        .formatted(MAIN, RELATIONS, listed));
        part("xl/_rels/workbook.xml.rels", relations(related.append(relation(sheets + 1, "styles", "styles.xml"))));
        part("_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml")));
        part("[Content_Types].xml", """
                <Types xmlns="%scontent-types">\
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Default Extension="xml" ContentType="application/xml"/>%s%s%s</Types>""".formatted(
                PACKAGE, override("/xl/workbook.xml", "sheet.main"), override("/xl/styles.xml", "styles"), typed));
        zip.finish();
        zip.flush();
    }

    private static String relations(CharSequence all) {
        return "<Relationships xmlns=\"%srelationships\">%s</Relationships>".formatted(PACKAGE, all);
    }

    private static String relation(int id, String type, String target) {
        return "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, RELATIONS, type, target);
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"%s\" ContentType=\"%s%s+xml\"/>".formatted(part, PARTS, type);
    }
}
