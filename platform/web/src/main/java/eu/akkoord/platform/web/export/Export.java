package eu.akkoord.platform.web.export;

import eu.akkoord.platform.core.facts.Column;
import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.message.Message;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** A list as a file, while it is written. Nothing is sent before the first items are there, so that until then it can be refused. */
public final class Export {
    /** Stands for what an element of a list does not have. */
    private static final String NOTHING = "";

    private final ListFormat format;
    private final String name;
    private final List<Column> columns;
    private final Language language;
    private final HttpServletResponse response;
    private @Nullable Rows rows;

    /**
     * @param name of the list, and of the file
     * @param language of the headings of a workbook; CSV, which programs read, is headed by the names of properties
     */
    public Export(
            ListFormat format, String name, List<Column> columns, Language language, HttpServletResponse response) {
        this.format = format;
        this.name = name;
        this.columns = columns;
        this.language = language;
        this.response = response;
    }

    /** Writes one item. */
    public void write(JsonNode item) {
        try {
            var cells = new ArrayList<@Nullable Object>();
            columns.forEach(column -> cells.add(cell(item, column.name())));
            open().write(cells);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private Rows open() throws IOException {
        var open = rows;
        if (open == null) {
            response.setContentType(format.contentType());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("%s.%s".formatted(name, format.extension()))
                            .build()
                            .toString());
            open = format == ListFormat.XLSX ? workbook() : table();
            rows = open;
        }
        return open;
    }

    private Rows table() throws IOException {
        var table = new CsvRows(response.getOutputStream(), format.separator());
        table.write(new ArrayList<>(columns.stream().map(Column::name).toList()));
        return table;
    }

    private Rows workbook() throws IOException {
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        return new XlsxRows(
                response.getOutputStream(),
                name,
                columns,
                columns.stream().map(column -> heading(column.name())).toList());
    }

    private String heading(String column) {
        var words = Message.of("column." + column);
        return words.isIn(language) ? words.in(language) : column;
    }

    /** Ends the file; without it, it is not whole. */
    public void finish() throws IOException {
        open().finish();
    }

    /** The values of a list share a cell, each at the place of its element, so that two columns of one list can be laid side by side. */
    private static @Nullable Object cell(JsonNode item, String column) {
        var found = new ArrayList<Object>();
        collect(item, column, found);
        if (found.stream().allMatch(NOTHING::equals)) {
            return null;
        }
        return found.size() == 1
                ? found.getFirst()
                : String.join("; ", found.stream().map(Object::toString).toList());
    }

    private static void collect(JsonNode node, String path, List<Object> found) {
        if (node.isArray()) {
            node.forEach(one -> collect(one, path, found));
        } else if (!path.isEmpty()) {
            int dot = path.indexOf('.');
            collect(node.path(dot < 0 ? path : path.substring(0, dot)), dot < 0 ? "" : path.substring(dot + 1), found);
        } else if (node.isNumber()) {
            found.add(node.numberValue());
        } else if (node.isBoolean()) {
            found.add(node.booleanValue());
        } else if (node.isString()) {
            found.add(node.stringValue());
        } else {
            found.add(NOTHING);
        }
    }
}
