package eu.akkoord.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records are read as events only where they are what a service tells. */
class EventReadingTest {
    private static final String TOPIC = "akkoord.notes.v1";
    private static final String WRITTEN = "eu.akkoord.paper.v1.notes.notify.written";

    private final EventReading reading = new EventReading(Set.of(WRITTEN));

    private LogEvent read(String event) {
        return reading.read(new ConsumerRecord<>(TOPIC, 0, 7, "a-1", event.getBytes(StandardCharsets.UTF_8)));
    }

    private static String event(String type, String subject, String sequence, String text) {
        return """
                {"type": "%s", "subject": "%s", "sequence": "%s", "data": {"text": "%s"}}""".formatted(type, subject, sequence, text);
    }

    @Test
    void an_event_takes_64_kibibytes_at_most() {
        int around = event(WRITTEN, "a-1", "0000000001", "").length();
        var largest = "x".repeat(64 * 1024 - around);

        assertThat(Objects.requireNonNull(
                        read(event(WRITTEN, "a-1", "0000000001", largest)).data()))
                .containsEntry("text", largest);
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> read(event(WRITTEN, "a-1", "0000000001", largest + "x")));
    }

    @Test
    void a_sequence_has_ten_digits_and_begins_at_one() {
        assertThat(read(event(WRITTEN, "a-1", "9999999999", "")).revision()).isEqualTo(9_999_999_999L);
        for (var wrong : Set.of("", "1", "000000001", "00000000001", "0000000000", "-000000001", "000000000x")) {
            assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> read(event(WRITTEN, "a-1", wrong, "")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eu.akkoord.paper.v1.notes.notify.burnt",
                "eu.akkoord.paper.v2.notes.notify.written",
                "eu.akkoord.paper.v1.books.notify.written",
                ""
            })
    void a_type_that_the_contract_does_not_name_is_not_read(String type) {
        assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> read(event(type, "a-1", "0000000001", "")));
    }

    @Test
    void of_any_collection_it_may_be_told_that_something_is_concealed() {
        var concealed = "eu.akkoord.paper.v1.notes.notify.concealed";

        assertThat(read(event(concealed, "a-1", "0000000002", "")).participle()).isEqualTo("concealed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a_b", "a.b", "a/b", "é-1"})
    void a_subject_is_the_id_of_a_thing(String subject) {
        assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> read(event(WRITTEN, subject, "0000000001", "")));
    }

    @Test
    void json_is_read_strictly() {
        for (var wrong : Set.of(
                "",
                "{",
                "[]",
                event(WRITTEN, "a-1", "0000000001", "").replace("\"type\"", "\"subject\": \"b-1\", \"type\""),
                event(WRITTEN, "a-1", "0000000001", "").replace("\"text\"", "\"$text\""),
                event(WRITTEN, "a-1", "0000000001", "")
                        .replace("\"\"}", "%s1%s}".formatted("[".repeat(40), "]".repeat(40))))) {
            assertThatExceptionOfType(Unreadable.class).as(wrong).isThrownBy(() -> read(wrong));
        }
    }
}
