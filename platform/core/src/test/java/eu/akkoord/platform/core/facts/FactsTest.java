package eu.akkoord.platform.core.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import eu.akkoord.platform.core.time.Period;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FactsTest {
    enum Colour implements Word {
        RED,
        DARK_BLUE
    }

    @Tagged("stage")
    sealed interface Stage {
        record Begun(LocalDate since) implements Stage {}

        record Stopped(LocalDate since, String reason) implements Stage {}
    }

    sealed interface Wish {
        record Other(@Code String owner, boolean gift) implements Wish {}

        record Later(Period period) implements Wish {}
    }

    record Person(String name, @ApiName("id") @Code String code) {}

    record Wishes(List<Wish> all) {
        Wishes {
            all = List.copyOf(all);
        }
    }

    record Paper(
            String title,
            Colour colour,
            List<@Code(in = "papers") String> cites,
            @Nullable Person writer,
            @Nullable Integer pages,
            boolean open,
            @Nullable Period period,
            @Nullable URI link) {
        static final Facts<Paper> FORM = Facts.of(Paper.class);
    }

    record Case(
            @Code String id,
            @EncodedAs(inPlace = true) Paper facts,
            Stage stage,
            @EncodedAs("tally") Map<Colour, Integer> counts,
            @EncodedAs(sparse = true) Wishes wishes,

            @Nullable
            @EncodedAs(
                    value = {"keptBy", "keptAs"},
                    inPlace = true)
            Person keeper) {}

    record Clash(@Code String id, @EncodedAs("name") int number, String name) {}

    private static final Paper PAPER = new Paper(
            "Over water",
            Colour.DARK_BLUE,
            List.of("a", "b"),
            new Person("An", "an-1"),
            12,
            true,
            Period.of("2017-06", "juni 2017"),
            null);

    private static final Case WHOLE = new Case(
            "c",
            PAPER,
            new Stage.Stopped(LocalDate.EPOCH, "ziek"),
            Map.of(Colour.RED, 2),
            new Wishes(List.of(new Wish.Other("VL", true), new Wish.Later(Period.of("2018", null)))),
            new Person("Bo", "bo-1"));

    private static State.Builder<Case> state() {
        return State.of(Case.class);
    }

    private static KindBuilder<Case, Paper> kind() {
        return Kind.of("cases", "case", state().build(), Case::id, Paper.FORM, Case::facts)
                .says("stage", Stage.class, Case::stage)
                .says("wishes", Wishes.class, Case::wishes)
                .says("shares", Tally.class, one -> new Tally(new Shares(one.counts())))
                .says(
                        "reason",
                        String.class,
                        one -> one.stage() instanceof Stage.Stopped stopped ? stopped.reason() : null);
    }

    private static URI address(String... segments) {
        return URI.create("https://example.org/" + String.join("/", segments));
    }

    @Test
    void what_is_written_is_read() {
        assertThat(Paper.FORM.read(Paper.FORM.write(PAPER))).isEqualTo(PAPER);
        assertThat(state().build().read("c", state().build().write(WHOLE))).isEqualTo(WHOLE);
    }

    @Test
    void only_its_stage_and_facts_beside_those_that_open_it_make_two_states_differ() {
        var kind = kind().stands(one -> one.facts().colour(), one -> null, one -> null)
                .isOverAt(Colour.DARK_BLUE)
                .isOpenedBy("open", "cites")
                .build();
        var shut = with(Paper.FORM.with(PAPER, Paper::open, false));
        var later = with(Paper.FORM.with(PAPER, Paper::pages, 13));
        var red = with(Paper.FORM.with(PAPER, Paper::colour, Colour.RED));
        assertThat(kind.isOver(WHOLE)).isTrue();
        assertThat(kind.isOver(red)).isFalse();
        assertThat(kind().build().isOver(WHOLE)).as("one that stands nowhere").isFalse();
        assertThat(kind.differ(WHOLE, shut)).isFalse();
        assertThat(kind.differ(WHOLE, later)).isTrue();
        assertThat(kind.differ(WHOLE, red)).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind().isOpenedBy("opens").build());
    }

    private static Case with(Paper facts) {
        return new Case("c", facts, WHOLE.stage(), WHOLE.counts(), WHOLE.wishes(), WHOLE.keeper());
    }

    @Test
    void what_may_be_left_out_is_absent_empty_or_false() {
        assertThat(Paper.FORM.read(Map.of("title", "Kort", "colour", "red")))
                .isEqualTo(new Paper("Kort", Colour.RED, List.of(), null, null, false, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "title,, /title",
        "colour, green, /colour",
        "writer, {}, /writer/name",
        "period, {}, /period/edtf",
        "period, {edtf=winter}, /period/edtf"
    })
    void what_cannot_be_read_is_named(String property, @Nullable String value, String pointer) {
        var body = new HashMap<String, Object>(Map.of("title", "Kort", "colour", "red"));
        body.remove(property);
        if (value != null) {
            body.put(
                    property, value.equals("{}") ? Map.of() : value.startsWith("{") ? Map.of("edtf", "winter") : value);
        }

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Paper.FORM.read(body))
                .satisfies(unreadable -> assertThat(unreadable.pointer()).isEqualTo(pointer));
    }

    static List<Arguments> wrongTypes() {
        var more = 1L + Integer.MAX_VALUE;
        return List.of(
                arguments("title", 7, "/title"),
                arguments("title", Map.of(), "/title"),
                arguments("colour", 7, "/colour"),
                arguments("cites", "a", "/cites"),
                arguments("cites", List.of("a", 7), "/cites/1"),
                arguments("cites", Arrays.asList("a", null), "/cites/1"),
                arguments("writer", "An", "/writer"),
                arguments("writer", List.of("An"), "/writer"),
                arguments("writer", Map.of("name", "An", "id", true), "/writer/id"),
                arguments("pages", "12", "/pages"),
                arguments("pages", 12.5, "/pages"),
                arguments("pages", new BigDecimal("12.00000000000000000000001"), "/pages"),
                arguments("pages", more, "/pages"),
                arguments("pages", BigInteger.TWO.pow(64), "/pages"),
                arguments("pages", new BigDecimal("1e999999999"), "/pages"),
                arguments("pages", Double.NaN, "/pages"),
                arguments("open", "true", "/open"),
                arguments("period", "2017", "/period"),
                arguments("period", Map.of("edtf", 2017), "/period/edtf"),
                arguments("period", Map.of("edtf", "2017", "label", 2017), "/period/label"),
                arguments("link", 7, "/link"),
                arguments("link", "https://[", "/link"));
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void a_value_of_another_type_is_refused_with_the_name_of_its_property(
            String property, Object value, String pointer) {
        var body = new HashMap<String, Object>(Map.of("title", "Kort", "colour", "red"));
        body.put(property, value);

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Paper.FORM.read(body))
                .satisfies(unreadable -> assertThat(unreadable.pointer()).isEqualTo(pointer));
    }

    @Test
    void a_whole_number_is_read_however_it_is_spelled() {
        for (var twelve : List.of(12, 12L, 12.0, new BigDecimal("1.2e1"))) {
            assertThat(Paper.FORM
                            .read(Map.of("title", "Kort", "colour", "red", "pages", twelve))
                            .pages())
                    .isEqualTo(12);
        }
    }

    record Shares(Map<Colour, Integer> share) {}

    @Test
    void what_stands_in_a_map_is_named_by_its_word() {
        var tally = new Tally(new Shares(Map.of(Colour.RED, 1)));

        assertThat(Facts.of(Tally.class).read(Map.of("shares", Map.of("red", 1))))
                .isEqualTo(tally);
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Facts.of(Tally.class).read(Map.of("shares", Map.of("green", 1))))
                .satisfies(unreadable -> assertThat(unreadable.pointer()).isEqualTo("/shares"));
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Facts.of(Tally.class).read(Map.of("shares", Map.of("red", "x"))))
                .satisfies(unreadable -> assertThat(unreadable.pointer()).isEqualTo("/shares/red"));
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Facts.of(Tally.class).read(Map.of("shares", List.of())))
                .satisfies(unreadable -> assertThat(unreadable.pointer()).isEqualTo("/shares"));
    }

    record Tally(Shares shares) {}

    static List<Arguments> brokenStates() {
        return List.of(
                arguments("stage", Map.of("stage", "geheim")),
                arguments("stage", "geheim"),
                arguments("title", Map.of("geheim", 1)),
                arguments("tally", Map.of("geheim", 1)),
                arguments("tally", Map.of("red", "geheim")),
                arguments("wishes", List.of(Map.of("geheim", 1))),
                arguments("form", "geheim"),
                arguments("form", 0));
    }

    @ParameterizedTest
    @MethodSource("brokenStates")
    void a_stored_state_that_cannot_be_read_is_no_fault_of_a_caller(String property, Object value) {
        var broken = state().build().write(WHOLE);
        broken.put(property, value);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> state().build().read("c-1", broken))
                .isNotInstanceOf(Unreadable.class)
                .withMessageContainingAll("Case", "c-1", "/" + property)
                .satisfies(fault -> assertThat(fault).hasNoCause())
                .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain("geheim"));
    }

    @Test
    void a_patch_changes_what_it_names_and_takes_away_what_is_null() {
        var patch = new HashMap<String, Object>();
        patch.put("pages", null);
        patch.put("writer", Map.of("name", "Bo"));
        patch.put("cites", List.of("c"));

        assertThat(Paper.FORM.read(Paper.FORM.patched(PAPER, patch)))
                .isEqualTo(new Paper(
                        "Over water",
                        Colour.DARK_BLUE,
                        List.of("c"),
                        new Person("Bo", "an-1"),
                        null,
                        true,
                        PAPER.period(),
                        null));
    }

    @Test
    void another_value_of_a_period_takes_its_old_words_away() {
        var said = Paper.FORM.with(PAPER, Paper::period, Period.of("[2017-10..2017-12]", "eind 2017"));

        assertThat(amended(said, Map.of("edtf", "2028-21"))).isEqualTo(Period.of("2028-21", null));
        assertThat(amended(said, Map.of("edtf", "[2017-10..2017-12]"))).isEqualTo(said.period());
        assertThat(amended(said, Map.of("label", "laat in 2017")))
                .isEqualTo(Period.of("[2017-10..2017-12]", "laat in 2017"));
        assertThat(amended(said, Map.of("edtf", "2018", "label", "in 2018"))).isEqualTo(Period.of("2018", "in 2018"));
        assertThat(amended(said, Map.of("edtf", "2018", "latest", "2018-12-31")))
                .isEqualTo(Period.of("2018", null));
        assertThat(amended(said, Map.of())).isEqualTo(said.period());
    }

    private static @Nullable Period amended(Paper said, Map<String, Object> period) {
        return Paper.FORM.amended(said, Map.of("period", period)).period();
    }

    @Test
    void a_property_is_changed_by_its_accessor() {
        var other = Paper.FORM.with(PAPER, Paper::pages, 13);

        assertThat(other.pages()).isEqualTo(13);
        assertThat(Paper.FORM.changed(PAPER, other)).containsExactly("pages");
        assertThat(Paper.FORM.with(other, Paper::pages, 12)).isEqualTo(PAPER);
    }

    @Test
    void a_state_holds_what_was_written_and_says_where_free_texts_stand() {
        assertThat(state().build().write(WHOLE))
                .containsEntry("stage", Map.of("stage", "stopped", "since", "1970-01-01", "reason", "ziek"))
                .containsEntry("tally", Map.of("red", 2))
                .containsEntry("period", Map.of("edtf", "2017-06", "label", "juni 2017"))
                .containsEntry("keptBy", "Bo")
                .containsEntry("keptAs", "bo-1")
                .doesNotContainKeys("id", "form", "facts", "keeper");
        assertThat(state().build().texts())
                .containsExactlyInAnyOrder(
                        "title",
                        "writer.name",
                        "period.label",
                        "stage.reason",
                        "wishes.period.label",
                        "keptBy",
                        "link");
    }

    @Test
    void an_older_form_is_lifted_step_by_step_when_it_is_read() {
        var older = state().build().write(WHOLE);
        older.put("counts", older.remove("tally"));
        older.put("named", older.remove("title"));
        var now = state().before(form -> renamed(form, "named", "heading"))
                .lift(form -> renamed(form, "heading", "title"))
                .lift(form -> renamed(form, "counts", "tally"))
                .build();

        assertThat(now.read("c", older)).isEqualTo(WHOLE);
        assertThat(older).containsKeys("named", "counts").doesNotContainKey("form");
        assertThat(now.write(WHOLE)).containsEntry("form", 3);
        assertThat(now.read("c", now.write(WHOLE))).isEqualTo(WHOLE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state().build().read("c", now.write(WHOLE)))
                .withMessageContaining("later release");
    }

    private static Map<String, Object> renamed(Map<String, Object> form, String from, String to) {
        var lifted = new HashMap<>(form);
        lifted.put(to, lifted.remove(from));
        return lifted;
    }

    @Test
    void everything_is_shown_and_only_what_is_named_is_told() {
        var kind = kind().lists("colour cites")
                .tells("title writer { code } reason")
                .build();

        assertThat(kind.summary(WHOLE, FactsTest::address))
                .isEqualTo(Map.of(
                        "id", "c",
                        "href", "https://example.org/cases/c",
                        "title", "Over water",
                        "writer", Map.of("id", "an-1"),
                        "reason", "ziek"));
        assertThat(kind.view(WHOLE, Instant.EPOCH, Instant.EPOCH, FactsTest::address))
                .containsOnlyKeys(
                        "self",
                        "id",
                        "created",
                        "modified",
                        "title",
                        "colour",
                        "cites",
                        "writer",
                        "pages",
                        "open",
                        "period",
                        "stage",
                        "wishes",
                        "shares",
                        "reason")
                .containsEntry(
                        "cites",
                        Arrays.asList(
                                Map.of("id", "a", "href", address("papers", "a")),
                                Map.of("id", "b", "href", address("papers", "b"))));
        assertThat(kind.item(WHOLE, Instant.EPOCH, FactsTest::address))
                .containsOnlyKeys("id", "href", "modified", "colour", "cites");
        assertThat(kind.columns())
                .extracting(Column::name)
                .containsExactly("id", "colour", "cites.id", "created", "modified", "href");
    }

    @Test
    void what_is_said_to_the_world_alone_is_neither_shown_nor_listed_and_told_only_where_it_is_named() {
        var kind = kind().tellsAll("wishers", Person.class, one -> List.of(new Person("Cas", "cas-1")));

        assertThat(kind.tells("wishers { code }").build().summary(WHOLE, FactsTest::address))
                .containsOnlyKeys("id", "href", "wishers")
                .containsEntry("wishers", List.of(Map.of("id", "cas-1")));
        assertThat(kind.tells("").build().summary(WHOLE, FactsTest::address)).containsOnlyKeys("id", "href");
        assertThat(kind.build().view(WHOLE, Instant.EPOCH, Instant.EPOCH, FactsTest::address))
                .doesNotContainKey("wishers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.lists("wishers { code }").build())
                .withMessageContaining("not wishers");
    }

    @ParameterizedTest
    @CsvSource({
        "stage, parts",
        "wishes, parts",
        "shares { shares }, parts",
        "tytle, not tytle",
        "writer, not []",
        "writer { name age }, age",
        "title { length }, length",
        "title title, twice",
        "title }, brace"
    })
    void a_list_of_what_is_told_that_does_not_fit_stops_the_start(String told, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind().tells(told).build())
                .withMessageContaining(why);
    }

    record Odd(Thread thread) {}

    sealed interface Twin {
        record One(String name) implements Twin {}

        record Two(String name, String other) implements Twin {}
    }

    record Twins(Twin twin) {}

    @Test
    void what_nobody_can_write_stops_the_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Facts.of(Odd.class))
                .withMessageContaining("Thread");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Facts.of(Twins.class))
                .withMessageContaining("tells");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> State.of(Clash.class).build())
                .withMessageContaining("one name");
    }

    @Test
    void what_stands_in_place_may_be_absent_and_what_is_empty_is_not_stored_where_it_is_sparse() {
        var bare = new Case("c", PAPER, new Stage.Begun(LocalDate.EPOCH), Map.of(), new Wishes(List.of()), null);
        var stored = state().build().write(bare);

        assertThat(stored).doesNotContainKeys("keptBy", "keptAs", "wishes").containsEntry("tally", Map.of());
        assertThat(state().build().read("c", stored)).isEqualTo(bare);
        assertThat(state().build().write(WHOLE)).containsKeys("keptBy", "keptAs", "wishes");
    }

    record Deed(
            @EncodedAs(sparse = true) boolean done,
            @EncodedAs(sparse = true) Map<Colour, Integer> counts,
            Map<Colour, String> remarks,
            Stage stage,
            Wish wish) {}

    private static final Deed DEED = new Deed(
            true,
            Map.of(Colour.RED, 1),
            Map.of(Colour.DARK_BLUE, "mooi"),
            new Stage.Begun(LocalDate.EPOCH),
            new Wish.Later(Period.of("2018", "in 2018")));

    @Test
    void a_flag_or_a_map_that_is_sparse_is_written_where_it_says_something() {
        var deeds = Facts.of(Deed.class);
        var nothing = new Deed(false, Map.of(), Map.of(), DEED.stage(), DEED.wish());

        assertThat(deeds.write(DEED)).containsEntry("done", true).containsEntry("counts", Map.of("red", 1));
        assertThat(deeds.write(nothing)).doesNotContainKeys("done", "counts").containsEntry("remarks", Map.of());
        assertThat(deeds.read(deeds.write(nothing))).isEqualTo(nothing);
    }

    @Test
    void records_of_a_sealed_type_are_told_apart_by_their_tag_or_by_what_they_must_have() {
        var deeds = Facts.of(Deed.class);
        var body = deeds.write(DEED);

        body.put("wish", Map.of("owner", "VL"));
        assertThat(deeds.read(body).wish()).isEqualTo(new Wish.Other("VL", false));
        body.put("wish", Map.of("gift", true));
        assertThat(pointerOf(deeds, body)).isEqualTo("/wish");
        body.put("wish", Map.of("owner", "VL"));
        body.put("stage", Map.of("stage", "other"));
        assertThat(pointerOf(deeds, body)).isEqualTo("/stage/stage");
    }

    private static String pointerOf(Facts<Deed> deeds, Map<String, Object> body) {
        return catchThrowableOfType(Unreadable.class, () -> deeds.read(body)).pointer();
    }

    @Test
    void another_value_of_a_period_takes_its_old_words_away_within_a_record_of_a_sealed_type_too() {
        var patch = Map.of("wish", Map.of("period", Map.of("edtf", "2019")));

        assertThat(Facts.of(Deed.class).amended(DEED, patch).wish()).isEqualTo(new Wish.Later(Period.of("2019", null)));
    }

    record Remarked(@Code String id, Map<Colour, String> remarks, Map<Colour, Integer> counts) {}

    @Test
    void free_texts_in_a_map_stand_below_each_of_its_words() {
        assertThat(State.of(Remarked.class).build().texts())
                .containsExactlyInAnyOrder("remarks.red", "remarks.darkBlue");
    }

    record Range<T>(T from, T to) {}

    record Named<T>(String name, Range<T> range) {}

    record Ranges(Named<LocalDate> days, Named<Colour> colours, Named<@Code(in = "papers") String> papers) {}

    @Test
    void a_record_with_a_type_of_its_own_is_written_as_what_it_is_made_with() {
        var ranges = Facts.of(Ranges.class);
        var some = new Ranges(
                new Named<>("dagen", new Range<>(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1))),
                new Named<>("kleuren", new Range<>(Colour.RED, Colour.DARK_BLUE)),
                new Named<>("stukken", new Range<>("a", "b")));

        assertThat(ranges.write(some))
                .containsEntry(
                        "days", Map.of("name", "dagen", "range", Map.of("from", "1970-01-01", "to", "1970-01-02")))
                .containsEntry("colours", Map.of("name", "kleuren", "range", Map.of("from", "red", "to", "darkBlue")));
        assertThat(ranges.read(ranges.write(some))).isEqualTo(some);
    }

    record Remark(String text, @Nullable String mood) {}

    sealed interface Gift {
        record Given(
                String what,
                @Nullable @EncodedAs(inPlace = true) Person giver) implements Gift {}

        record Said(@EncodedAs(inPlace = true) Remark remark) implements Gift {}
    }

    record Gifts(List<Gift> all, String place) {}

    @Test
    void records_are_told_apart_without_what_may_be_absent_of_what_stands_in_place() {
        var gifts = Facts.of(Gifts.class);
        var some = new Gifts(
                List.of(
                        new Gift.Given("boek", null),
                        new Gift.Given("boek", new Person("An", "an-1")),
                        new Gift.Said(new Remark("dank", null)),
                        new Gift.Said(new Remark("dank", "blij"))),
                "Gent");

        assertThat(gifts.write(some))
                .containsEntry(
                        "all",
                        List.of(
                                Map.of("what", "boek"),
                                Map.of("what", "boek", "name", "An", "id", "an-1"),
                                Map.of("text", "dank"),
                                Map.of("text", "dank", "mood", "blij")));
        assertThat(gifts.read(gifts.write(some)).all().getFirst()).isEqualTo(new Gift.Given("boek", null));
        assertThat(gifts.read(gifts.write(some)).all().subList(2, 4))
                .isEqualTo(some.all().subList(2, 4));
    }
}
