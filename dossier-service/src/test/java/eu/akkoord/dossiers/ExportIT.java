package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.test.TestTokens;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/** A list as a file over HTTP: exactly what the same question gives as a list. */
class ExportIT extends TwoPartiesCase {
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String OFFICER = TestTokens.officer("VL", "abb");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String OUTSIDER = TestTokens.officer("LU", "mfi");

    /** More than one part of a file. */
    private static final int MANY = 520;

    private final String code = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    private final String list = "/dossiers?reference=" + code;

    @Test
    void a_file_has_as_many_rows_as_the_list_says_in_its_order() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var opened = threads.invokeAll(IntStream.range(0, MANY)
                    .mapToObj(n ->
                            (Callable<Void>) () -> open(String.format(Locale.ROOT, "d%03d", n), "Dossier", "public"))
                    .toList());
            for (var each : opened) {
                each.get();
            }
        }
        awaitTotal(OFFICER, MANY);

        var expected = IntStream.range(0, MANY)
                .mapToObj(n -> String.format(Locale.ROOT, "%s-d%03d", code, n))
                .toList();
        assertThat(csv(list + "&sort=id", OFFICER))
                .extracting(row -> row.get("id"))
                .containsExactlyElementsOf(expected);
        assertThat(xlsx(list + "&sort=id", OFFICER)).hasSize(MANY + 1);
        assertThat(csv(list + "&sort=-id&status=proposed&q=dossier", OFFICER))
                .extracting(row -> row.get("id"))
                .containsExactlyElementsOf(expected.reversed());
        assertThat(csv(list + "&statusNot=proposed", OFFICER)).isEmpty();
    }

    @Test
    void what_people_write_comes_back_as_text() throws Exception {
        open("formule", "=HYPERLINK(\\\"http://x\\\"); \\\"a\\\",\\nb é", "public");
        awaitTotal(OFFICER, 1);

        var answer = bytes(list, OFFICER, CSV);
        var text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF\"id\",\"title\",\"status\",").endsWith("\r\n");
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/csv;")
                .contains("charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"dossiers.csv\"");
        var title = "=HYPERLINK(\"http://x\"); \"a\",\nb é";
        assertThat(csv(list, OFFICER).getFirst().get("title")).isEqualTo("'" + title);
        assertThat(xlsx(list, OFFICER).get(1).get(1)).isEqualTo(title);
    }

    @Test
    void fields_are_parted_at_semicolons_for_whoever_asks_and_at_no_other_sign() throws Exception {
        open("punt", "a; =1", "public");
        awaitTotal(OFFICER, 1);

        var answer = bytes(list, OFFICER, "text/csv;separator=semicolon");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .startsWith("\uFEFF\"id\";\"title\";\"status\";")
                .contains(";\"a;' =1\";");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("text/csv;header=present;separator=semicolon;charset=UTF-8");
        assertThat(new String(bytes(list, OFFICER, "text/csv;separator=comma").body(), StandardCharsets.UTF_8))
                .startsWith("\uFEFF\"id\",\"title\"");
        refused(text(list, OFFICER, "text/csv;separator=tab"), 406, "notAcceptable");
    }

    @Test
    void a_workbook_is_headed_in_words_and_has_every_property_that_fits_a_cell() throws Exception {
        good(service.post("/dossiers", OFFICER, Map.of(), """
                {'id': '%s-heel', 'title': 'Heel', 'summary': ' Wat  het is ', 'confidentiality': 'public',
                 'agreements': ['vl-nl-integratie-2013'], 'period': {'edtf': '2017-06', 'label': 'juni 2017'},
                 'responsibles': [{'party': 'NL', 'organisation': 'szw'}, {'party': 'VL', 'organisation': 'abb'}],
                 'references': [{'source': 'proef', 'id': '%s'}]}""".formatted(code, code)));
        awaitTotal(OFFICER, 1);

        var rows = xlsx(list, OFFICER);
        var row = new HashMap<String, String>();
        for (int column = 0; column < rows.getFirst().size(); column++) {
            row.put(rows.getFirst().get(column), rows.get(1).get(column));
        }
        assertThat(row)
                .containsEntry("Titel", "Heel")
                .containsEntry("Samenvatting", " Wat  het is ")
                .containsEntry("Periode: vroegste dag", "42887")
                .containsEntry("Verantwoordelijk: organisatie", "szw; abb")
                .containsEntry("Kenmerk bij een partner", code)
                .containsKeys("Stadium", "Gewijzigd (UTC)", "Geregistreerd (UTC)", "Vertrouwelijkheid");
        assertThat(rows.getFirst()).doesNotHaveDuplicates();
        assertThat(csv(list, OFFICER).getFirst().toMap())
                .containsEntry("summary", " Wat  het is ")
                .containsEntry("period.earliest", "2017-06-01")
                .hasSameSizeAs(row);
    }

    @Test
    void each_reader_has_a_file_of_what_that_reader_may_see_now() throws Exception {
        open("open", "Open", "public");
        open("partners", "Partners", "partners");
        awaitTotal(OFFICER, 2);
        assertThat(csv(list, OUTSIDER)).extracting(row -> row.get("title")).containsExactly("Open");

        good(service.send("PATCH", "/dossiers/%s-open".formatted(code), COORDINATOR, "\"1\"", """
                {'confidentiality': 'restricted', 'change': {'reason': 'gevoelig'}}"""));
        assertThat(csv(list, OUTSIDER)).as("at once").isEmpty();
        assertThat(xlsx(list, OUTSIDER)).hasSize(1);
    }

    @Test
    void what_belongs_to_a_page_or_to_nothing_is_refused_by_name() throws Exception {
        var wrong = text(list + "&pageSize=5&cursor=x&total=true&facet=status&highlight=true", OFFICER, CSV);
        refused(wrong, 400, "badRequest");
        for (var key : List.of("cursor", "facet", "highlight", "pageSize", "total")) {
            assertThat(wrong.body()).contains("\"name\":\"" + key + "\"");
        }
        refused(text(list + "&stadium=open", OFFICER, XLSX), 400, "badRequest");
        refused(text(list, OFFICER, "text/html"), 406, "notAcceptable");
        refused(text(list, "geen", CSV), 401, "invalidAccessToken");
    }

    private Void open(String name, String title, String confidentiality) throws Exception {
        good(service.post("/dossiers", OFFICER, Map.of(), """
                {'id': '%s-%s', 'title': '%s', 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': '%s',
                 'references': [{'source': 'proef', 'id': '%s'}]}""".formatted(code, name, title, confidentiality, code)));
        return null;
    }

    private void awaitTotal(String reader, int total) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(good(service.get(list + "&pageSize=1", reader))
                                .path("total")
                                .asInt())
                        .isEqualTo(total));
    }

    private List<CSVRecord> csv(String list, String reader) throws Exception {
        var answer = bytes(list, reader, CSV);
        assertThat(answer.statusCode()).isEqualTo(200);
        var text = new String(answer.body(), StandardCharsets.UTF_8).substring(1);
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = CSVParser.parse(text, format)) {
            return parser.getRecords();
        }
    }

    private List<List<String>> xlsx(String list, String reader) throws Exception {
        var answer = bytes(list, reader, XLSX);
        assertThat(answer.statusCode()).isEqualTo(200);
        var read = new ArrayList<List<String>>();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(answer.body()));
                var rows = workbook.getFirstSheet().openStream()) {
            rows.forEach(row -> read.add(row.stream()
                    .map(cell -> cell == null || cell.getRawValue() == null ? "" : cell.getRawValue())
                    .toList()));
        }
        return read;
    }

    private HttpResponse<byte[]> bytes(String path, String token, String accept) throws Exception {
        return send(path, token, accept, HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> text(String path, String token, String accept) throws Exception {
        return send(path, token, accept, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(String path, String token, String accept, HttpResponse.BodyHandler<T> body)
            throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(service.base() + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", accept);
            return http.send(request.build(), body);
        }
    }
}
