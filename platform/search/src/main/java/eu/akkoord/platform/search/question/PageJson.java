package eu.akkoord.platform.search.question;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes a page around its items without reading these again. */
record PageJson(URI list, Question question) {
    private static final JsonMapper JSON = JsonMapper.shared();

    byte[] write(Page page) {
        var out = new ByteArrayOutputStream();
        put(out, "{\"self\":");
        value(out, address(question.parameters()));
        if (page.next() != null) {
            var parameters = new LinkedHashMap<>(question.parameters());
            parameters.put("cursor", List.of(page.next()));
            put(out, ",\"next\":");
            value(out, address(parameters));
        }
        put(out, ",\"items\":[");
        for (int index = 0; index < page.items().size(); index++) {
            put(out, index == 0 ? "" : ",");
            item(out, page.items().get(index));
        }
        put(out, "],\"pageSize\":" + page.pageSize());
        if (page.total() != null) {
            put(out, ",\"total\":" + page.total());
        }
        if (!page.facets().isEmpty()) {
            put(out, ",\"facets\":");
            value(out, page.facets());
        }
        put(out, "}");
        return out.toByteArray();
    }

    private static void item(ByteArrayOutputStream out, Page.Item item) {
        var json = item.json();
        out.write(json, 0, json.length - 1);
        var comma = json.length == 2 ? "" : ",";
        if (item.related()) {
            put(out, comma + "\"related\":true");
            comma = ",";
        }
        if (!item.highlights().isEmpty()) {
            put(out, comma + "\"highlights\":");
            value(out, item.highlights());
            comma = ",";
        }
        if (item.cursor() != null) {
            put(out, comma + "\"cursor\":");
            value(out, item.cursor());
        }
        put(out, "}");
    }

    private String address(Map<String, List<String>> parameters) {
        var pairs = new ArrayList<String>();
        parameters.forEach((key, values) -> values.forEach(value -> pairs.add(escaped(key) + "=" + escaped(value))));
        return pairs.isEmpty() ? list.toString() : list + "?" + String.join("&", pairs);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void put(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void value(ByteArrayOutputStream out, Object value) {
        out.writeBytes(JSON.writeValueAsBytes(value));
    }
}
