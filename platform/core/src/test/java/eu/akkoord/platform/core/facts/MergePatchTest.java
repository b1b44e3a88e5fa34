package eu.akkoord.platform.core.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class MergePatchTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The examples of RFC 7396, appendix A. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"a\":\"b\"} ; {\"a\":\"c\"} ; {\"a\":\"c\"}",
                "{\"a\":\"b\"} ; {\"b\":\"c\"} ; {\"a\":\"b\",\"b\":\"c\"}",
                "{\"a\":\"b\"} ; {\"a\":null} ; {}",
                "{\"a\":\"b\",\"b\":\"c\"} ; {\"a\":null} ; {\"b\":\"c\"}",
                "{\"a\":[\"b\"]} ; {\"a\":\"c\"} ; {\"a\":\"c\"}",
                "{\"a\":\"c\"} ; {\"a\":[\"b\"]} ; {\"a\":[\"b\"]}",
                "{\"a\":{\"b\":\"c\"}} ; {\"a\":{\"b\":\"d\",\"c\":null}} ; {\"a\":{\"b\":\"d\"}}",
                "{\"a\":[{\"b\":\"c\"}]} ; {\"a\":[1]} ; {\"a\":[1]}",
                "[\"a\",\"b\"] ; [\"c\",\"d\"] ; [\"c\",\"d\"]",
                "{\"a\":\"b\"} ; [\"c\"] ; [\"c\"]",
                "{\"a\":\"foo\"} ; null ; null",
                "{\"a\":\"foo\"} ; \"bar\" ; \"bar\"",
                "{\"e\":null} ; {\"a\":1} ; {\"e\":null,\"a\":1}",
                "[1,2] ; {\"a\":\"b\",\"c\":null} ; {\"a\":\"b\"}",
                "{} ; {\"a\":{\"bb\":{\"ccc\":null}}} ; {\"a\":{\"bb\":{}}}",
            })
    void a_patch_changes_what_it_names_and_nothing_else(String target, String patch, String after) {
        var before = JSON.readValue(target, Object.class);

        assertThat(MergePatch.apply(before, JSON.readValue(patch, Object.class)))
                .isEqualTo(JSON.readValue(after, Object.class));
        assertThat(before).isEqualTo(JSON.readValue(target, Object.class));
    }
}
