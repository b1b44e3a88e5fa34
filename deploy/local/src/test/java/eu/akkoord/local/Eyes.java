package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** Answers to a client of the local issuer through the gateway, to be compared byte by byte. */
final class Eyes {
    /** Ends the path of what is asked about a revision. */
    private static final Pattern ANSWERING =
            Pattern.compile("/(transitions|offers|answers|fulfilments|confirmations|objections)$");

    /** Of this one answer, whatever it says. */
    private static final List<String> OF_THIS_MOMENT = List.of(
            "date",
            "belgov-trace-id",
            "traceparent",
            "connection",
            "content-length",
            "transfer-encoding",
            "ratelimit",
            "keep-alive");

    private static final String FIRST = "\"1\"";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final Api api;

    Eyes(Installation installation) {
        this.base = installation.publicUrl();
        this.api = new Api(installation);
    }

    /**
     * Status, headers and body, without what differs by the moment only.
     *
     * @param ids what stands in the question as {@code {name}}; what is not there is asked by an id that nothing has
     */
    String see(String client, Question question, Map<String, String> ids) {
        return told(question, ask(client, question, ids), ids);
    }

    private static String told(Question question, HttpResponse<byte[]> answer, Map<String, String> ids) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> OF_THIS_MOMENT.contains(name.toLowerCase(Locale.ROOT)));
        var body = question.accept().contains("spreadsheet") && answer.statusCode() == 200
                ? unpacked(answer.body())
                : new String(answer.body(), StandardCharsets.UTF_8);
        var told = "%d %s %s".formatted(answer.statusCode(), headers, body);
        for (var id : ids.entrySet()) {
            if (!question.path().contains(id.getValue())) {
                told = told.replace(id.getValue(), "{given}");
            }
        }
        return told.replaceAll("(?<!\\w)(0{16}|0{32})(?!\\w)", "{given}")
                .replaceAll("urn:uuid:[0-9a-f-]{36}", "{occurrence}")
                .replaceAll("(cursor|after)=[A-Za-z0-9_-]+", "$1={cursor}")
                .replaceAll("\"(cursor|after)\":\"[A-Za-z0-9_-]+\"", "{cursor}")
                .replaceAll("DTSTAMP:[0-9TZ]+", "DTSTAMP:{now}")
                .replaceAll("<dcterms:created.*?</dcterms:created>", "{now}");
    }

    /** The body as it came. */
    String body(String client, Question question) {
        return new String(ask(client, question, Map.of()).body(), StandardCharsets.UTF_8);
    }

    /** Every page of a list, from the first to the last. */
    Map<String, String> pages(String client, Question first, Map<String, String> ids) {
        var pages = new LinkedHashMap<String, String>();
        var question = first;
        while (true) {
            var answer = ask(client, question, ids);
            pages.put("page %d of %s".formatted(pages.size() + 1, first), told(question, answer, ids));
            var page = Api.JSON.readTree(answer.body());
            if (!page.has("next")) {
                return pages;
            }
            assertThat(pages).hasSizeLessThan(200);
            question = new Question("GET", page.path("next").asString().substring(base.length()), first.accept(), "");
        }
    }

    /** Makes or changes something; returns the id of what was made. */
    String write(String client, String method, String path, String body) {
        var answer = ask(client, new Question(method, path, "", body), Map.of(), seen(client, path));
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, new String(answer.body(), StandardCharsets.UTF_8))
                .isIn(200, 201);
        return Api.JSON.readTree(answer.body()).path("id").asString("");
    }

    /** An answer is to what stands now. */
    private String seen(String client, String path) {
        var answered = path.replaceFirst("/answers$", "");
        return answered.equals(path)
                ? FIRST
                : api.get(client, answered).headers().firstValue("ETag").orElse(FIRST);
    }

    private HttpResponse<byte[]> ask(String client, Question question, Map<String, String> ids) {
        return ask(client, question, ids, FIRST);
    }

    private HttpResponse<byte[]> ask(String client, Question question, Map<String, String> ids, String seen) {
        var path = question.path();
        for (var id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        // as long as such an id is
        path = path.replace("{invitationId}", "0".repeat(16)).replaceAll("\\{[A-Za-z]+}", "0".repeat(32));
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", api.bearer(client))
                .method(
                        question.method(),
                        question.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(question.body()));
        if (!question.accept().isEmpty()) {
            request.header("Accept", question.accept());
        }
        if (!question.body().isEmpty()) {
            request.header(
                    "Content-Type",
                    question.method().equals("PATCH") ? "application/merge-patch+json" : "application/json");
        }
        if (question.method().equals("PATCH")
                || ANSWERING.matcher(question.path()).find()) {
            request.header("If-Match", seen);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String unpacked(byte[] workbook) {
        var text = new StringBuilder();
        try {
            // by its directory at the end: the sizes before the entries are not filled in
            var file = Files.write(Files.createTempFile("workbook", ".xlsx"), workbook);
            try (var zip = new ZipFile(file.toFile())) {
                for (var entry : Collections.list(zip.entries())) {
                    try (var content = zip.getInputStream(entry)) {
                        text.append(entry.getName()).append(new String(content.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        return text.toString();
    }
}
