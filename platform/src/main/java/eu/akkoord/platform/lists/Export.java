package eu.akkoord.platform.lists;

import eu.akkoord.platform.catalogue.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A list as a file, while it is written. Nothing is sent before the first items are there, so that until then it can be refused. */
public final class Export {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ListFormat format;
    private final String name;
    private final List<String> columns;
    private final HttpServletResponse response;
    private @Nullable Rows rows;

    /**
     * @param name of the list, and of the file
     * @param columns the properties of an item, with a dot before a property of a property
     */
    public Export(ListFormat format, String name, List<String> columns, HttpServletResponse response) {
        this.format = format;
        this.name = name;
        this.columns = columns;
        this.response = response;
    }

    void write(List<Page.Item> items) {
        items.forEach(item -> write(JSON.readTree(item.json())));
    }

    /** Writes one item. */
    public void write(JsonNode item) {
        try {
            var cells = new ArrayList<@Nullable Object>();
            columns.forEach(column -> cells.add(cell(item, column)));
            open().write(cells);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private Rows open() throws IOException {
        var open = rows;
        if (open == null) {
            response.setContentType(format.type() + (format == ListFormat.CSV ? ";charset=UTF-8;header=present" : ""));
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("%s.%s".formatted(name, format.extension()))
                            .build()
                            .toString());
            open = format == ListFormat.CSV
                    ? new CsvRows(response.getOutputStream())
                    : new XlsxRows(response.getOutputStream(), name);
            rows = open;
            open.write(new ArrayList<>(columns));
        }
        return open;
    }

    /** Ends the file; without it, it is not whole. */
    public void finish() throws IOException {
        open().finish();
    }

    private static @Nullable Object cell(JsonNode item, String column) {
        var found = new ArrayList<Object>();
        collect(item, column, found);
        return switch (found.size()) {
            case 0 -> null;
            case 1 -> found.getFirst();
            default -> String.join("; ", found.stream().map(Object::toString).toList());
        };
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
        }
    }
}
