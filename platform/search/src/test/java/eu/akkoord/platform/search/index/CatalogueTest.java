package eu.akkoord.platform.search.index;

import static eu.akkoord.platform.search.index.Papers.ask;
import static eu.akkoord.platform.search.index.Papers.filled;
import static eu.akkoord.platform.search.index.Papers.ids;
import static eu.akkoord.platform.search.index.Papers.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.search.question.RelatedTerms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    @TempDir
    private Path folder;

    private static List<Paper> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Paper.blank("paper-%05d".formatted(number)).modified(Instant.ofEpochSecond(number)))
                .toList();
    }

    @Test
    void the_latest_comes_first_page_by_page() {
        try (var catalogue = filled(folder, many(45))) {
            var first = catalogue.page(ask(""));
            var second = catalogue.page(ask("cursor=" + first.next()));
            var third = catalogue.page(ask("cursor=" + second.next()));

            assertThat(ids(first)).hasSize(20).startsWith("paper-00044", "paper-00043");
            assertThat(ids(second)).hasSize(20).startsWith("paper-00024");
            assertThat(ids(third))
                    .containsExactly("paper-00004", "paper-00003", "paper-00002", "paper-00001", "paper-00000");
            assertThat(third.next()).isNull();
            assertThat(first.total()).isEqualTo(45);
        }
    }

    @Test
    void an_older_revision_never_overwrites_a_newer_one() {
        try (var catalogue =
                filled(folder, List.of(Paper.blank("abc").revision(2).state("two")))) {
            catalogue.put(List.of(Paper.blank("abc").revision(1).state("one")));
            catalogue.refresh();
            assertThat(ids(catalogue, "state=two")).containsExactly("abc");

            catalogue.put(List.of(Paper.blank("abc").revision(4).state("four")));
            catalogue.put(List.of(Paper.blank("abc").revision(3).state("three")));
            catalogue.refresh();
            assertThat(ids(catalogue, "")).containsExactly("abc");
            assertThat(ids(catalogue, "state=four")).containsExactly("abc");

            catalogue.put(List.of(Paper.blank("abc").revision(3).state("three")));
            catalogue.refresh();
            assertThat(ids(catalogue, "state=four")).containsExactly("abc");
        }
    }

    @Test
    void the_same_revision_may_come_with_other_clearances() {
        try (var catalogue = filled(folder, List.of(Paper.blank("abc").clearances("organisation:one")))) {
            assertThat(ids(catalogue, "")).isEmpty();

            catalogue.put(List.of(Paper.blank("abc")));
            catalogue.refresh();

            assertThat(ids(catalogue, "")).containsExactly("abc");
        }
    }

    @Test
    void what_is_removed_is_gone() {
        try (var catalogue = filled(folder, many(3))) {
            catalogue.remove(List.of("paper-00001"));
            catalogue.refresh();

            assertThat(ids(catalogue, "")).containsExactly("paper-00002", "paper-00000");
            assertThat(catalogue.page(ask("")).total()).isEqualTo(2);
        }
    }

    @Test
    void a_new_one_cannot_answer_before_it_is_filled() {
        try (var catalogue = Catalogue.open(settings(folder), Paper.FIELDS, RelatedTerms.none())) {
            assertThat(catalogue.isComplete()).isFalse();
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> catalogue.page(ask("")))
                    .satisfies(
                            refused -> assertThat(refused.problem().getStatus()).isEqualTo(503));
        }
    }

    @Test
    void how_far_it_came_is_known_after_a_start() {
        try (var catalogue = filled(folder, many(3))) {
            catalogue.put(List.of(Paper.blank("later")));
            catalogue.reached(Map.of("papers-0", "17"));
        }
        try (var again = Catalogue.open(settings(folder), Paper.FIELDS, RelatedTerms.none())) {
            assertThat(again.isComplete()).isTrue();
            assertThat(again.progress()).containsExactly(Map.entry("papers-0", "17"));
            assertThat(again.page(ask("")).total()).isEqualTo(4);
        }
    }

    @Test
    void another_declaration_asks_for_filling() {
        filled(folder, many(3)).close();
        var other =
                Fields.of("papers", 2, (Paper paper) -> Paper.FIELDS.row(paper)).build();

        try (var catalogue = Catalogue.open(settings(folder), other, RelatedTerms.none())) {
            assertThat(catalogue.isComplete()).isFalse();
        }
    }

    @Test
    void a_damaged_index_asks_for_filling() throws IOException {
        filled(folder, many(300)).close();
        try (var files = Files.walk(folder)) {
            var largest = files.filter(file -> file.getFileName().toString().matches("_.*\\.(cfs|dvd)"))
                    .findFirst()
                    .orElseThrow();
            var bytes = Files.readAllBytes(largest);
            bytes[bytes.length / 2] ^= 1;
            Files.write(largest, bytes);
        }
        try (var catalogue = Catalogue.open(settings(folder), Paper.FIELDS, RelatedTerms.none())) {
            assertThat(catalogue.isComplete()).isFalse();
            try (var rebuild = catalogue.rebuild()) {
                rebuild.add(many(2));
                rebuild.finish(Map.of());
            }
            assertThat(catalogue.page(ask("")).total()).isEqualTo(2);
        }
    }

    @Test
    void questions_and_changes_go_on_while_it_is_filled_again() {
        try (var catalogue = filled(folder, many(3))) {
            try (var rebuild = catalogue.rebuild()) {
                catalogue.put(List.of(Paper.blank("paper-00001").revision(3).state("three")));
                catalogue.remove(List.of("paper-00002"));
                rebuild.add(many(4));
                catalogue.put(List.of(Paper.blank("paper-00000").revision(2).state("two")));
                catalogue.refresh();
                assertThat(catalogue.page(ask("")).total()).isEqualTo(2);
                rebuild.finish(Map.of("papers-0", "5"));
            }
            assertThat(ids(catalogue, "sort=id")).containsExactly("paper-00000", "paper-00001", "paper-00003");
            assertThat(ids(catalogue, "state=three")).containsExactly("paper-00001");
            assertThat(ids(catalogue, "state=two")).containsExactly("paper-00000");
            assertThat(catalogue.progress()).containsExactly(Map.entry("papers-0", "5"));
        }
    }

    @Test
    void filling_that_is_given_up_leaves_all_as_it_was() {
        try (var catalogue = filled(folder, many(3))) {
            try (var rebuild = catalogue.rebuild()) {
                rebuild.add(many(7));
            }
            assertThat(catalogue.page(ask("")).total()).isEqualTo(3);
            catalogue.rebuild().close();
        }
    }

    @Test
    void an_export_is_the_whole_list_in_the_order_asked() {
        var papers = new ArrayList<>(many(11_000));
        papers.add(Paper.blank("hidden").clearances("organisation:one"));
        try (var catalogue = filled(folder, papers)) {
            var rows = new ArrayList<String>();
            long count = catalogue.export(ask("sort=id"), item -> rows.add(item.id()));

            assertThat(count).isEqualTo(catalogue.page(ask("")).total()).isEqualTo(11_000);
            assertThat(rows).hasSize(11_000).isSorted().doesNotContain("hidden");
        }
    }

    @Test
    void only_who_has_a_token_finds_by_id() {
        try (var catalogue =
                filled(folder, List.of(Paper.blank("abc"), Paper.blank("def").clearances("one", "two")))) {
            assertThat(catalogue.find(Set.of("public"), List.of("abc", "def", "ghi")))
                    .containsOnlyKeys("abc");
            assertThat(catalogue.find(Set.of("two"), List.of("abc", "def"))).containsOnlyKeys("def");
            assertThat(catalogue.find(Set.of(), List.of("abc", "def"))).isEmpty();
            assertThat(catalogue.page(ask("", Set.of())).total()).isZero();
        }
    }

    @Test
    void a_page_becomes_json_with_links_to_itself_and_the_next() {
        try (var catalogue = filled(folder, many(2))) {
            var question = ask("pageSize=1&facet=state");
            var page = catalogue.page(question);

            assertThat(new String(
                            page.json(java.net.URI.create("https://example.org/papers"), question),
                            StandardCharsets.UTF_8))
                    .isEqualTo("""
                    {"self":"https://example.org/papers?pageSize=1&facet=state",\
                    "next":"https://example.org/papers?pageSize=1&facet=state&cursor=%s",\
                    "items":[{"id":"paper-00001","revision":1}],"pageSize":1,"total":2,\
                    "facets":[{"name":"state","values":[],"total":0}]}""".formatted(page.next()));
        }
    }

    @Test
    void a_file_of_too_many_rows_is_refused_by_what_its_reader_may_see() {
        var papers = new ArrayList<Paper>();
        for (int number = 0; number < 100_000; number++) {
            papers.add(Paper.blank("p" + number));
        }
        papers.add(Paper.blank("hidden").clearances("party:NL"));
        var everything = ask("", Set.of("public", "party:NL"));
        try (var catalogue = filled(folder, papers)) {
            assertThat(catalogue.export(ask(""), item -> {})).isEqualTo(100_000);
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> catalogue.export(everything, item -> {
                        throw new AssertionError("nothing is given of a file that is refused");
                    }))
                    .satisfies(
                            refused -> assertThat(refused.problem().getStatus()).isEqualTo(400));
        }
    }
}
