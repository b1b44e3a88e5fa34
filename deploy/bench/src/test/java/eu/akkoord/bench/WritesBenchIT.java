package eu.akkoord.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Needs the programs of the system, built. */
class WritesBenchIT {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void writes_are_measured_from_end_to_end() throws IOException {
        var few = "writes --sizes 20,40 --rounds 2 --creates 16 --warm-up 16 --millis 500 --root ../..";

        int code = Bench.run(few.split(" "), out);

        assertThat(code).isBetween(0, 1);
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("creates by 8 clients", "a sync of this disk", "from its answer to a consumer")
                .contains(code == 0 ? "all bars are met" : "MISSED: ")
                .doesNotContain("NaN", "Infinity");
    }
}
