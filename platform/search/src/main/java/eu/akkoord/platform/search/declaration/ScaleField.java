package eu.akkoord.platform.search.declaration;

import eu.akkoord.platform.core.message.Message;
import eu.akkoord.platform.search.declaration.Parameter.Form;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SortField;
import org.jspecify.annotations.Nullable;

/** A place on a scale: a day, an instant, a number. */
public final class ScaleField<A> extends Field<A> {
    /** Distance between round days: there are few in a lifetime, and few documents between two. */
    static final long ROUND_DAYS = 128;

    /** The syntax of a value in a query, and the distance between round places (a power of two). */
    enum Scale {
        DAY(Form.DATE, ROUND_DAYS, "value.noDate"),
        MICROSECOND(Form.INSTANT, 1L << 43, "value.noInstant"),
        WHOLE(Form.INTEGER, 1L << 10, "value.noInteger");

        private final Form form;
        private final long round;
        private final String expected;

        Scale(Form form, long round, String expected) {
            this.form = form;
            this.round = round;
            this.expected = expected;
        }

        private long place(String text) {
            return switch (this) {
                case DAY -> LocalDate.parse(text).toEpochDay();
                // a bare plus in a query stands for a space
                case MICROSECOND ->
                    micros(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
                case WHOLE -> Long.parseLong(text);
            };
        }
    }

    private final Scale scale;
    private final Function<A, @Nullable Long> value;

    ScaleField(String name, Scale scale, Function<A, @Nullable Long> value, Use... uses) {
        super(name, EnumSet.of(Use.FILTER, Use.SORT), uses);
        this.scale = scale;
        this.value = value;
    }

    /** @throws ArithmeticException some 290,000 years from now */
    static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L),
                instant.getLong(java.time.temporal.ChronoField.MICRO_OF_SECOND));
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    @Override
    String layout() {
        return super.layout() + scale;
    }

    @Override
    public void index(A source, Document document) {
        var place = value.apply(source);
        if (place != null) {
            add(document, name(), place);
        }
    }

    static void add(Document document, String name, long place) {
        document.add(new LongPoint(name, place));
        document.add(new NumericDocValuesField(name, place));
    }

    /** Both ends belong to it. */
    private static Query between(String name, long from, long to) {
        if (from > to) {
            return MatchNoDocsQuery.INSTANCE;
        }
        return new IndexOrDocValuesQuery(
                LongPoint.newRangeQuery(name, from, to), NumericDocValuesField.newSlowRangeQuery(name, from, to));
    }

    /** @param round how far round places lie apart, a power of two */
    static Clause atLeast(String name, long place, long round) {
        long last = place | (round - 1);
        return new Clause.Split(
                NumericDocValuesField.newSlowRangeQuery(name, place, Long.MAX_VALUE),
                between(name, place & -round, Long.MAX_VALUE),
                last == Long.MAX_VALUE ? MatchNoDocsQuery.INSTANCE : between(name, last + 1, Long.MAX_VALUE),
                between(name, place, last));
    }

    /** @param round how far round places lie apart, a power of two */
    static Clause atMost(String name, long place, long round) {
        long first = place & -round;
        return new Clause.Split(
                NumericDocValuesField.newSlowRangeQuery(name, Long.MIN_VALUE, place),
                between(name, Long.MIN_VALUE, place | (round - 1)),
                first == Long.MIN_VALUE ? MatchNoDocsQuery.INSTANCE : between(name, Long.MIN_VALUE, first - 1),
                between(name, first, place));
    }

    @Override
    List<Parameter> parameters() {
        if (!is(Use.FILTER)) {
            return List.of();
        }
        var range = List.of(Parameter.one(name() + "From", scale.form), Parameter.one(name() + "To", scale.form));
        if (scale == Scale.MICROSECOND) {
            return range;
        }
        var all = new ArrayList<>(range);
        all.addFirst(Parameter.several(name(), scale.form));
        return all;
    }

    @Override
    public List<Clause> clauses(Parameters parameters) {
        var clauses = new ArrayList<Clause>();
        if (!is(Use.FILTER)) {
            return clauses;
        }
        if (scale != Scale.MICROSECOND) {
            var places = parameters.several(name()).stream()
                    .map(text -> parameters.read(name(), text, Message.of(scale.expected), scale::place))
                    .filter(place -> place != null)
                    .mapToLong(Long::longValue)
                    .toArray();
            if (places.length > 0) {
                clauses.add(new Clause.Passing(LongPoint.newSetQuery(name(), places)));
            }
        }
        var from = place(parameters, name() + "From");
        var to = place(parameters, name() + "To");
        if (from != null && to != null && from > to) {
            parameters.wrong(name() + "To", null, "range.reversed");
        } else if (name().equals(Order.MODIFIED) && (from != null || to != null)) {
            clauses.add(new Clause.Passing(NumericDocValuesField.newSlowRangeQuery(
                    name(), from == null ? Long.MIN_VALUE : from, to == null ? Long.MAX_VALUE : to)));
        } else {
            if (from != null) {
                clauses.add(atLeast(name(), from, scale.round));
            }
            if (to != null) {
                clauses.add(atMost(name(), to, scale.round));
            }
        }
        return clauses;
    }

    /** The order of the index on disk is by this field, so that a range of it is one run of each segment. */
    public static void addModified(Document document, Instant modified) {
        document.add(NumericDocValuesField.indexedField(Order.MODIFIED, micros(modified)));
    }

    public static Query notAfter(long modified) {
        return NumericDocValuesField.newSlowRangeQuery(Order.MODIFIED, Long.MIN_VALUE, modified);
    }

    private @Nullable Long place(Parameters parameters, String name) {
        return parameters.read(name, parameters.one(name), Message.of(scale.expected), scale::place);
    }

    @Override
    SortField order(boolean descending) {
        return order(name(), descending);
    }

    static SortField order(String name, boolean descending) {
        return new SortField(name, SortField.Type.LONG, descending, descending ? Long.MIN_VALUE : Long.MAX_VALUE);
    }
}
