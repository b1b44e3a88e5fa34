package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.platform.core.change.Refused;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Registration refuses states and events that are too large for the store or the topic. */
class RegistrarTest {
    /** Bytes that BSON puts around the only text of a document: two lengths, a type, the name {@code text} and three ends. */
    private static final int AROUND_STATE = 4 + 4 + 1 + 4 + 3;

    private final Registrar<String, String> registrar = new Registrar<>(
            "notes",
            "note",
            new TextShape(),
            new Envelope(new StoreSettings("notes", "00000099000000001000", 6, (short) 1), "http://localhost"),
            new EventSchemas(new ByteArrayInputStream(
                    "components: {schemas: {NoteWritten: {type: object}}}".getBytes(StandardCharsets.UTF_8))),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            () -> null,
            NoteStore.HASHES);

    @Test
    void a_state_takes_128_kibibytes_at_most() {
        var largest = "x".repeat(128 * 1024 - AROUND_STATE);

        assertThat(entry(largest, "").state()).containsEntry("text", largest);
        assertThatExceptionOfType(Refused.TooLarge.class).isThrownBy(() -> entry(largest + "x", ""));
    }

    @Test
    void an_event_takes_64_kibibytes_at_most() {
        int around = entry("", "").event().length;
        var largest = "x".repeat(64 * 1024 - around);

        assertThat(entry("", largest).event()).hasSize(64 * 1024);
        assertThatExceptionOfType(Refused.TooLarge.class).isThrownBy(() -> entry("", largest + "x"));
    }

    private Entry entry(String state, String event) {
        return registrar.entry("a", null, state, event, MongoAggregatesTest.MADE, null, null, null);
    }

    /** Publishes the event and not the state: each has a bound of its own. */
    private static final class TextShape extends NoteStore.NoteShape {
        @Override
        public Announcement announce(String after, String event) {
            return super.announce(event, event);
        }
    }
}
