package eu.akkoord.platform.core.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eu.akkoord.platform.core.time.Period;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Shows, lists, tables and tells of an aggregate what its declaration says. */
class KindTest {
    private static final Instant CREATED = Instant.parse("2017-06-20T10:00:00Z");
    private static final Instant MODIFIED = Instant.parse("2017-06-21T10:00:00Z");

    record Writer(String name, @ApiName("id") @Code String code) {}

    /** @param writer stands in place, under names of its own */
    record Origin(
            String place,

            @Nullable
            @EncodedAs(
                    value = {"writtenBy", "writtenAs"},
                    inPlace = true)
            Writer writer) {}

    record Book(
            String title,
            List<@Code(in = "books") String> cites,
            @Nullable LocalDate printed,
            @Nullable LocalTime sold,
            @Nullable Period period,
            @Nullable Period planned) {}

    record Copy(@Code String id, @EncodedAs(inPlace = true) Book book) {}

    private static final Book BOOK = new Book(
            "Over water",
            List.of("a"),
            LocalDate.of(2017, 6, 20),
            LocalTime.of(9, 30),
            Period.of("2017-06", "juni 2017"),
            Period.of("2018", null));
    private static final Copy COPY = new Copy("c-1", BOOK);
    private static final Copy BARE = new Copy("c-2", new Book("Kort", List.of(), null, null, null, null));

    private static KindBuilder<Copy, Book> kind() {
        return Kind.of(
                "copies", "copy", State.of(Copy.class).build(), Copy::id, Facts.of(Book.class), copy -> copy.book());
    }

    private static URI address(String... segments) {
        return URI.create("https://example.org/" + String.join("/", segments));
    }

    private static Map<String, Object> view(KindBuilder<Copy, Book> kind, Copy copy) {
        return kind.build().view(copy, CREATED, MODIFIED, KindTest::address);
    }

    private static Map<String, Object> item(KindBuilder<Copy, Book> kind, Copy copy) {
        return kind.build().item(copy, MODIFIED, KindTest::address);
    }

    @Test
    void everything_bears_its_id_and_the_address_made_of_its_collection() {
        assertThat(view(kind(), COPY))
                .containsEntry("id", "c-1")
                .containsEntry("self", address("copies", "c-1"))
                .containsEntry("created", CREATED)
                .containsEntry("modified", MODIFIED);
        assertThat(kind().build().id(COPY)).isEqualTo("c-1");
        assertThat(kind().build().collection()).isEqualTo("copies");
        assertThat(kind().build().singular()).isEqualTo("copy");
        assertThat(kind().build().facts().names())
                .containsExactly("title", "cites", "printed", "sold", "period", "planned");
    }

    @Test
    void what_is_only_listed_or_told_is_hidden_from_views() {
        var kind = kind().hides("printed", "planned").lists("printed");

        assertThat(view(kind, COPY)).doesNotContainKeys("printed", "planned").containsKeys("title", "sold", "period");
        assertThat(item(kind, COPY)).containsEntry("printed", "2017-06-20");
    }

    @Test
    void what_is_shown_from_elsewhere_takes_the_place_of_what_bears_its_name() {
        var kind = kind().showsElsewhere("cites").build();

        assertThat(kind.view(COPY, CREATED, MODIFIED, KindTest::address, Map.of("cites", "two that you may see")))
                .containsEntry("cites", "two that you may see")
                .containsEntry("title", "Over water");
        assertThat(kind.view(COPY, CREATED, MODIFIED, KindTest::address)).doesNotContainKey("cites");
    }

    @Test
    void a_list_stays_out_where_it_is_empty_and_that_is_said_of_it() {
        assertThat(item(kind().lists("title cites?"), BARE)).doesNotContainKey("cites");
        assertThat(item(kind().lists("title cites?"), COPY)).containsKey("cites");
        assertThat(item(kind().lists("title? cites"), BARE))
                .containsEntry("cites", List.of())
                .containsEntry("title", "Kort");
    }

    @Test
    void a_view_shows_what_is_empty_unless_it_shows_nothing_empty() {
        assertThat(view(kind(), BARE)).containsEntry("cites", List.of());
        assertThat(view(kind().showsNothingEmpty(), BARE))
                .doesNotContainKey("cites")
                .containsKey("title");
        assertThat(view(kind().showsNothingEmpty(), COPY)).containsKey("cites");
    }

    @Test
    void tables_have_the_columns_of_lists_and_more_with_their_kinds_of_value() {
        var kind = kind().says("reader", Writer.class, copy -> new Writer("An", "an-1"))
                .lists("title printed period reader { name code }")
                .tables("cites planned")
                .build();

        assertThat(kind.columns())
                .containsExactly(
                        Column.plain("id"),
                        Column.plain("title"),
                        Column.day("printed"),
                        Column.plain("period.label"),
                        Column.plain("period.edtf"),
                        Column.day("period.earliest"),
                        Column.day("period.latest"),
                        Column.plain("reader.name"),
                        Column.plain("reader.id"),
                        Column.plain("cites.id"),
                        Column.plain("planned.label"),
                        Column.plain("planned.edtf"),
                        Column.day("planned.earliest"),
                        Column.day("planned.latest"),
                        Column.moment("created"),
                        Column.moment("modified"),
                        Column.plain("href"));
        assertThat(kind.besideItem(COPY, CREATED, KindTest::address)).containsOnlyKeys("cites", "planned", "created");
    }

    @Test
    void an_entry_of_a_history_is_headed_as_far_as_the_kind_says() {
        var silent = kind().build().heading(COPY);
        assertThat(silent).isEqualTo(new Kind.Heading(null, "Over water", BOOK.period()));

        var said =
                kind().saysCode("status", copy -> "onLoan").meantFor("planned").build();
        assertThat(said.heading(COPY)).isEqualTo(new Kind.Heading("onLoan", "Over water", BOOK.planned()));

        var elsewhere = kind().showsElsewhere("status").build();
        assertThat(elsewhere.heading(COPY).status()).isNull();
    }

    @Test
    void a_fact_is_a_text_or_the_value_itself_where_it_is_of_another_type() {
        var kind = kind().build();

        assertThat(kind.fact("title").value().apply(COPY)).isEqualTo("Over water");
        assertThat(kind.fact("cites").value().apply(COPY)).isEqualTo(List.of("a"));
        assertThat(kind.fact("sold").value().apply(COPY)).isEqualTo("09:30");
        assertThat(kind.fact("sold").value().apply(BARE)).isNull();
        assertThat(kind.fact("printed").value().apply(COPY)).isEqualTo(BOOK.printed());
        assertThat(kind.fact("period").value().apply(COPY)).isEqualTo(BOOK.period());
    }

    @Test
    void a_time_of_day_is_shown_with_its_seconds_and_stored_as_it_was_written() {
        assertThat(view(kind(), COPY)).containsEntry("sold", "09:30:00");
        assertThat(kind().build().state().write(COPY)).containsEntry("sold", "09:30");
    }

    @Test
    void what_stands_in_place_is_shown_by_its_names_there_but_for_those_that_the_contract_gives() {
        var kind = kind().says("origin", Origin.class, copy -> new Origin("Gent", new Writer("An", "an-1")));

        assertThat(view(kind, COPY)).containsEntry("origin", Map.of("place", "Gent", "writtenBy", "An", "id", "an-1"));
    }

    @Test
    void a_map_can_neither_be_listed_nor_told() {
        var kind = kind().says("tally", Tally.class, copy -> new Tally("x", Map.of()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.lists("tally { counts }").build())
                .withMessageContaining("parts");
    }

    record Tally(String name, Map<WordTest.Craft, Integer> counts) {}
}
