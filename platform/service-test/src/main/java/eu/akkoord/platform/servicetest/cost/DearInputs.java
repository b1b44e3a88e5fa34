package eu.akkoord.platform.servicetest.cost;

import static eu.akkoord.platform.servicetest.cost.DearTexts.escaped;
import static eu.akkoord.platform.servicetest.cost.DearTexts.ofOneHash;
import static eu.akkoord.platform.servicetest.cost.DearTexts.repeated;

import eu.akkoord.platform.web.Contract;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The dearest inputs of one operation: as large as its schemas allow, and as large as the connector and the door let in. */
public final class DearInputs {
    /** As much as fits in all headers and the request line together, in characters. */
    private static final int LARGEST_HEADER = 11_000;

    private final Contract.Operation operation;
    private final String base;
    private final List<Dear> inputs = new ArrayList<>();

    /** @param made anew each time: all of them together are large */
    public record Dear(String name, Supplier<DearRequest> made) {
        public DearRequest request() {
            return made.get();
        }
    }

    private DearInputs(Contract.Operation operation, String base) {
        this.operation = operation;
        this.base = base;
    }

    /** @param base the path below which the API stands */
    public static List<Dear> of(Contract.Operation operation, String base) {
        var inputs = new DearInputs(operation, base);
        inputs.bodies();
        inputs.queries();
        inputs.paths();
        inputs.headers();
        return inputs.inputs;
    }

    private void bodies() {
        operation.bodies().forEach((type, body) -> {
            DearBodies.of(body.schema())
                    .forEach((name, text) ->
                            add(type + " " + name, () -> request(text.get()).with("Content-Type", type.toString())));
            var blanks = repeated(" ", DearBodies.LARGEST);
            add("chunks", () -> request(blanks).with("Transfer-Encoding", "chunked"));
            add("no gzip though it says so", () -> request(blanks).with("Content-Encoding", "gzip"));
            add(
                    "a form",
                    () -> request("a=1&".repeat(60_000)).with("Content-Type", "application/x-www-form-urlencoded"));
            add(
                    "a form in parts",
                    () -> request("--a\r\n".repeat(50_000)).with("Content-Type", "multipart/form-data; boundary=a"));
        });
        if (operation.bodies().isEmpty()) {
            add(
                    "a body where none is read",
                    () -> request("[".repeat(DearBodies.LARGEST)).with("Content-Type", "application/json"));
        }
    }

    private void queries() {
        var all = new ArrayList<String>();
        for (var parameter : operation.parameters()) {
            if (!parameter.in().equals("query")) {
                continue;
            }
            var schema = parameter.schema();
            int most = SchemaType.isList(schema) ? schema.path("maxItems").asInt(1) : 1;
            var item = SchemaType.isList(schema) ? schema.path("items") : schema;
            for (int nth = 0; nth < most; nth++) {
                all.add(parameter.name() + "=" + ofOneHash(26, nth));
            }
            for (var seed : item.has("pattern") ? DearTexts.SEEDS : DearTexts.SEEDS.subList(0, 1)) {
                query(
                        parameter.name() + " as long as allowed, of " + seed,
                        parameter.name() + "=" + escaped(DearTexts.almost(item, seed)));
            }
            query(parameter.name() + " without end", parameter.name() + "=" + "a".repeat(LARGEST_HEADER));
            query(parameter.name() + " again and again", manyOf(nth -> parameter.name() + "=" + ofOneHash(26, nth)));
            query(parameter.name() + " at most 499 times", upTo499(nth -> parameter.name() + "=" + ofOneHash(64, nth)));
        }
        query("all of them", String.join("&", all));
        query("unknown keys of one hash", manyOf(nth -> ofOneHash(26, nth) + "=1"));
        query("499 unknown keys of one hash", upTo499(nth -> ofOneHash(26, nth) + "=1"));
        query("nothing but ampersands", "&".repeat(LARGEST_HEADER));
        query("escapes", "a=" + "%C3%A9".repeat(LARGEST_HEADER / 6));
        query("embed again and again", manyOf(nth -> "embed=documents"));
        query("embed 499 times", String.join("&", Collections.nCopies(499, "embed=documents")));
    }

    private static String manyOf(IntFunction<String> pair) {
        var pairs = new StringBuilder();
        for (int nth = 0; pairs.length() < LARGEST_HEADER; nth++) {
            pairs.append(nth == 0 ? "" : "&").append(pair.apply(nth));
        }
        return pairs.toString();
    }

    /** As many as are taken, and as fit. */
    private static String upTo499(IntFunction<String> pair) {
        int length = pair.apply(0).length() + 1;
        return IntStream.range(0, Math.min(499, LARGEST_HEADER / length))
                .mapToObj(pair)
                .collect(Collectors.joining("&"));
    }

    private void query(String name, String query) {
        add("query " + name, () -> request(path(), query, null));
    }

    private void paths() {
        for (var parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                for (var seed : DearTexts.SEEDS) {
                    path("of " + seed, parameter, escaped(DearTexts.almost(parameter.schema(), seed)));
                }
                path("without end", parameter, "a".repeat(LARGEST_HEADER));
            }
        }
    }

    private void path(String name, Contract.Parameter parameter, String value) {
        var path = operation
                .template()
                .replace("{" + parameter.name() + "}", value)
                .replaceAll("\\{[^}]+}", "abc");
        add("path " + name, () -> request(base + path, null, null));
    }

    private void headers() {
        header("Accept", repeated("text/html;q=0.1, ", LARGEST_HEADER) + "text/x");
        header("Accept", repeated("a/b;c=\"d\", ", 1_900) + "text/x");
        header("Content-Type", "application/json" + repeated("; a=b", LARGEST_HEADER));
        header("Content-Type", "application/json" + repeated("; a=b", 1_900));
        header("If-Match", repeated("\"1\", ", LARGEST_HEADER) + "\"2\"");
        header("If-Match", "\"" + "a".repeat(LARGEST_HEADER));
        header("Idempotency-Key", "a".repeat(LARGEST_HEADER));
        header("Idempotency-Key", "é".repeat(1_000));
    }

    private void header(String name, String value) {
        add(
                "header %s of %d".formatted(name, value.length()),
                () -> request(operation.bodies().isEmpty() ? null : "{}").with(name, value));
    }

    private void add(String name, Supplier<DearRequest> made) {
        inputs.add(new Dear(name, made));
    }

    private DearRequest request(@Nullable String body) {
        return request(path(), null, body);
    }

    private DearRequest request(String path, @Nullable String query, @Nullable String body) {
        var request = new DearRequest(operation.method(), path, query, Map.of(), body);
        return body == null || operation.bodies().isEmpty() ? request : request.with("Content-Type", type());
    }

    private String type() {
        return operation.bodies().keySet().iterator().next().toString();
    }

    private String path() {
        return base + operation.template().replaceAll("\\{[^}]+}", "abc");
    }
}
