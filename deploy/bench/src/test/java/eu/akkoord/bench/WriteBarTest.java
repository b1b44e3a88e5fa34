package eu.akkoord.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.akkoord.bench.Figures.Point;
import eu.akkoord.bench.WriteBar.Measured;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriteBarTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void a_row_that_is_missed_is_named() {
        var met = WriteBar.judge(
                List.of(
                        new Measured(WriteBar.RATIO, 0.49),
                        new Measured(WriteBar.STORE, 0.08),
                        new Measured(WriteBar.PUBLISHED, 2.1)),
                out);

        assertThat(met).isFalse();
        assertThat(said().lines().toList().getLast())
                .isEqualTo(
                        "MISSED: creates by 8 clients, of a bare program 0.49; all published after the load, in s 2.10");
    }

    @Test
    void what_is_no_number_is_missed() {
        assertThat(WriteBar.judge(List.of(new Measured(WriteBar.ALONE, Double.NaN)), out))
                .isFalse();
    }

    @Test
    void all_are_met_at_their_limits() {
        assertThat(WriteBar.judge(
                        List.of(new Measured(WriteBar.RATIO, 0.5), new Measured(WriteBar.EVENT_P99, 40)), out))
                .isTrue();
        assertThat(said()).endsWith("all bars are met" + System.lineSeparator());
    }

    @Test
    void growth_is_the_slope_in_logarithms() {
        assertThat(Figures.exponent(List.of(new Point(1_000, 3), new Point(10_000, 3), new Point(100_000, 3))))
                .isCloseTo(0, within(1e-9));
        assertThat(Figures.exponent(List.of(new Point(1_000, 1), new Point(10_000, 10), new Point(100_000, 100))))
                .isCloseTo(1, within(1e-9));
    }

    private String said() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
