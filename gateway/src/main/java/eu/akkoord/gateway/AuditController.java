package eu.akkoord.gateway;

import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.problem.RowLimit;
import eu.akkoord.platform.web.export.AuditColumns;
import eu.akkoord.platform.web.export.Export;
import eu.akkoord.platform.web.export.ListFormat;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One list of the audit entries of all services: auditors ask what somebody did, not where it was logged. */
@RestController
final class AuditController {
    private static final String LIST = "audits";
    private static final int DEFAULT_PAGE = 20;
    private static final int LARGEST_PAGE = 100;
    private static final String FACET_SIZE = "facetSize";
    private static final int DEFAULT_FACET = 100;
    private static final String LARGEST_FACET = "1000";
    private static final Set<String> OF_THIS_PAGE = Set.of("cursor", "pageSize");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Services services;
    private final Links links;

    AuditController(Services services, Links links) {
        this.services = services;
        this.links = links;
    }

    @GetMapping(DocumentController.BASE + "/" + LIST)
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = request.getParameterMap();
        var asker = Services.Asker.of(request);
        var merge = new Merge(
                services.each(service -> (cursor, size) -> services.get(service, path(query, cursor, size), asker)),
                order(query.getOrDefault("sort", new String[0])));
        var format = ListFormat.wanted(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        if (format == ListFormat.JSON) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getOutputStream().write(JSON.writeValueAsBytes(page(merge, query)));
        } else {
            ListFormat.refusePageKeys(query.keySet());
            var file = new Export(
                    format,
                    LIST,
                    AuditColumns.ALL,
                    Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)),
                    response);
            var page = merge.page(merge.begin(), LARGEST_PAGE, false);
            RowLimit.check(total(page));
            page.items().forEach(file::write);
            for (var place = page.next(); place != null; place = page.next()) {
                page = merge.page(place, LARGEST_PAGE, false);
                page.items().forEach(file::write);
            }
            file.finish();
        }
    }

    private ObjectNode page(Merge merge, Map<String, String[]> query) {
        var cursor = one(query, "cursor");
        var asked = one(query, "pageSize");
        int pageSize = asked == null ? DEFAULT_PAGE : Integer.parseInt(asked);
        boolean total = !"false".equals(one(query, "total"));
        var page = merge.page(
                cursor == null ? merge.begin() : merge.read(cursor), pageSize, total || query.containsKey("facet"));
        var answer = JSON.createObjectNode().put("self", address(query, cursor));
        if (page.next() != null) {
            answer.put("next", address(query, page.next().written()));
        }
        var items = answer.putArray("items");
        page.items().forEach(item -> items.add(((ObjectNode) item).without("cursor")));
        answer.put("pageSize", pageSize);
        if (total) {
            answer.put("total", total(page));
        }
        if (query.containsKey("facet")) {
            answer.set("facets", facets(page.counted(), facetSize(query)));
        }
        return answer;
    }

    private static long total(Merge.Page page) {
        return page.counted().stream()
                .mapToLong(part -> part.path("total").asLong())
                .sum();
    }

    private static int facetSize(Map<String, String[]> query) {
        var asked = one(query, FACET_SIZE);
        return asked == null ? DEFAULT_FACET : Integer.parseInt(asked);
    }

    /** Adds up what the services count; where one has more values than it gives, there are at least as many as it says. */
    private static ArrayNode facets(List<JsonNode> parts, int most) {
        var counts = new LinkedHashMap<String, Map<String, Long>>();
        var totals = new LinkedHashMap<String, Long>();
        for (var part : parts) {
            for (var facet : part.path("facets")) {
                totals.merge(facet.path("name").asString(), facet.path("total").asLong(), Long::max);
                var values = counts.computeIfAbsent(facet.path("name").asString(), first -> new TreeMap<>());
                facet.path("values")
                        .forEach(value -> values.merge(
                                value.path("value").asString(),
                                value.path("count").asLong(),
                                Long::sum));
            }
        }
        var facets = JSON.createArrayNode();
        counts.forEach((name, values) -> {
            long total = Math.max(values.size(), totals.getOrDefault(name, 0L));
            var object = facets.addObject().put("name", name);
            var facet = object.putArray("values");
            object.put("total", total);
            if (total > most) {
                object.put("more", true);
            }
            values.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(most)
                    .forEach(value ->
                            facet.addObject().put("value", value.getKey()).put("count", value.getValue()));
        });
        return facets;
    }

    /** As the services order: by the keys asked, then by id. */
    private static Comparator<JsonNode> order(String[] keys) {
        Comparator<JsonNode> byId = Comparator.comparing(item -> item.path("id").asString());
        Comparator<JsonNode> byTime = Comparator.comparing(
                item -> Instant.parse(item.path("registered").asString()));
        return Stream.concat(Arrays.stream(keys.length == 0 ? new String[] {"-modified"} : keys), Stream.of("id"))
                .map(key -> {
                    var order = key.endsWith("id") ? byId : byTime;
                    return key.startsWith("-") ? order.reversed() : order;
                })
                .reduce(Comparator::thenComparing)
                .orElse(byId);
    }

    private static String path(Map<String, String[]> query, @Nullable String cursor, int pageSize) {
        var asked = new TreeMap<>(query);
        if (query.containsKey("facet") && isSmall(one(query, FACET_SIZE))) {
            // a value that comes late here may come early there
            asked.put(FACET_SIZE, new String[] {LARGEST_FACET});
        }
        return "%s/%s?%s".formatted(DocumentController.BASE, LIST, written(asked, cursor, Integer.toString(pageSize)));
    }

    /** One that is none is sent on, and refused there. */
    private static boolean isSmall(@Nullable String facetSize) {
        return facetSize == null || facetSize.matches("[1-9][0-9]{0,2}");
    }

    private String address(Map<String, String[]> query, @Nullable String cursor) {
        var written = written(query, cursor, one(query, "pageSize"));
        return links.to(LIST) + (written.isEmpty() ? "" : "?" + written);
    }

    private static String written(Map<String, String[]> query, @Nullable String cursor, @Nullable String pageSize) {
        var all = new TreeMap<>(query);
        OF_THIS_PAGE.forEach(all::remove);
        if (cursor != null) {
            all.put("cursor", new String[] {cursor});
        }
        if (pageSize != null) {
            all.put("pageSize", new String[] {pageSize});
        }
        return all.entrySet().stream()
                .flatMap(each ->
                        Arrays.stream(each.getValue()).map(value -> escaped(each.getKey()) + "=" + escaped(value)))
                .collect(Collectors.joining("&"));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static @Nullable String one(Map<String, String[]> query, String key) {
        var values = query.get(key);
        return values == null ? null : values[0];
    }
}
