package eu.akkoord.platform.core.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WordTest {
    enum Craft implements Word {
        LAW,
        EXPERT_EXCHANGE,
        A_DAY_ELSEWHERE
    }

    record Visit(Craft craft) {}

    @Test
    void a_constant_is_written_in_camel_case() {
        assertThat(Craft.LAW.word()).isEqualTo("law");
        assertThat(Craft.EXPERT_EXCHANGE.word()).isEqualTo("expertExchange");
        assertThat(Craft.A_DAY_ELSEWHERE.word()).isEqualTo("aDayElsewhere");
    }

    @Test
    void a_constant_is_found_by_its_word_alone() {
        assertThat(Word.of(Craft.class, "expertExchange")).isEqualTo(Craft.EXPERT_EXCHANGE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Word.of(Craft.class, "EXPERT_EXCHANGE"))
                .withMessageContaining("no Craft");
    }

    @Test
    void whoever_writes_another_word_is_told_which_there_are() {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Facts.of(Visit.class).read(Map.of("craft", "Law")))
                .satisfies(unreadable ->
                        assertThat(unreadable.detail().toString()).contains("law", "expertExchange", "aDayElsewhere"));
    }
}
