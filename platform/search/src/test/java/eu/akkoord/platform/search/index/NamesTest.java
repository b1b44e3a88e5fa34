package eu.akkoord.platform.search.index;

import static eu.akkoord.platform.search.index.Papers.ask;
import static eu.akkoord.platform.search.index.Papers.ids;
import static eu.akkoord.platform.search.index.Papers.settings;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.search.declaration.Row;
import eu.akkoord.platform.search.declaration.Use;
import eu.akkoord.platform.search.question.Facet;
import eu.akkoord.platform.search.question.RelatedTerms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are written in different ways are one to filters and counts, also those stored before they were composed. */
class NamesTest {
    private static final Fields<Stop> FIELDS = Fields.of("stops", 1, Stop::row)
            .names("place", Stop::places, Use.FILTER, Use.FACET)
            .words("code", Stop::places, Use.FILTER, Use.FACET)
            .text("title", stop -> stop.places().getFirst(), 1, Use.SORT)
            .build();

    @TempDir
    private Path folder;

    private Catalogue<Stop> catalogue;

    private record Stop(String id, List<String> places, Set<String> readers) {
        private static Stop of(String id, String... places) {
            return new Stop(id, List.of(places), Set.of("public"));
        }

        private Row row() {
            return new Row(
                    id,
                    1,
                    Instant.EPOCH,
                    readers,
                    "{\"id\":\"%s\"}".formatted(id).getBytes(StandardCharsets.UTF_8));
        }
    }

    @BeforeEach
    void fill() {
        catalogue = Catalogue.open(settings(folder), FIELDS, RelatedTerms.none());
        try (var rebuild = catalogue.rebuild()) {
            rebuild.add(List.of(
                    Stop.of("a", "Li\u00E8ge"),
                    Stop.of("b", "Lie\u0300ge", "Brussel"),
                    Stop.of("c", "  Li\u00E8ge\u00A0", "Li\u00E8ge"),
                    Stop.of("d", "LI\u00C8GE"),
                    Stop.of("e", "Sint-\u00ADNiklaas"),
                    new Stop("f", List.of("liege", "liege "), Set.of("one"))));
            rebuild.finish(Map.of());
        }
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Li\u00E8ge", "Lie\u0300ge", "li\u00E8ge ", "\u200BLI\u00C8GE", "Liege"})
    void a_place_is_one_however_it_is_written(String place) {
        assertThat(ids(catalogue.page(ask("sort=id&place=" + place)))).containsExactly("a", "b", "c", "d");
        assertThat(ids(catalogue.page(ask("sort=id&placeNot=" + place)))).containsExactly("e");
        assertThat(ids(catalogue.page(ask("sort=id&q=" + place)))).contains("a", "b", "c", "d");
    }

    @Test
    void it_is_counted_once_as_most_of_what_the_reader_sees_write_it() {
        assertThat(catalogue.page(ask("facet=place")).facets())
                .containsExactly(new Facet(
                        "place",
                        List.of(
                                new Facet.Value("Li\u00E8ge", 4),
                                new Facet.Value("Brussel", 1),
                                new Facet.Value("Sint-Niklaas", 1)),
                        3,
                        null));
        assertThat(catalogue
                        .page(ask("facet=place", Set.of("one")))
                        .facets()
                        .getFirst()
                        .values())
                .containsExactly(new Facet.Value("liege", 1));
    }

    @Test
    void a_code_that_was_stored_in_parts_is_found_composed_and_otherwise_as_it_is() {
        assertThat(ids(catalogue.page(ask("sort=id&code=Li\u00E8ge")))).containsExactly("a", "b", "c");
        assertThat(ids(catalogue.page(ask("sort=id&code=Lie\u0300ge")))).containsExactly("a", "b", "c");
        assertThat(ids(catalogue.page(ask("sort=id&code=liege")))).isEmpty();
    }

    @Test
    void composition_does_not_change_the_order() {
        assertThat(ids(catalogue.page(ask("sort=title")))).containsExactly("a", "b", "c", "d", "e");
    }
}
