package eu.akkoord.platform.search.index;

import static eu.akkoord.platform.search.index.Papers.ask;
import static eu.akkoord.platform.search.index.Papers.filled;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks through a list while somebody writes between any two of its pages. */
class WalkTest {
    private static final int PAPERS = 60;
    private static final int PAGE = 4;
    private static final int CHANGES = 40;

    @TempDir
    private Path folder;

    private final Map<String, Long> stored = new HashMap<>();
    private final Map<String, Long> copy = new TreeMap<>();
    private Catalogue<Paper> catalogue;
    private int changes;

    @BeforeEach
    void fill() {
        var papers = IntStream.range(0, PAPERS)
                .mapToObj(number -> paper(number, 1, number))
                .toList();
        catalogue = filled(folder, papers);
        papers.forEach(paper -> stored.put(paper.id(), 1L));
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    @Test
    void by_the_time_of_change_nothing_is_lost() {
        walk("modified");

        assertThat(copy).isEqualTo(new TreeMap<>(stored));
    }

    @Test
    void in_the_default_order_what_changes_before_it_is_reached_is_lost() {
        walk("-modified");

        assertThat(stored.keySet()).hasSize(PAPERS);
        assertThat(copy.keySet()).hasSizeLessThan(PAPERS);
    }

    private void walk(String sort) {
        var question = "sort=%s&pageSize=%d".formatted(sort, PAGE);
        var page = catalogue.page(ask(question));
        while (true) {
            page.items().forEach(item -> copy.put(item.id(), item.revision()));
            if (page.next() == null) {
                return;
            }
            change();
            page = catalogue.page(ask(question + "&cursor=" + page.next()));
        }
    }

    /** Changes one that was seen and one that was not, as long as there are changes left. */
    private void change() {
        if (changes >= CHANGES) {
            return;
        }
        var unseen = stored.keySet().stream()
                .filter(id -> !copy.containsKey(id))
                .sorted()
                .findFirst();
        var seen = copy.keySet().stream().findFirst();
        for (var id : List.of(unseen.orElse("p00"), seen.orElse("p01"))) {
            changes++;
            long revision = stored.merge(id, 1L, Long::sum);
            catalogue.put(List.of(paper(Integer.parseInt(id.substring(1)), revision, PAPERS + changes)));
        }
        catalogue.refresh();
    }

    private static Paper paper(int number, long revision, long second) {
        return Paper.blank("p%02d".formatted(number)).revision(revision).modified(Instant.ofEpochSecond(second));
    }
}
