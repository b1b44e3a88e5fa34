package eu.akkoord.platform.search.index;

import static eu.akkoord.platform.search.index.Papers.ask;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.search.question.Facet;
import eu.akkoord.platform.search.question.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.springframework.util.FileSystemUtils;

/** The catalogue answers as a plain filter over the same papers does. */
class PlainFilterTest {
    /** A step in the life of a catalogue: a batch is put, removed or filled again. */
    record Change(Kind kind, List<Paper> papers) {
        enum Kind {
            PUT,
            REMOVE,
            REFILL,
            LOOK
        }
    }

    @Provide
    Arbitrary<List<Paper>> papers() {
        return Arbitraries.randomValue(random -> new RandomPapers(random).paper())
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<Change> change() {
        return Arbitraries.of(Change.Kind.class)
                .flatMap(kind -> papers().map(papers -> new Change(kind, papers.subList(0, papers.size() / 4))));
    }

    @Provide
    Arbitrary<Question> question() {
        return Arbitraries.randomValue(random -> new RandomPapers(random).question());
    }

    @Property(tries = 150)
    void the_catalogue_answers_as_a_plain_filter_does(
            @ForAll("papers") List<Paper> papers,
            @ForAll @Size(max = 6) List<@From("change") Change> changes,
            @ForAll @Size(max = 20) List<@From("question") Question> questions)
            throws IOException {
        var folder = Files.createTempDirectory("papers");
        var store = new TreeMap<String, Paper>();
        papers.forEach(paper -> keep(store, paper));
        try (var catalogue = Papers.filled(folder, store.values())) {
            for (var change : changes) {
                apply(change, catalogue, store);
            }
            catalogue.refresh();
            for (var question : questions) {
                check(catalogue, question, store);
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** So many that it keeps which of them have a word or a value. */
    @Example
    void many_are_answered_as_a_plain_filter_does(@ForAll Random random) throws IOException {
        var made = new RandomPapers(random);
        var folder = Files.createTempDirectory("papers");
        var store = new TreeMap<String, Paper>();
        for (int number = 0; number < 2_000; number++) {
            keep(store, made.paper("many-" + number));
        }
        try (var catalogue = Papers.filled(folder, store.values())) {
            for (int count = 0; count < 40; count++) {
                var question = with(made.question(), "pageSize", "100");
                check(catalogue, question, store);
                check(catalogue, question, store);
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /**
     * In several segments, with papers replaced before their segment was written, and with pages that end within a run of equal words,
     * before it and behind it.
     */
    @Property(tries = 5)
    void the_order_of_one_word_goes_on_after_any_page(@ForAll Random random) throws IOException {
        var made = new RandomPapers(random);
        var folder = Files.createTempDirectory("papers");
        var store = new TreeMap<String, Paper>();
        try (var catalogue = Papers.filled(folder, List.of())) {
            for (int number = 0; number < 120; number++) {
                var paper = made.paper("one-" + random.nextInt(90));
                for (var replaced : number % 7 == 0 ? List.of(paper, paper) : List.of(paper)) {
                    keep(store, replaced);
                    catalogue.put(List.of(replaced));
                }
                if (number % 20 == 19) {
                    catalogue.refresh();
                }
            }
            for (var name : List.of("state", "title", "id")) {
                for (var order : List.of(name, "-" + name, name + "&sort=-id", "-" + name + "&sort=-id")) {
                    if (name.equals("id") && order.contains("&")) {
                        continue;
                    }
                    for (var size : List.of("1", "2", "3", "7", "100")) {
                        var all = ask("sort=%s&pageSize=%s".formatted(order, size), Set.of("public", "party:NL"));
                        check(catalogue, all, store);
                        check(catalogue, with(all, "total", "false"), store);
                    }
                }
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void keep(Map<String, Paper> store, Paper paper) {
        store.merge(paper.id(), paper, (known, given) -> given.revision() >= known.revision() ? given : known);
    }

    private static void apply(Change change, Catalogue<Paper> catalogue, Map<String, Paper> store) {
        switch (change.kind()) {
            case PUT -> {
                catalogue.put(change.papers());
                change.papers().forEach(paper -> keep(store, paper));
            }
            case REMOVE -> {
                var ids = change.papers().stream().map(Paper::id).toList();
                catalogue.remove(ids);
                ids.forEach(store::remove);
            }
            case REFILL -> {
                try (var rebuild = catalogue.rebuild()) {
                    var scanned = List.copyOf(store.values());
                    catalogue.put(change.papers());
                    change.papers().forEach(paper -> keep(store, paper));
                    rebuild.add(scanned.subList(0, scanned.size() / 2));
                    rebuild.add(scanned.subList(scanned.size() / 2, scanned.size()));
                    rebuild.finish(Map.of());
                }
            }
            case LOOK -> catalogue.refresh();
        }
    }

    private static void check(Catalogue<Paper> catalogue, Question question, Map<String, Paper> store) {
        var expected = new PlainFilter(question).of(store.values());
        var ids = expected.stream().map(Paper::id).toList();
        var size = Integer.parseInt(
                question.parameters().getOrDefault("pageSize", List.of("20")).getFirst());
        var found = new ArrayList<String>();
        var page = catalogue.page(question);
        while (true) {
            found.addAll(Papers.ids(page));
            if (question.parameters().containsKey("total")) {
                assertThat(page.total()).isNull();
            } else {
                assertThat(page.total()).isEqualTo(ids.size());
            }
            for (var facet : page.facets()) {
                assertThat(facet.values()).isEqualTo(PlainFilter.counts(expected, facet.name()));
            }
            assertThat(page.items()).hasSizeLessThanOrEqualTo(size);
            assertThat(found).hasSizeLessThanOrEqualTo(ids.size());
            var next = page.next();
            if (next == null) {
                break;
            }
            assertThat(page.items()).hasSize(size);
            page = catalogue.page(with(question, "cursor", next));
        }
        assertThat(found).isEqualTo(ids);
        assertThat(page.facets())
                .extracting(Facet::name)
                .isEqualTo(question.parameters().getOrDefault("facet", List.of()));
        var exported = new ArrayList<String>();
        catalogue.export(question, item -> exported.add(item.id()));
        assertThat(exported).isEqualTo(ids);
    }

    private static Question with(Question question, String key, String value) {
        var parameters = new TreeMap<>(question.parameters());
        parameters.put(key, List.of(value));
        return new Question(question.reader(), parameters, question.scope());
    }
}
