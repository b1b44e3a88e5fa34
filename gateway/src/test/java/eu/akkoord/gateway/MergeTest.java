package eu.akkoord.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.akkoord.platform.core.problem.Issue;
import eu.akkoord.platform.core.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Page by page, several lists read as one: nothing twice, nothing left out, in the order of all. */
class MergeTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Comparator<JsonNode> ORDER =
            Comparator.comparingInt(item -> item.path("number").asInt());

    /** A list of numbers, each with its own number as its cursor. */
    private static final class Numbers implements Merge.Source {
        private final TreeSet<Integer> all = new TreeSet<>();

        @Override
        public JsonNode page(@Nullable String cursor, int pageSize) {
            var rest = cursor == null ? all : all.tailSet(Integer.parseInt(cursor), false);
            var page = JSON.createObjectNode().put("total", all.size());
            var items = page.putArray("items");
            rest.stream()
                    .limit(pageSize)
                    .forEach(number -> items.addObject().put("number", number).put("cursor", number.toString()));
            if (rest.size() > pageSize) {
                page.put(
                        "next",
                        "https://akkoord.test/audits?cursor="
                                + items.get(items.size() - 1).path("cursor").asString());
            }
            return page;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void pages_of_any_size_make_up_the_whole(long seed) {
        var random = new Random(seed);
        var sources = new LinkedHashMap<String, Numbers>();
        for (var name : List.of("a", "b", "c")) {
            sources.put(name, new Numbers());
        }
        int size = random.nextInt(60);
        for (int number = 0; number < size; number++) {
            List.copyOf(sources.values()).get(random.nextInt(3)).all.add(number);
        }
        var merge = new Merge(named(sources), ORDER);
        var seen = new ArrayList<Integer>();
        int pageSize = 1 + random.nextInt(12);
        for (var place = merge.begin(); place != null; ) {
            var page = merge.page(place.equals(merge.begin()) ? place : merge.read(place.written()), pageSize, true);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(pageSize);
            assertThat(page.next() == null || page.items().size() == pageSize).isTrue();
            assertThat(page.counted().stream()
                            .mapToInt(part -> part.path("total").asInt())
                            .sum())
                    .isEqualTo(size);
            page.items().forEach(item -> seen.add(item.path("number").asInt()));
            place = page.next();
        }
        assertThat(seen)
                .containsExactlyElementsOf(
                        java.util.stream.IntStream.range(0, size).boxed().toList());
    }

    @Test
    void what_comes_before_the_place_while_someone_reads_on_shifts_nothing() {
        var sources = new LinkedHashMap<String, Numbers>();
        sources.put("a", new Numbers());
        sources.put("b", new Numbers());
        sources.get("a").all.addAll(List.of(10, 30, 50));
        sources.get("b").all.addAll(List.of(20, 40, 60));
        var merge = new Merge(named(sources), ORDER);
        var first = merge.page(merge.begin(), 3, false);
        sources.get("a").all.add(5);
        sources.get("b").all.add(15);
        var rest = merge.page(Objects.requireNonNull(first.next()), 10, false);
        assertThat(rest.items()).extracting(item -> item.path("number").asInt()).containsExactly(40, 50, 60);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[]",
                "1",
                "\"a\"",
                "{\"a\":null}",
                "{\"a\":1}",
                "{\"a\":\"\",\"b\":\"\"}",
                "{\"c\":\"1\"}",
                "{\"a\":\"1\",\"c\":\"1\"}",
                "{\"a\":\"1\",\"a\":\"2\"}",
                "{\"a\": \"1\"}",
                "{\"a\":\"1\"} ",
                "{\"a\":\"1\"}{}",
                "{\"a\":[[[[[[[[]]]]]]]]}",
                "geen JSON"
            })
    void what_no_page_gives_is_no_cursor(String json) {
        assertNoCursor(Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "%", "bnVsbA", "eyJhIjoiMSJ9=", "eyJhIjoiMSJ9AA", "é"})
    void what_is_not_written_as_a_cursor_is_none(String cursor) {
        assertNoCursor(cursor);
    }

    private static void assertNoCursor(String cursor) {
        var sources = new LinkedHashMap<String, Numbers>();
        sources.put("a", new Numbers());
        sources.put("b", new Numbers());
        var merge = new Merge(named(sources), ORDER);
        assertThat(merge.read(new Merge.Place(Map.of("a", "1")).written()))
                .isEqualTo(new Merge.Place(Map.of("a", "1")));
        assertThatThrownBy(() -> merge.read(cursor))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().issues())
                                .singleElement()
                                .extracting(Issue::name)
                                .isEqualTo("cursor"));
    }

    private static SequencedMap<String, Merge.Source> named(SequencedMap<String, Numbers> sources) {
        return new LinkedHashMap<>(sources);
    }
}
