package eu.akkoord.local;

import eu.akkoord.platform.test.ContractOperation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One thing to ask of the API. The questions come from the contract, so that what is added to it is asked too.
 *
 * @param path below the base of the API, with its query; an id that is not known beforehand stands in it as {@code {name}}
 * @param accept the format that is asked for; empty for whatever comes
 * @param body what is sent; empty for nothing
 */
record Question(String method, String path, String accept, String body) {
    private static final Pattern ID = Pattern.compile("\\{([A-Za-z]+)}");

    /** Whatever the contract calls them, so that a question finds what the hidden things say of themselves. */
    private static final Map<String, String> SOUGHT = Map.ofEntries(
            Map.entry("party", "VL"),
            Map.entry("host", "VL"),
            Map.entry("owner", "VL"),
            Map.entry("guest", "NL"),
            Map.entry("agreement", "vl-nl-integratie-2013"),
            Map.entry("theme", "sociale-inclusie"),
            Map.entry("confidentiality", "restricted"),
            Map.entry("year", "2031"),
            Map.entry("from", "2031-01-01"),
            Map.entry("to", "2031-12-31"),
            Map.entry("date", "2031-03-04"),
            Map.entry("place", "Zwevegem"),
            Map.entry("language", "nl"));

    /** Every operation that reads, about each of these; one question for each format and no query yet. */
    static Map<Question, ContractOperation> reading(List<Map<String, String>> about) {
        var questions = new LinkedHashMap<Question, ContractOperation>();
        for (var operation : ContractOperation.all()) {
            if (!operation.method().equals("GET") || operation.template().endsWith("/stream")) {
                continue;
            }
            for (var ids : about) {
                for (var format : operation.answered()) {
                    var path = filled(operation.template(), ids);
                    questions.put(new Question("GET", needed(operation, path), format, ""), operation);
                }
            }
        }
        return questions;
    }

    /** Every operation that writes about one of these, which must all be there for it: it is asked nowhere else. */
    static List<Question> writing(Map<String, String> about) {
        var questions = new ArrayList<Question>();
        for (var operation : ContractOperation.all()) {
            var names = about.keySet().stream()
                    .filter(name -> operation.template().contains("{" + name + "}"))
                    .toList();
            if (!operation.method().equals("GET") && !names.isEmpty()) {
                questions.add(new Question(
                        operation.method(),
                        filled(operation.template(), about),
                        "",
                        operation.format().isPresent() ? operation.example() : ""));
            }
        }
        return questions;
    }

    /** This question with each of the query's parameters that the contract knows, and then with several at once. */
    List<Question> refined(ContractOperation operation, String word, String common) {
        var queries = new ArrayList<String>();
        var facets = new StringBuilder();
        for (var each : operation.parameters().entrySet()) {
            if (!each.getKey().startsWith("query ") || each.getKey().endsWith(" cursor")) {
                continue;
            }
            var name = each.getKey().substring("query ".length());
            var schema = ContractOperation.resolved(each.getValue().path("schema"));
            var one = schema.has("items") ? ContractOperation.resolved(schema.path("items")) : schema;
            if (name.equals("q")) {
                queries.add("q=" + word);
                queries.add("q=%s&highlight=true".formatted(common));
                queries.add("q=%s&terms=exact&pageSize=1".formatted(common));
            } else if (name.equals("facet")) {
                one.path("enum").forEach(value -> facets.append("&facet=").append(value.asString()));
                queries.add(facets.substring(1));
            } else if (name.equals("sort") || name.equals("embed")) {
                if (one.path("enum").toString().contains("\"relevance\"")) {
                    queries.add("q=%s&sort=relevance".formatted(common));
                }
                one.path("enum")
                        .valueStream()
                        .map(JsonNode::asString)
                        .filter(value -> !value.startsWith("-") && !value.equals("relevance"))
                        .forEach(value -> queries.add(name + "=" + value));
            } else {
                queries.add(name + "=" + encoded(value(name, one)));
            }
        }
        if (!facets.isEmpty()) {
            queries.add("q=" + common + facets);
        }
        return queries.stream().map(this::with).toList();
    }

    Question with(String query) {
        return new Question(method, path + (path.contains("?") ? "&" : "?") + query, accept, body);
    }

    @Override
    public String toString() {
        return "%s %s %s".formatted(method, path, accept);
    }

    private static String filled(String template, Map<String, String> ids) {
        return ID.matcher(template)
                .replaceAll(id -> Matcher.quoteReplacement(ids.getOrDefault(id.group(1), "onbekend")));
    }

    /** Adds the query that an operation requires. */
    private static String needed(ContractOperation operation, String path) {
        return operation.template().endsWith("/access") ? path + "?party=NL" : path;
    }

    private static String value(String name, JsonNode schema) {
        var root = name.replaceAll("(Not|From|To|Match)$", "");
        var sought = SOUGHT.getOrDefault(name, SOUGHT.getOrDefault(root, ""));
        if (!sought.isEmpty()
                && (!schema.has("enum") || schema.path("enum").toString().contains("\"" + sought + "\""))) {
            return sought;
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(0).asString();
        }
        if (root.equals("organisation")) {
            return schema.path("pattern").asString("").contains("/") ? "VL/abb" : "abb";
        }
        return switch (schema.path("type").asString("") + " "
                + schema.path("format").asString("")) {
            case "string date" -> "2017-06-20";
            case "string date-time" -> "2026-01-01T00:00:00Z";
            case "boolean " -> "true";
            case "string " -> schema.path("example").asString("kwartelkoning");
            default -> "1";
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
