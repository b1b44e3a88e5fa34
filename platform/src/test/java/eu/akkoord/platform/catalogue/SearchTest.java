package eu.akkoord.platform.catalogue;

import static eu.akkoord.platform.catalogue.Papers.ask;
import static eu.akkoord.platform.catalogue.Papers.filled;
import static eu.akkoord.platform.catalogue.Papers.ids;
import static eu.akkoord.platform.catalogue.Papers.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SearchTest {
    private static final RelatedTerms RELATED = RelatedTerms.read("""
            # the same step in two countries
            inburgeringsattest, inburgeringsexamen, participatieverklaring
            OCMW, openbaar centrum, gemeente
            """);

    @TempDir
    private Path folder;

    private Catalogue<Paper> catalogue;

    @BeforeEach
    void fill() {
        catalogue = filled(
                folder,
                List.of(
                        Paper.blank("newcomers")
                                .text(
                                        "Integratie van nieuwkomers",
                                        "Nieuwkomers uit andere EU-lidstaten",
                                        "Sterke coördinatie <b>samen</b>"),
                        Paper.blank("exam").text("Het inburgeringsexamen in Nederland", "Brussel, 20 juni"),
                        Paper.blank("attest").text("Het inburgeringsattest in Vlaanderen"),
                        Paper.blank("centre").text("Een dag bij het OCMW van Antwerpen"),
                        Paper.blank("hidden").text("Nieuwkomers").clearances("organisation:one")),
                RELATED);
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nieuwkomer | newcomers",
                "NIEUWKOMERS | newcomers",
                "coordinatie | newcomers",
                "lidstaat | newcomers",
                "EU-lidstaten | newcomers",
                "nieuwkomers antwerpen | ",
                "nieuwkomers lidstaten integratie | newcomers",
                "'\"uit andere\"' | newcomers",
                "'\"andere uit\"' | ",
                // not from one text into the next
                "'\"lidstaten sterke\"' | ",
                "nieuwk* | newcomers",
                "inburgerings* vlaanderen | attest",
                "'\"20 juni\" brussel' | exam",
                "b | newcomers",
                "het dag | centre",
            })
    void words_find_the_texts_they_stand_in(String q, String found) {
        assertThat(ids(catalogue, "q=" + q)).isEqualTo(found == null ? List.of() : List.of(found));
    }

    @Test
    void related_terms_widen_and_are_marked() {
        var page = catalogue.page(ask("q=inburgeringsexamen&sort=relevance"));

        assertThat(ids(page)).containsExactly("exam", "attest");
        assertThat(page.items()).extracting(Page.Item::related).containsExactly(false, true);
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.next()).isNull();
        assertThat(ids(catalogue, "q=inburgeringsexamen&terms=exact")).containsExactly("exam");
        assertThat(ids(catalogue, "q=\"Openbaar Centrum\"")).containsExactly("centre");
        assertThat(ids(catalogue, "q=gemeente dag")).containsExactly("centre");
    }

    @Test
    void what_counts_more_comes_first_by_relevance() {
        catalogue.put(List.of(
                Paper.blank("aaa").text("Iets anders", "over nieuwkomers"),
                Paper.blank("zzz").text("Nieuwkomers")));
        catalogue.refresh();

        assertThat(ids(catalogue, "q=nieuwkomers&sort=relevance")).containsExactly("zzz", "newcomers", "aaa");
    }

    @Test
    void highlights_show_the_words_and_escape_all_else() {
        var item =
                catalogue.page(ask("q=nieuwkomer samen&highlight=true")).items().getFirst();

        assertThat(item.highlights())
                .containsExactly(
                        new Page.Highlight("title", "Integratie van <em>nieuwkomers</em>"),
                        new Page.Highlight(
                                "note",
                                "<em>Nieuwkomers</em> uit andere EU-lidstaten… Sterke coördinatie &lt;b&gt;<em>samen</em>&lt;&#x2F;b&gt;"));
        assertThat(catalogue.page(ask("q=nieuwkomer")).items().getFirst().highlights())
                .isEmpty();
    }

    @Test
    void beginnings_and_related_terms_are_highlighted_too() {
        assertThat(catalogue
                        .page(ask("q=lidstaten*&highlight=true"))
                        .items()
                        .getFirst()
                        .highlights())
                .singleElement()
                .extracting(Page.Highlight::fragment)
                .asString()
                .contains("EU-<em>lidstaten</em>");
        assertThat(catalogue
                        .page(ask("q=participatieverklaring&highlight=true&sort=id"))
                        .items())
                .flatExtracting(Page.Item::highlights)
                .extracting(Page.Highlight::fragment)
                .containsExactly(
                        "Het <em>inburgeringsattest</em> in Vlaanderen",
                        "Het <em>inburgeringsexamen</em> in Nederland");
    }

    static Stream<String> hostile() {
        return Stream.of(
                "",
                " ",
                "*",
                "\"",
                "\"\"",
                "a*",
                "*a",
                "?",
                "/.*/",
                "/(a+)+$/",
                "(((((",
                ")",
                "title:x AND OR NOT",
                "+ - && || ! ( ) { } [ ] ^ \" ~ * ? : \\ /",
                "\\",
                "\"nieuw",
                "nieuw\"komers\"",
                "~0.5",
                "[a TO z]",
                "nieuwkomers~2",
                "nieuwkomers^99999999",
                "\u0000",
                "\ud800",
                "\udbff\udfff",
                "👩‍👩‍👧‍👦",
                "ﷺ",
                "ı İ ß",
                "\u202enevig",
                "a".repeat(10_000),
                "a ".repeat(5_000),
                "\"a ".repeat(300),
                "ab* ".repeat(250),
                "*".repeat(999),
                "(".repeat(1_000),
                "a".repeat(1_000),
                "ab cd ".repeat(5) + "*",
                "inburgeringsexamen ".repeat(30),
                "%27%20OR%201=1",
                "${jndi:ldap://x}");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void any_string_gives_an_answer_or_a_clear_refusal(String q) {
        var question = new Question(
                Paper.EVERYONE, java.util.Map.of("q", List.of(q), "sort", List.of("relevance")), java.util.Map.of());
        wrong(catalogue, question);
        long before = System.nanoTime();

        var wrong = wrong(catalogue, question);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        assertThat(wrong).isIn(List.of(), List.of("q"), List.of("q", "sort"));
    }

    @Test
    void what_cannot_be_searched_for_is_refused_by_name() {
        for (var q : List.of("", "!", "a*", "a".repeat(1_001), "ab ".repeat(33), "ab* cd* ef* gh*")) {
            assertThat(wrong(catalogue, ask("q=" + q))).containsExactly("q");
        }
        assertThat(wrong(catalogue, ask("q=" + "ab ".repeat(32)))).isEmpty();
    }

    @Test
    void many_values_of_many_kinds_do_not_make_it_slow_or_fail() {
        var papers = new ArrayList<Paper>();
        for (int number = 0; number < 500; number++) {
            papers.add(Paper.blank("many-" + number).text("woord" + number + " ab" + number));
        }
        catalogue.put(papers);
        catalogue.refresh();

        assertThat(catalogue.page(ask("q=woord* ab*")).total()).isEqualTo(500);
        assertThat(catalogue.page(ask("q=woord17*")).total()).isEqualTo(11);
    }
}
