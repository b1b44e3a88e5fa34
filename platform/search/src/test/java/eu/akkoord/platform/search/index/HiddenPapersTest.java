package eu.akkoord.platform.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.search.question.Page;
import eu.akkoord.platform.search.question.Question;
import eu.akkoord.platform.search.question.RelatedTerms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * A catalogue answers as one in which that which the reader may not see does not exist: the same documents in the same order, the
 * same totals, facets, marks, highlights, pages and refusals.
 */
class HiddenPapersTest {
    private static final Set<String> READER = Set.of("public", "party:VL");
    private static final RelatedTerms RELATED = RelatedTerms.read("werk, school, werkbezoek\ntaal, één de\n");
    private static final List<String> ORDERS =
            List.of("relevance", "title", "-title", "state", "-period", "id", "-pages");
    private static final List<String> PREFIXES = List.of("we*", "br*", "wer* be*", "nergens*");

    @Provide
    Arbitrary<List<Paper>> papers() {
        return Arbitraries.randomValue(random -> new RandomPapers(random).paper())
                .list()
                .ofMinSize(2)
                .ofMaxSize(60)
                .uniqueElements(Paper::id);
    }

    @Property(tries = 50)
    void what_is_hidden_changes_no_answer(@ForAll("papers") List<Paper> papers, @ForAll Random random)
            throws IOException {
        compare(papers, random, 20);
    }

    /** So many that what is found is looked up, kept and passed over in other ways than among few. */
    @Example
    void what_is_hidden_among_many_changes_no_answer(@ForAll Random random) throws IOException {
        var made = new RandomPapers(random);
        var papers = new ArrayList<Paper>();
        for (int number = 0; number < 2_000; number++) {
            papers.add(made.paper("many-" + number));
        }
        compare(papers, random, 60);
    }

    /** The attack: of two papers that differ only in how often each of two words stands in them, the order told which is rarer. */
    @Test
    void words_of_what_is_hidden_weigh_nothing(@TempDir Path folder) {
        var papers = new ArrayList<Paper>();
        papers.add(Paper.blank("a").text("geheim geheim merkteken"));
        papers.add(Paper.blank("b").text("geheim merkteken merkteken"));
        for (int number = 0; number < 20; number++) {
            papers.add(Paper.blank("hidden-" + number)
                    .text("geheim".repeat(number % 2) + " overleg", "een veel langere tekst over geheim overleg")
                    .clearances("party:NL"));
        }
        try (var catalogue = Papers.filled(folder, papers)) {
            assertThat(Papers.ids(catalogue, "q=geheim merkteken&sort=relevance"))
                    .containsExactly("a", "b");
        }
    }

    private static void compare(List<Paper> papers, Random random, int questions) throws IOException {
        var visible = papers.stream()
                .filter(paper -> !Collections.disjoint(paper.clearances(), READER))
                .toList();
        var all = Files.createTempDirectory("all");
        var seen = Files.createTempDirectory("seen");
        try (var everything = filled(all, papers, random);
                var apparent = filled(seen, visible, random)) {
            for (int count = 0; count < questions; count++) {
                var question = question(random);
                assertThat(answers(everything, question))
                        .describedAs("%s", question)
                        .isEqualTo(answers(apparent, question));
            }
        } finally {
            FileSystemUtils.deleteRecursively(all);
            FileSystemUtils.deleteRecursively(seen);
        }
    }

    /** In several parts, some of it put twice, as a catalogue comes to be. */
    private static Catalogue<Paper> filled(Path folder, List<Paper> papers, Random random) {
        var mixed = new ArrayList<>(papers);
        Collections.shuffle(mixed, random);
        int half = mixed.size() / 2;
        var catalogue = Papers.filled(folder, mixed.subList(0, half), RELATED);
        catalogue.put(mixed.subList(half, mixed.size()));
        catalogue.refresh();
        catalogue.put(mixed.subList(0, half / 2));
        catalogue.refresh();
        return catalogue;
    }

    private static Question question(Random random) {
        var made = new RandomPapers(random).question();
        var parameters = new HashMap<>(made.parameters());
        if (parameters.containsKey("q")) {
            if (random.nextInt(4) == 0) {
                parameters.put("q", List.of(PREFIXES.get(random.nextInt(PREFIXES.size()))));
            }
            parameters.put("highlight", List.of("true"));
            parameters.put("sort", List.of(ORDERS.get(random.nextInt(random.nextBoolean() ? 1 : ORDERS.size()))));
        }
        if (random.nextInt(4) > 0) {
            // many pages of few take long and show little more
            parameters.put("pageSize", List.of("50"));
        }
        return new Question(READER, parameters, made.scope());
    }

    /** One page after the other and the export; without the cursors, which are different each time. */
    private static List<String> answers(Catalogue<Paper> catalogue, Question question) {
        var answers = new ArrayList<String>();
        try {
            @Nullable String next = null;
            do {
                var page = catalogue.page(next == null ? question : after(question, next));
                next = page.next();
                page.items().forEach(item -> answers.add(shown(item)));
                answers.add("%s %s %s".formatted(page.total(), page.facets(), next == null));
            } while (next != null);
            catalogue.export(question, item -> answers.add(shown(item)));
        } catch (ProblemException refused) {
            answers.add(refused.problem().toString());
        }
        return answers;
    }

    private static String shown(Page.Item item) {
        return "%s %s %s".formatted(new String(item.json(), StandardCharsets.UTF_8), item.related(), item.highlights());
    }

    private static Question after(Question question, String cursor) {
        Map<String, List<String>> parameters = new TreeMap<>(question.parameters());
        parameters.put("cursor", List.of(cursor));
        return new Question(question.reader(), parameters, question.scope());
    }
}
