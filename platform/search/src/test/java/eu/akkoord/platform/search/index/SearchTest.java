package eu.akkoord.platform.search.index;

import static eu.akkoord.platform.search.index.Papers.ask;
import static eu.akkoord.platform.search.index.Papers.filled;
import static eu.akkoord.platform.search.index.Papers.ids;
import static eu.akkoord.platform.search.index.Papers.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.search.question.Facet;
import eu.akkoord.platform.search.question.Page;
import eu.akkoord.platform.search.question.Question;
import eu.akkoord.platform.search.question.RelatedTerms;
import eu.akkoord.platform.search.question.SearchRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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

    @ParameterizedTest
    @CsvSource({
        "delegatie, delegaties",
        "stad, steden",
        "thema, thema's",
        "KMO, KMO’s",
        "categorie, categorieën",
        "huis, huizen",
        "museum, musea",
        "SERV, S.E.R.V.",
        "co2, CO₂",
        "10000, 10.000",
        "l'accord, d’accord",
        "intégration, l'intégration",
        "Liège, Lie\u0300ge",
        "integratie, inte\u00ADgra\u200Btie",
    })
    void two_forms_of_a_word_find_each_other_and_are_marked(String one, String other) {
        catalogue.put(List.of(
                Paper.blank("form-1").text("Over " + one), Paper.blank("form-2").text("Over " + other)));
        catalogue.refresh();

        for (var q : List.of(one, other)) {
            var page = catalogue.page(ask("q=over \"%s\"&sort=id&terms=exact&highlight=true".formatted(q)));
            assertThat(ids(page)).contains("form-1", "form-2");
            assertThat(page.items().stream().filter(item -> item.id().equals("form-2")))
                    .flatExtracting(Page.Item::highlights)
                    .extracting(Page.Highlight::fragment)
                    .first()
                    .asString()
                    .startsWith("<em>Over</em> ")
                    .contains("<em>", "</em>")
                    .satisfies(fragment -> assertThat(fragment.substring(14)).contains("<em>"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1000, '1.000,50'",
        "werkbezoek, Verslag_werkbezoek_2017.pdf",
        "tweede, zin.Tweede",
        "voorbeeld, naam@voorbeeld.example",
        "'\"1.000 50\"', '1.000,50'",
    })
    void every_sign_parts_words(String q, String text) {
        catalogue.put(List.of(Paper.blank("parted").text("Over " + text)));
        catalogue.refresh();

        assertThat(ids(catalogue, "terms=exact&q=over " + q)).containsExactly("parted");
    }

    @Test
    void an_id_is_found_by_whoever_may_see_it() {
        catalogue.put(List.of(
                Paper.blank("werkbezoek-vlaanderen-2017").text("Iets"),
                Paper.blank("geheim-2017").text("Iets").clearances("organisation:one")));
        catalogue.refresh();

        assertThat(ids(catalogue, "q=werkbezoek-vlaanderen-2017")).containsExactly("werkbezoek-vlaanderen-2017");
        assertThat(ids(catalogue, "q=werkbezoek-vlaanderen-2017&sort=relevance"))
                .containsExactly("werkbezoek-vlaanderen-2017");
        assertThat(ids(catalogue, "q=geheim-2017")).isEmpty();
        assertThat(ids(catalogue, "q=geh*")).isEmpty();
    }

    @Test
    void compounds_are_found_by_their_parts_as_related() {
        catalogue.put(List.of(
                Paper.blank("compound").text("Het integratiebeleid"),
                Paper.blank("policy").text("Beleid"),
                Paper.blank("stock").text("De voorraad")));
        catalogue.refresh();
        var page = catalogue.page(ask("q=beleid&sort=relevance&highlight=true"));

        assertThat(ids(page)).containsExactly("policy", "compound");
        assertThat(page.items()).extracting(Page.Item::related).containsExactly(false, true);
        assertThat(page.items().getLast().highlights())
                .containsExactly(new Page.Highlight("title", "Het <em>integratiebeleid</em>"));
        assertThat(ids(catalogue, "q=integraties&sort=id")).containsExactly("compound", "newcomers");
        assertThat(ids(catalogue, "q=het beleid")).containsExactly("compound");
        assertThat(ids(catalogue, "q=beleid&terms=exact")).containsExactly("policy");
        assertThat(ids(catalogue, "q=\"het beleid\"")).isEmpty();
        assertThat(ids(catalogue, "q=belei*")).containsExactly("policy");
        assertThat(ids(catalogue, "q=raad")).isEmpty();
        assertThat(ids(catalogue, "q=+beleid&terms=exact")).containsExactly("policy");
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

    @Test
    void the_first_texts_of_a_page_are_looked_through_and_no_more_than_so_much_of_them() {
        int length = 10_000;
        var text = "Een kanarie " + "van de wal in de sloot ".repeat(length);
        var papers = IntStream.range(0, SearchRequest.LARGEST_PAGE)
                .mapToObj(n -> Paper.blank("paper-%03d".formatted(n)).text("", text.substring(0, length)))
                .toList();
        try (var longTexts = filled(folder.resolve("long"), papers)) {
            var items = longTexts
                    .page(ask("q=kanarie&highlight=true&sort=-id&pageSize=" + papers.size()))
                    .items();
            assertThat(items).hasSize(papers.size());
            int looked = 100_000 / length;
            assertThat(items.subList(0, looked))
                    .allMatch(item -> item.highlights().size() == 1);
            assertThat(items.subList(looked, items.size()))
                    .allMatch(item -> item.highlights().isEmpty());
        }
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
        for (var q : List.of("a".repeat(1_000), "ab ".repeat(32), "ab* cd* ef*")) {
            assertThat(wrong(catalogue, ask("q=" + q))).isEmpty();
        }
    }

    @Test
    void a_key_has_a_hundred_values_and_a_facet_shows_the_hundred_most_frequent() {
        var papers = new ArrayList<Paper>();
        for (int number = 100; number < 250; number++) {
            papers.add(Paper.blank("one-" + number).state("s" + number));
        }
        papers.add(Paper.blank("another").state("s249"));
        catalogue.put(papers);
        catalogue.refresh();

        var cut = catalogue.page(ask("facet=state")).facets().getFirst();

        assertThat(cut.values()).hasSize(100);
        assertThat(cut.values().getFirst()).isEqualTo(new Facet.Value("s249", 2));
        assertThat(cut.total()).isEqualTo(150);
        assertThat(cut.more()).isTrue();
        var whole = catalogue.page(ask("facet=state&facetSize=150")).facets().getFirst();
        assertThat(whole.values()).hasSize(150).startsWith(cut.values().toArray(Facet.Value[]::new));
        assertThat(whole.more()).isNull();
        assertThat(catalogue
                        .page(ask("facet=state&facetSize=1"))
                        .facets()
                        .getFirst()
                        .values())
                .hasSize(1);
        for (var wrong : List.of("0", "1001", "x")) {
            assertThat(wrong(catalogue, ask("facet=state&facetSize=" + wrong))).containsExactly("facetSize");
        }
        var states = "state=x&".repeat(99) + "state=s249";
        assertThat(catalogue.page(ask(states)).total()).isEqualTo(2);
        assertThat(wrong(catalogue, ask(states + "&state=y"))).containsExactly("state");
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
