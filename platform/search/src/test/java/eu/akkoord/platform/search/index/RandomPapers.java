package eu.akkoord.platform.search.index;

import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.search.question.Question;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Papers and questions from few values, so that they meet often. */
record RandomPapers(Random random) {
    private static final List<String> WORDS =
            List.of("beleid", "taal", "Jeugd", "werk", "school", "één", "de", "werkbezoek", "2017", "Brussel");
    private static final List<String> TOKENS = List.of("public", "party:VL", "party:NL", "organisation:VL/abb");
    private static final List<String> STATES = List.of("open", "closed", "Zeta");
    private static final List<String> TOPICS = List.of("a", "b", "c", "d");
    private static final List<String> PERIODS = List.of(
            "2017",
            "2017-06",
            "2017-06-20",
            "2018-21",
            "[2017-10..2017-12]",
            "2017-06-20/2017-06-22",
            "2017-06~/2018-21",
            "2017/2017-06",
            "2017-03/2017",
            "2013-12/..",
            "../2017-06",
            "2018-01-01",
            "1900/2100",
            "1839-04-19",
            "2013/9999-12-31",
            "[0000..1999]",
            "1998/2049");
    private static final List<String> YEARS =
            List.of("0000", "1839", "1899", "1900", "2012", "2013", "2017", "2018", "2020", "2100", "9999");
    private static final List<String> DAYS =
            List.of("2013-12-01", "2017-01-01", "2017-06-20", "2017-06-22", "2017-12-31", "2018-04-15");
    private static final List<String> INSTANTS = List.of(
            "2017-01-01T00:00:00Z", "2017-01-01T00:00:00.000001Z", "2017-06-20T08:00:00Z", "2018-01-01T00:00:00Z");
    private static final List<String> ORDERS =
            List.of("id", "modified", "state", "since", "seen", "pages", "title", "period");

    Paper paper() {
        return paper("p" + random.nextInt(40));
    }

    Paper paper(String id) {
        return new Paper(
                id,
                random.nextInt(4),
                Instant.parse(one(INSTANTS)),
                some(TOKENS),
                maybe(() -> one(STATES)),
                List.copyOf(some(TOPICS)),
                maybe(random::nextBoolean),
                maybe(() -> LocalDate.parse(one(DAYS))),
                maybe(() -> Instant.parse(one(INSTANTS))),
                maybe(() -> (long) random.nextInt(5) - 2),
                maybe(() -> Period.of(one(PERIODS), null)),
                maybe(this::text),
                IntStream.range(0, random.nextInt(3)).mapToObj(note -> text()).toList(),
                random.nextInt(4) == 0 ? "two" : "one");
    }

    Question question() {
        var parameters = new LinkedHashMap<String, List<String>>();
        maybePut(parameters, 3, "state", () -> List.copyOf(some(STATES)));
        maybePut(parameters, 6, "stateNot", () -> List.copyOf(some(STATES)));
        maybePut(parameters, 4, "topic", () -> List.copyOf(some(TOPICS)));
        maybePut(parameters, 6, "topicNot", () -> List.copyOf(some(TOPICS)));
        maybePut(parameters, 6, "year", () -> List.copyOf(some(YEARS)));
        maybePut(parameters, 8, "yearNot", () -> List.copyOf(some(YEARS)));
        maybePut(parameters, 8, "draft", () -> List.of(Boolean.toString(random.nextBoolean())));
        maybePut(parameters, 8, "since", () -> List.copyOf(some(DAYS)));
        range(parameters, "since", DAYS);
        range(parameters, "seen", INSTANTS);
        range(parameters, "modified", INSTANTS);
        range(parameters, "pages", List.of("-1", "0", "1", "2"));
        period(parameters);
        maybePut(parameters, 3, "q", () -> List.of(sought()));
        maybePut(parameters, 2, "sort", this::orders);
        maybePut(parameters, 4, "total", () -> List.of("false"));
        maybePut(parameters, 2, "facet", () -> List.copyOf(some(List.of("state", "topic", "draft", "year"))));
        maybePut(parameters, 1, "pageSize", () -> List.of(Integer.toString(1 + random.nextInt(8))));
        var scope =
                random.nextInt(4) == 0 ? Map.of("shelf", some(List.of("one", "two"))) : Map.<String, Set<String>>of();
        return new Question(some(TOKENS), parameters, scope);
    }

    private List<String> orders() {
        var mixed = new ArrayList<>(some(ORDERS));
        Collections.shuffle(mixed, random);
        return mixed.stream()
                .limit(3)
                .map(name -> random.nextBoolean() ? name : "-" + name)
                .toList();
    }

    private void range(Map<String, List<String>> parameters, String key, List<String> places) {
        if (random.nextInt(6) == 0) {
            int from = random.nextInt(places.size());
            int to = from + random.nextInt(places.size() - from);
            maybePut(parameters, 1, key + "From", () -> List.of(places.get(from)));
            maybePut(parameters, 1, key + "To", () -> List.of(places.get(to)));
        }
    }

    private void period(Map<String, List<String>> parameters) {
        if (random.nextInt(3) == 0) {
            int from = random.nextInt(DAYS.size());
            int to = from + random.nextInt(DAYS.size() - from);
            maybePut(parameters, 1, "from", () -> List.of(DAYS.get(from)));
            maybePut(parameters, 1, "to", () -> List.of(DAYS.get(to)));
            if (parameters.containsKey("from") || parameters.containsKey("to")) {
                maybePut(parameters, 1, "match", () -> List.of(random.nextBoolean() ? "certain" : "possible"));
            }
        }
    }

    private String sought() {
        return IntStream.range(0, 1 + random.nextInt(2))
                .mapToObj(part -> switch (random.nextInt(4)) {
                    case 0 -> "\"%s %s\"".formatted(one(WORDS), one(WORDS));
                    case 1 -> one(WORDS).substring(0, 2) + "*";
                    default -> one(WORDS);
                })
                .collect(Collectors.joining(" "));
    }

    private String text() {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(word -> one(WORDS))
                .collect(Collectors.joining(" "));
    }

    /** One in so many, and one more: {@code 1} is every second time. */
    private void maybePut(Map<String, List<String>> parameters, int seldom, String key, Supplier<List<String>> values) {
        if (random.nextInt(seldom + 1) == 0) {
            var given = values.get();
            if (!given.isEmpty()) {
                parameters.put(key, given);
            }
        }
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private Set<String> some(List<String> values) {
        var some = new TreeSet<String>();
        values.stream().filter(value -> random.nextBoolean()).forEach(some::add);
        return some;
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextInt(4) == 0 ? null : value.get();
    }
}
