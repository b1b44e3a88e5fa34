package eu.akkoord.platform.search.declaration;

import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.search.declaration.Parameter.Form;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.SortField;
import org.jspecify.annotations.Nullable;

/**
 * A period as precise as its source. It may overlap a window, or it surely does: a single value, season or {@code [a..b]} is
 * one day that we do not know, so it is surely in a window only when it lies wholly inside; a lasting span {@code a/b}
 * surely overlaps when it does so for every start and end it may have.
 *
 * <p>Both come down to one comparison. {@code low} is the latest day by which it has surely begun, {@code high} the earliest
 * day until which it surely lasts; for one unknown day these are its last and its first, so {@code low > high}.
 */
final class PeriodField<A> extends Field<A> {
    /** An open end: beyond every day that a {@link LocalDate} can be. */
    static final long OPEN = 1_000_000_000_000L;

    /** The end of a window without one: beyond open ends too. */
    static final long FOREVER = 2 * OPEN;

    private final Function<A, @Nullable Period> value;
    private final String fromKey;
    private final String toKey;
    private final String matchKey;

    PeriodField(String name, Function<A, @Nullable Period> value, Use... uses) {
        super(name, EnumSet.of(Use.FILTER, Use.SORT), uses);
        this.value = value;
        boolean own = name.equals("period");
        this.fromKey = own ? "from" : name + "From";
        this.toKey = own ? "to" : name + "To";
        this.matchKey = own ? "match" : name + "Match";
    }

    /** The four days of a period, as days since 1970. */
    record Days(long earliest, long latest, long low, long high) {
        static Days of(Period period) {
            long earliest = day(period.earliest(), -OPEN);
            long latest = day(period.latest(), OPEN);
            int slash = period.edtf().indexOf('/');
            if (slash < 0) {
                return new Days(earliest, latest, latest, earliest);
            }
            var start = period.edtf().substring(0, slash);
            var end = period.edtf().substring(slash + 1);
            long begun = start.equals("..") ? -OPEN : day(Period.of(start, null).latest(), OPEN);
            long lasting = end.equals("..") ? OPEN : day(Period.of(end, null).earliest(), -OPEN);
            // it begins before it ends, whatever the two say by themselves
            return new Days(earliest, latest, Math.min(begun, latest), Math.max(lasting, earliest));
        }

        static long day(@Nullable LocalDate date, long open) {
            return date == null ? open : date.toEpochDay();
        }
    }

    @Override
    public void index(A source, Document document) {
        var period = value.apply(source);
        if (period != null) {
            var days = Days.of(period);
            ScaleField.add(document, name() + ".earliest", days.earliest());
            ScaleField.add(document, name() + ".latest", days.latest());
            ScaleField.add(document, name() + ".low", days.low());
            ScaleField.add(document, name() + ".high", days.high());
        }
    }

    @Override
    List<Parameter> parameters() {
        return is(Use.FILTER)
                ? List.of(
                        Parameter.one(fromKey, Form.DATE),
                        Parameter.one(toKey, Form.DATE),
                        new Parameter(matchKey, Form.TEXT, false, List.of("possible", "certain")))
                : List.of();
    }

    @Override
    public List<Clause> clauses(Parameters parameters) {
        if (!is(Use.FILTER)) {
            return List.of();
        }
        int before = parameters.issues().size();
        var from = parameters.date(fromKey);
        var to = parameters.date(toKey);
        var match = parameters.one(matchKey);
        if (match != null && !match.equals("possible") && !match.equals("certain")) {
            parameters.wrong(matchKey, match, "period.noMatch");
        } else if (match != null && from == null && to == null) {
            parameters.wrong(matchKey, match, "period.matchAlone", fromKey, toKey);
        }
        if (from != null && to != null && from.isAfter(to)) {
            parameters.wrong(toKey, to.toString(), "range.reversed");
        }
        if (parameters.issues().size() > before || (from == null && to == null)) {
            return List.of();
        }
        boolean surely = "certain".equals(match);
        var clauses = new ArrayList<Clause>();
        clauses.add(ScaleField.atMost(
                name() + (surely ? ".low" : ".earliest"), Days.day(to, FOREVER), ScaleField.ROUND_DAYS));
        clauses.add(ScaleField.atLeast(
                name() + (surely ? ".high" : ".latest"), Days.day(from, -FOREVER), ScaleField.ROUND_DAYS));
        return clauses;
    }

    /** By the first day it may be; an open start is before all others. */
    @Override
    SortField order(boolean descending) {
        return ScaleField.order(name() + ".earliest", descending);
    }
}
