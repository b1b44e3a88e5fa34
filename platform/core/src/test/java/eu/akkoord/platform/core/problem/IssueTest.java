package eu.akkoord.platform.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Issues quote input within bounds. */
class IssueTest {
    @Test
    void a_text_of_more_than_a_hundred_characters_is_not_shown_again() {
        var longest = "x".repeat(100);

        assertThat(Issue.body("/title", longest, "?").value()).isEqualTo(longest);
        assertThat(Issue.body("/title", longest + "x", "?").value()).isNull();
        assertThat(Issue.query("count", 7, "?").value()).isEqualTo(7);
    }

    @Test
    void a_name_is_cut_where_it_is_long() {
        var longest = "/" + "x".repeat(499);

        assertThat(Issue.body(longest, null, "?").name()).isEqualTo(longest);
        assertThat(Issue.body(longest + "xx", null, "?").name()).isEqualTo(longest + "…");
        assertThat(Issue.unknown("query", "y".repeat(101), "q, sort").detail())
                .hasToString("y".repeat(100) + "… is hier niet bekend; wel q, sort");
    }
}
