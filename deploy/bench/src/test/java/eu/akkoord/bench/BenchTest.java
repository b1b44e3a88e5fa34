package eu.akkoord.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void the_catalogue_is_measured_from_end_to_end() throws IOException {
        int code = Bench.run("catalogue --sizes 300,600 --rounds 1 --millis 1 --build 500".split(" "), out);

        assertThat(code).isZero();
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("bare Lucene", "600 dossiers", "+ highlights", "growth of p50 from 300 to 600")
                .doesNotContain("NaN", "Infinity");
    }

    @Test
    void lists_are_measured_over_http_from_end_to_end() throws IOException {
        int code = Bench.run("lists --sizes 1000,2000 --rounds 1 --millis 40".split(" "), out);

        assertThat(code).isBetween(0, 1);
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("2000 dossiers", "+ highlights, times a read by id", "16 users", "change to list, p99")
                .contains("the slowest of them", "without checks against", "growth of p50 from 1000 to 2000")
                .doesNotContain("NaN", "Infinity");
    }

    @Test
    void a_start_within_its_bars_is_good() {
        assertThat(StartRow.tell(atTheBars(), out)).isZero();
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("all bars are met")
                .doesNotContain("MISSED");
    }

    @Test
    void each_row_of_a_start_that_is_above_its_bar_or_was_not_measured_is_named() {
        for (var row : StartRow.values()) {
            if (!Double.isNaN(row.most)) {
                var above = atTheBars();
                above.put(row, row.most * 1.01);
                assertThat(StartRow.tell(above, out)).as(row.title).isEqualTo(1);
                assertThat(written.toString(StandardCharsets.UTF_8)).contains("MISSED: " + row.title);
                written.reset();
                above.remove(row);
                assertThat(StartRow.tell(above, out)).as(row.title).isEqualTo(1);
                assertThat(written.toString(StandardCharsets.UTF_8)).contains("MISSED: " + row.title);
                written.reset();
            }
        }
    }

    private static Map<StartRow, Double> atTheBars() {
        var figures = new EnumMap<StartRow, Double>(StartRow.class);
        for (var row : StartRow.values()) {
            figures.put(row, Double.isNaN(row.most) ? 57.0 : row.most);
        }
        return figures;
    }

    @Test
    void an_unknown_command_says_which_there_are() throws IOException {
        assertThat(Bench.run(new String[] {"nothing"}, out)).isEqualTo(2);
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("usage", "catalogue");
    }
}
