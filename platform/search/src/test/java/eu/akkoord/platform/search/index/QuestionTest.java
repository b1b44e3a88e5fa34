package eu.akkoord.platform.search.index;

import static eu.akkoord.platform.search.index.Papers.ask;
import static eu.akkoord.platform.search.index.Papers.filled;
import static eu.akkoord.platform.search.index.Papers.ids;
import static eu.akkoord.platform.search.index.Papers.wrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.Clearance;
import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.search.declaration.FieldsBuilder;
import eu.akkoord.platform.search.declaration.Use;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {
    @TempDir
    private Path folder;

    private Catalogue<Paper> catalogue;

    @BeforeEach
    void fill() {
        var papers = new ArrayList<Paper>();
        for (int number = 10; number < 40; number++) {
            papers.add(Paper.blank("paper-" + number).modified(Instant.ofEpochSecond(number / 4)));
        }
        catalogue = filled(folder, papers);
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stat=open | stat",
                "state= | state",
                "noteNot=x | noteNot",
                "since=2017-02-30 | since",
                "since=17 | since",
                "sinceFrom=2017-01-02&sinceTo=2017-01-01 | sinceTo",
                "sinceFrom=2017-01-02&sinceFrom=2017-01-03 | sinceFrom",
                "seenFrom=2017 | seenFrom",
                "seenTo=+999999999-12-31T00:00:00Z | seenTo",
                "seen=2017-01-01T00:00:00Z | seen",
                "pages=x | pages",
                "pagesTo=99999999999999999999 | pagesTo",
                "draft=maybe | draft",
                "from=gisteren | from",
                "from=2018-01-01&to=2017-01-01 | to",
                "match=certain | match",
                "from=2018-01-01&match=maybe | match",
                "sort=nothing | sort",
                "sort=topic | sort",
                "sort=state&sort=-state | sort",
                "sort=relevance | sort",
                "q=x1&sort=relevance&sort=state | sort",
                "facet=since | facet",
                "facet=nothing | facet",
                "total=no | total",
                "highlight=1 | highlight",
                "terms=exact | terms",
                "q=x1&terms=some | terms",
                "pageSize=0 | pageSize",
                "pageSize=101 | pageSize",
                "pageSize=x | pageSize",
                "cursor=x | cursor",
                "cursor=**** | cursor",
            })
    void what_is_wrong_is_refused_by_name(String query, String name) {
        assertThat(wrong(catalogue, ask(query))).containsExactly(name);
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        assertThat(wrong(catalogue, ask("stat=open&sort=x&facet=y&since=z&pageSize=0&cursor=q&q=!")))
                .containsExactlyInAnyOrder("stat", "sort", "facet", "since", "pageSize", "cursor", "q");
    }

    @Test
    void a_cursor_is_good_for_its_own_question_and_reader_only() {
        var cursor =
                catalogue.page(ask("sort=state&stateNot=closed&pageSize=5")).next();

        assertThat(ids(catalogue, "stateNot=closed&sort=state&pageSize=7&total=false&cursor=" + cursor))
                .hasSize(7)
                .startsWith("paper-15");
        for (var other : List.of(
                "sort=state",
                "sort=-state&stateNot=closed",
                "sort=state&stateNot=open",
                "sort=state&stateNot=closed&stateNot=open",
                "sort=state&stateNot=closed&q=woord")) {
            assertThat(wrong(catalogue, ask(other + "&cursor=" + cursor))).containsExactly("cursor");
        }
        var question = "sort=state&stateNot=closed&cursor=" + cursor;
        assertThat(wrong(catalogue, ask(question, Set.of("public", "party:VL"))))
                .containsExactly("cursor");
        assertThat(wrong(catalogue, ask(question).within("shelf", "one"))).containsExactly("cursor");
        try (var elsewhere = filled(folder.resolve("elsewhere"), List.of())) {
            assertThat(wrong(elsewhere, ask(question))).containsExactly("cursor");
        }
    }

    @Test
    void a_cursor_goes_on_after_midnight() {
        var who = new Caller("issuer#o", "issuer#c", "VL", "abb", Set.of("reader"), Set.of());
        var today = held(who, LocalDate.of(2026, 12, 7));
        var tomorrow = held(who, LocalDate.of(2026, 12, 8));
        assertThat(tomorrow).isNotEqualTo(today);
        var cursor = catalogue.page(ask("pageSize=5", today)).next();
        assertThat(catalogue.page(ask("pageSize=5&cursor=" + cursor, tomorrow)).items())
                .hasSize(5);
    }

    private static Set<String> held(Caller who, LocalDate day) {
        var held = new HashSet<>(Clearance.of(who));
        held.addAll(Clearance.since(who, day));
        return held;
    }

    @Test
    void a_cursor_that_was_touched_is_refused() {
        var cursor = String.valueOf(catalogue.page(ask("")).next());

        for (int index = 0; index < cursor.length(); index++) {
            char other = cursor.charAt(index) == 'A' ? 'Q' : 'A';
            var touched = cursor.substring(0, index) + other + cursor.substring(index + 1);
            assertThat(wrong(catalogue, ask("cursor=" + touched))).containsExactly("cursor");
        }
        assertThat(wrong(catalogue, ask("cursor=" + cursor.substring(1)))).containsExactly("cursor");
        assertThat(wrong(catalogue, ask("cursor=" + "A".repeat(5_000)))).containsExactly("cursor");
    }

    @Test
    void while_writes_go_on_what_stays_is_neither_repeated_nor_skipped() {
        var seen = new ArrayList<String>();
        var page = catalogue.page(ask("pageSize=4"));
        int round = 0;
        while (true) {
            seen.addAll(ids(page));
            // one before the place and one that jumps to the front, one that goes, one that is written as it was
            catalogue.put(List.of(
                    Paper.blank("new-" + round).modified(Instant.ofEpochSecond(100 + round)),
                    Paper.blank("paper-" + (12 + round)).revision(2).modified(Instant.ofEpochSecond(200)),
                    Paper.blank("paper-30").revision(2 + round).modified(Instant.ofEpochSecond(30 / 4))));
            catalogue.remove(List.of("paper-" + (20 + round)));
            catalogue.refresh();
            round++;
            if (page.next() == null) {
                break;
            }
            page = catalogue.page(ask("pageSize=4&cursor=" + page.next()));
        }
        assertThat(seen).doesNotHaveDuplicates();
        for (int number = 12 + round; number < 40; number++) {
            if (number < 20 || number >= 20 + round) {
                assertThat(seen).contains("paper-" + number);
            }
        }
    }

    @Test
    void a_declaration_may_not_contradict_itself() {
        assertThatIllegalArgumentException().isThrownBy(() -> fields().words("topic", Paper::topics, Use.SORT));
        assertThatIllegalArgumentException().isThrownBy(() -> fields().date("since", Paper::since, Use.FACET));
        assertThatIllegalArgumentException().isThrownBy(() -> fields().word("cursor", Paper::state));
        assertThatIllegalArgumentException().isThrownBy(() -> fields().word("Upper", Paper::state));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields().word("state", Paper::state).word("state", Paper::state));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields().word("sinceFrom", Paper::state, Use.FILTER)
                        .date("since", Paper::since, Use.FILTER)
                        .build());
        assertThatIllegalArgumentException().isThrownBy(() -> catalogue.page(ask("").within("state", "open")));
    }

    private static FieldsBuilder<Paper> fields() {
        return Fields.of("others", 1, paper -> Paper.FIELDS.row(paper));
    }
}
