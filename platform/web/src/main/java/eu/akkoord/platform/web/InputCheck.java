package eu.akkoord.platform.web;

import eu.akkoord.platform.core.problem.Issue;
import eu.akkoord.platform.core.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Everything that is wrong with the input of a request, at once: path, query, headers and body, which stays with the request as JSON. */
final class InputCheck {
    private InputCheck() {}

    /** @param format of the body; null when there is none or the operation takes none */
    static List<Issue> issues(
            Contract.Operation operation,
            Map<String, String> path,
            Query query,
            Contract.@Nullable Body format,
            byte[] body,
            HttpServletRequest request) {
        var issues = new ArrayList<Issue>();
        issues.addAll(query.issues());
        var known = operation.queryKeys();
        query.values().keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(
                        key -> issues.add(Issue.unknown("query", key, Rules.named(List.copyOf(new TreeSet<>(known))))));
        for (var parameter : operation.parameters()) {
            switch (parameter.in()) {
                case "query" -> check(parameter, query.values().getOrDefault(parameter.name(), List.of()), issues);
                case "path" -> checkPath(parameter, path.getOrDefault(parameter.name(), ""), issues);
                case "header" -> checkHeader(parameter, Collections.list(request.getHeaders(parameter.name())), issues);
                default -> throw new IllegalStateException("The contract has a parameter in " + parameter.in());
            }
        }
        checkBody(operation, format, body, request, issues);
        return issues.stream().limit(SchemaIssues.MOST).distinct().toList();
    }

    private static void checkPath(Contract.Parameter parameter, String raw, List<Issue> issues) {
        var value = Query.decoded(raw, false);
        if (value == null) {
            issues.add(Issue.path(parameter.name(), null, "url.unreadableValue"));
        } else {
            check(parameter, List.of(value), issues);
        }
    }

    private static void checkHeader(Contract.Parameter parameter, List<String> values, List<Issue> issues) {
        if (parameter.name().equalsIgnoreCase(HttpHeaders.IF_MATCH)) {
            checkRevision(parameter, values, issues);
        } else {
            check(parameter, values, issues);
        }
    }

    /** A missing one is not invalid input; it is answered last, with 428. */
    private static void checkRevision(Contract.Parameter parameter, List<String> values, List<Issue> issues) {
        if (values.isEmpty()) {
            return;
        }
        int before = issues.size();
        check(parameter, values, issues);
        if (issues.size() == before) {
            try {
                Revision.of(values.getFirst());
            } catch (ProblemException notOneTag) {
                issues.addAll(notOneTag.problem().issues());
            }
        }
    }

    private static void check(Contract.Parameter parameter, List<String> values, List<Issue> issues) {
        if (values.isEmpty()) {
            if (parameter.required()) {
                issues.add(Issue.of(
                        parameter.in(), parameter.name(), null, "parameter.missing", Rules.of(parameter.schema())));
            }
            return;
        }
        var schema = parameter.schema();
        JsonNode value;
        if (schema.path("type").asString("").equals("array")) {
            var array = JsonNodeFactory.instance.arrayNode();
            values.forEach(text -> array.add(typed(text, schema.path("items"))));
            value = array;
        } else if (values.size() > 1) {
            issues.add(Issue.of(parameter.in(), parameter.name(), null, "parameter.twice"));
            return;
        } else {
            value = typed(values.getFirst(), schema);
        }
        issues.addAll(SchemaIssues.ofParameter(parameter, value));
    }

    private static JsonNode typed(String text, JsonNode schema) {
        var nodes = JsonNodeFactory.instance;
        return switch (schema.path("type").asString("")) {
            case "integer" ->
                text.matches("-?(0|[1-9][0-9]{0,17})")
                        ? nodes.numberNode(Long.parseLong(text))
                        : nodes.stringNode(text);
            case "boolean" ->
                text.equals("true") || text.equals("false")
                        ? nodes.booleanNode(text.equals("true"))
                        : nodes.stringNode(text);
            // a plus in a query stands for a space, and many write the offset of a time with a bare one
            default ->
                nodes.stringNode(
                        schema.path("format").asString("").equals("date-time") ? text.replace(' ', '+') : text);
        };
    }

    private static void checkBody(
            Contract.Operation operation,
            Contract.@Nullable Body format,
            byte[] body,
            HttpServletRequest request,
            List<Issue> issues) {
        if (operation.bodies().isEmpty()) {
            if (body.length > 0) {
                issues.add(Issue.wholeBody("body.unwanted"));
            }
        } else if (body.length == 0) {
            if (operation.bodyRequired()) {
                var first = operation.bodies().entrySet().iterator().next();
                issues.add(Issue.wholeBody(
                        "body.missing",
                        first.getKey(),
                        Rules.example(first.getValue().schema())));
            }
        } else if (format != null) {
            var read = StrictJson.read(body);
            request.setAttribute(WriteBody.BODY, read.value());
            issues.addAll(read.issues());
            if (read.value() != null && read.issues().isEmpty()) {
                issues.addAll(SchemaIssues.ofBody(format, read.value()));
            }
        }
    }
}
