package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StrictJsonTest {
    @Test
    void every_text_of_a_body_comes_in_as_nfc() {
        var read = read("""
                {"title": "Lie\u0300ge", "places": ["e\\u0301e\u0301n", {"name": "\u212B"}], "count": 1, "none": null}""");

        assertThat(read.issues()).isEmpty();
        assertThat(String.valueOf(read.value()))
                .isEqualTo("{\"title\":\"Liège\",\"places\":[\"één\",{\"name\":\"Å\"}],\"count\":1,\"none\":null}");
        assertThat(String.valueOf(read("\"Lie\u0300ge\"").value())).isEqualTo("\"Liège\"");
    }

    @Test
    void a_letter_with_more_marks_than_any_language_has_is_refused_before_they_are_put_in_order() {
        var marks = "\u0301\u0316".repeat(40_000);
        var begun = System.nanoTime();

        assertThat(read("{\"title\": \"a%s\"}".formatted(marks)).issues())
                .extracting(issue -> issue.detail().code())
                .containsExactly("text.tooManyMarks");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
        assertThat(read("\"a%s\"".formatted(marks.substring(0, 30))).issues()).isEmpty();
    }

    private static StrictJson.Read read(String json) {
        return StrictJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
