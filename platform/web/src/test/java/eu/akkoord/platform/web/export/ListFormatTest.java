package eu.akkoord.platform.web.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListFormatTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    application/json | JSON
                    */* | JSON
                    text/* | CSV
                    text/csv | CSV
                    text/csv;q=0.5, */*;q=0.1 | CSV
                    text/csv;q=0.5, application/json | JSON
                    text/csv, application/json | JSON
                    application/* | JSON
                    text/html, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;q=0.9, */*;q=0.8 | XLSX
                    """)
    void what_is_wanted_most_is_given_and_json_where_that_is_as_welcome(String accept, ListFormat format) {
        assertThat(ListFormat.wanted(List.of(accept))).isEqualTo(format);
    }

    @Test
    void without_a_wish_it_is_json() {
        assertThat(ListFormat.wanted(List.of())).isEqualTo(ListFormat.JSON);
    }
}
