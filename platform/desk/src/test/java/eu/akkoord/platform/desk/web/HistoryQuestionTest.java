package eu.akkoord.platform.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.desk.Histories;
import eu.akkoord.platform.store.Actor;
import eu.akkoord.platform.store.HistoryRecord;
import eu.akkoord.platform.web.ItemPage;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryQuestionTest {
    private static final URI LIST = URI.create("https://api.example.org/akkoord/v1/things/thing-1/history");
    private static final Caller READER = new Caller("s", "c", "NL", "szw", Set.of("reader"), Set.of());
    private static final List<HistoryRecord<String>> ALL =
            List.of(past(1, "opened", 1), past(2, "amended", 1), past(3, "moved", 3), past(4, "amended", 5));

    @Test
    void everything_comes_oldest_first() {
        assertThat(revisions(Map.of())).containsExactly(1L, 2L, 3L, 4L);
        assertThat(page(Map.of()).self()).hasToString(LIST + "?pageSize=20");
        assertThat(page(Map.of()).next()).isNull();
    }

    @Test
    void only_what_is_asked_is_given() {
        assertThat(revisions(Map.of("type", "amended"))).containsExactly(2L, 4L);
        assertThat(revisions(Map.of("type", "amended opened"))).containsExactly(1L, 2L, 4L);
        assertThat(revisions(Map.of("from", "2017-06-03"))).containsExactly(3L, 4L);
        assertThat(revisions(Map.of("to", "2017-06-03"))).containsExactly(1L, 2L, 3L);
        assertThat(revisions(Map.of("from", "2017-06-02", "to", "2017-06-04"))).containsExactly(3L);
        assertThat(revisions(Map.of("from", "2017-06-06"))).isEmpty();
        assertThat(page(Map.of("type", "amended", "pageSize", "1")).total()).isNull();
    }

    @Test
    void a_page_goes_on_in_its_order_with_the_same_filters() {
        var first = page(Map.of("sort", "-revision", "pageSize", "2", "to", "2017-06-03"));
        assertThat(first.items()).extracting(HistoryEntry::revision).containsExactly(3L, 2L);
        assertThat(first.next()).hasToString(LIST + "?to=2017-06-03&sort=-revision&pageSize=2&after=2");
        assertThat(revisions(Map.of("sort", "-revision", "pageSize", "2", "to", "2017-06-03", "after", "2")))
                .containsExactly(1L);
        assertThat(revisions(Map.of("sort", "revision", "after", "2"))).containsExactly(3L, 4L);
        assertThat(page(Map.of("type", "amended opened", "pageSize", "1")).next())
                .hasToString(LIST + "?type=amended&type=opened&pageSize=1&after=1");
    }

    @Test
    void a_page_of_what_is_mostly_hidden_ends_early_and_goes_on() {
        var old = IntStream.rangeClosed(1, 500)
                .mapToObj(revision -> past(revision, "amended", 1, revision % 100 == 0 ? "open" : "hidden"))
                .toList();
        var asked = HistoryQuestion.of(new TreeMap<>(Map.of("pageSize", new String[] {"3"})));
        var page = asked.page(
                LIST,
                Histories.of(old, "open"::equals),
                READER,
                past -> HistoryEntry.of(past, LIST, null, past.after(), null));
        assertThat(page.items()).extracting(HistoryEntry::revision).containsExactly(100L);
        assertThat(page.next()).hasToString(LIST + "?pageSize=3&after=100");
    }

    private static List<Long> revisions(Map<String, String> asked) {
        return page(asked).items().stream().map(HistoryEntry::revision).toList();
    }

    private static ItemPage<HistoryEntry> page(Map<String, String> asked) {
        var parameters = new TreeMap<String, String[]>();
        asked.forEach((key, values) -> parameters.put(key, values.split(" ", -1)));
        return HistoryQuestion.of(parameters)
                .page(
                        LIST,
                        Histories.of(ALL, state -> true),
                        READER,
                        past -> HistoryEntry.of(past, LIST, null, past.after(), null));
    }

    private static HistoryRecord<String> past(long revision, String type, int day) {
        return past(revision, type, day, "A thing");
    }

    private static HistoryRecord<String> past(long revision, String type, int day, String state) {
        var registered = Instant.parse("2026-11-24T08:00:00Z");
        return new HistoryRecord<>(
                revision,
                type,
                LocalDate.of(2017, 6, day),
                registered,
                registered,
                new Actor("s", "c", "VL", "abb"),
                null,
                null,
                null,
                state,
                Map.of(),
                List.of());
    }
}
