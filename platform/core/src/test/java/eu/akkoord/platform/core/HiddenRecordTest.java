package eu.akkoord.platform.core;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.Facts;
import eu.akkoord.platform.core.facts.State;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Writes and reads records that only the package of their feature sees, as those of the services are. */
class HiddenRecordTest {
    private record Note(@Code String id, String text) {}

    @Test
    void a_record_is_written_and_read_though_only_its_own_package_sees_it() {
        var note = new Note("n-1", "kort");

        assertThat(Facts.of(Note.class).read(Map.of("id", "n-1", "text", "kort")))
                .isEqualTo(note);
        assertThat(State.of(Note.class).build().write(note)).isEqualTo(Map.of("text", "kort"));
    }
}
