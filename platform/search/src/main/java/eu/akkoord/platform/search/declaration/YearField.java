package eu.akkoord.platform.search.declaration;

import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.search.declaration.Parameter.Form;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The years that a period may lie in, from {@code 0000} to {@code 9999}. A period is indexed by the fewest blocks of 1, 10, 100, 1,000 and
 * 10,000 years that make up its own, such as {@code 2018}, {@code 202x} and {@code 20xx}: however long or open it is, these are at most 72. A
 * year is found by the five blocks it lies in. A facet counts each year from {@value #FIRST_COUNTED} to {@value #LAST_COUNTED}, and other years
 * as far as a period begins or ends in them.
 */
public final class YearField<A> extends Field<A> {
    static final int FIRST_COUNTED = 1900;
    static final int LAST_COUNTED = 2050;
    private static final int LAST = 9999;
    private static final int DIGITS = 4;
    private static final String NAMED = "=";
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

    private final Function<A, @Nullable Period> value;

    YearField(String name, Function<A, @Nullable Period> value, Use... uses) {
        super(name, EnumSet.of(Use.FILTER, Use.FACET), uses);
        this.value = value;
    }

    @Override
    public void index(A source, Document document) {
        var period = value.apply(source);
        if (period != null) {
            terms(period).forEach(term -> document.add(new StringField(name(), term, Store.NO)));
        }
    }

    /** Returns the blocks of a period, and the years it begins and ends in that are not counted otherwise. */
    static Set<String> terms(Period period) {
        var terms = new LinkedHashSet<String>();
        var earliest = period.earliest();
        var latest = period.latest();
        addBlocks(earliest == null ? 0 : earliest.getYear(), latest == null ? LAST : latest.getYear(), terms);
        Stream.of(earliest, latest)
                .flatMap(Stream::ofNullable)
                .filter(day -> !isCounted(day.getYear()))
                .forEach(day -> terms.add(NAMED + "%04d".formatted(day.getYear())));
        return terms;
    }

    private static void addBlocks(int from, int to, Set<String> terms) {
        int year = from;
        while (year <= to) {
            int size = 1;
            int wide = 0;
            while (wide < DIGITS && year % (size * 10) == 0 && year + size * 10 - 1 <= to) {
                size *= 10;
                wide++;
            }
            terms.add(block("%04d".formatted(year), wide));
            year += size;
        }
    }

    /** @param wide how many digits any digit may stand for */
    private static String block(String year, int wide) {
        return year.substring(0, DIGITS - wide) + "x".repeat(wide);
    }

    private static Stream<String> blocks(String year) {
        return IntStream.rangeClosed(0, DIGITS).mapToObj(wide -> block(year, wide));
    }

    private static boolean isCounted(int year) {
        return year >= FIRST_COUNTED && year <= LAST_COUNTED;
    }

    @Override
    List<Parameter> parameters() {
        return is(Use.FILTER)
                ? List.of(Parameter.several(name(), Form.TEXT), Parameter.several(name() + "Not", Form.TEXT))
                : List.of();
    }

    @Override
    public List<Clause> clauses(Parameters parameters) {
        var clauses = new ArrayList<Clause>();
        for (var parameter : parameters()) {
            var asked = parameters.several(parameter.name());
            asked.stream()
                    .filter(year -> !YEAR.matcher(year).matches())
                    .forEach(year -> parameters.wrong(parameter.name(), year, "value.noYear"));
            if (!asked.isEmpty()) {
                var terms = asked.stream()
                        .filter(year -> YEAR.matcher(year).matches())
                        .flatMap(YearField::blocks)
                        .distinct()
                        .map(BytesRef::new)
                        .toList();
                clauses.add(new Clause.Kept(
                        new TermInSetQuery(name(), terms), !parameter.name().equals(name())));
            }
        }
        return clauses;
    }

    /** Shares the counts of blocks out among their years. */
    @Override
    public Map<String, Long> counted(Map<String, Long> terms) {
        var years = new TreeSet<String>();
        IntStream.rangeClosed(FIRST_COUNTED, LAST_COUNTED)
                .mapToObj(Integer::toString)
                .forEach(years::add);
        terms.keySet().stream()
                .filter(term -> term.startsWith(NAMED))
                .map(term -> term.substring(NAMED.length()))
                .forEach(years::add);
        var counted = new TreeMap<String, Long>();
        for (var year : years) {
            long count = blocks(year)
                    .mapToLong(block -> terms.getOrDefault(block, 0L))
                    .sum();
            if (count > 0) {
                counted.put(year, count);
            }
        }
        return counted;
    }

    /** Returns room for all that are counted at all, and some more. */
    @Override
    public int mostCounted() {
        return LAST_COUNTED - FIRST_COUNTED + 1 + super.mostCounted();
    }

    @Override
    SortField order(boolean descending) {
        throw new IllegalStateException("%s is no order".formatted(name()));
    }
}
