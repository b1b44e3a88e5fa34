package eu.akkoord.platform.core.time;

import eu.akkoord.platform.core.message.Message;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date or span as precise as its source: "eind 2017" is {@code [2017-10..2017-12]}, "voorjaar 2018" is {@code 2018-21}.
 *
 * <p>A stated subset of ISO 8601-2 (EDTF): {@code YYYY[-MM[-DD]]} with an optional final {@code ~} or {@code ?}; the
 * seasons 21 (March to May), 22 (June to August) and 23 (September to November) without a suffix; lasting from one to
 * another {@code a/b}, {@code a/..}, {@code ../b}; some time between two, {@code [a..b]}. Winter is refused because it
 * straddles two years. A suffix does not widen the bounds.
 */
public final class Period {
    private static final Pattern BEGINS_BY_THE_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?![~?])");
    private static final Pattern EXACT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:/\\d{4}-\\d{2}-\\d{2})?", Pattern.DOTALL);

    private final String edtf;
    private final @Nullable String label;
    private final Bounds bounds;

    private Period(String edtf, @Nullable String label) {
        this.edtf = edtf;
        this.label = label;
        this.bounds = Bounds.of(edtf);
    }

    /** @throws Malformed when {@code edtf} is not in the subset, names no real day, or ends before it starts */
    public static Period of(String edtf, @Nullable String label) {
        return new Period(edtf, label);
    }

    /** The ISO 8601-2 value. */
    public String edtf() {
        return edtf;
    }

    /** The words of the source. */
    public @Nullable String label() {
        return label;
    }

    /** The first day it may be, inclusive; absent when the start is open. */
    public @Nullable LocalDate earliest() {
        return bounds.earliest();
    }

    /** The last day it may be, inclusive; absent when the end is open. */
    public @Nullable LocalDate latest() {
        return bounds.latest();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Period that && edtf.equals(that.edtf) && Objects.equals(label, that.label);
    }

    @Override
    public int hashCode() {
        return Objects.hash(edtf, label);
    }

    @Override
    public String toString() {
        return label == null ? edtf : "%s (%s)".formatted(edtf, label);
    }

    /** Tells whether it says by the day when it is: one day, or lasting from one day to another. */
    public boolean isExact() {
        return EXACT.matcher(edtf).matches();
    }

    /** Tells whether it may have a day in common with another. */
    public boolean meets(Period other) {
        return bounds.meets(other.bounds);
    }

    /** Tells whether its last day lies before the first day of another; not where either is open. */
    public boolean endsBefore(Period other) {
        var last = latest();
        var first = other.earliest();
        return last != null && first != null && last.isBefore(first);
    }

    /** Tells whether it begins before another, however late it may begin and however early the other may; not where that is open. */
    public boolean beginsBefore(Period other) {
        var begin = BEGINS_BY_THE_DAY.matcher(edtf).lookingAt() ? earliest() : latest();
        var first = other.earliest();
        return begin != null && first != null && begin.isBefore(first);
    }

    /** Tells whether it has no day in common with another, or both say the day and not the same one. */
    boolean isOtherThan(Period other) {
        return !bounds.meets(other.bounds) || (isExact() && other.isExact() && !bounds.equals(other.bounds));
    }

    /** Kind of step from one period to another, by their bounds. */
    public enum Shift {
        /** The same bounds: at most other words, or the same days written another way. */
        NONE,
        /** Days within the span that was announced, which did not say by the day when it is. */
        FIXING,
        /** Any other bounds. */
        SLIP
    }

    /** Returns the kind of step to another period. */
    public Shift shiftTo(Period next) {
        if (bounds.equals(next.bounds)) {
            return Shift.NONE;
        }
        return !isExact() && bounds.encloses(next.bounds) ? Shift.FIXING : Shift.SLIP;
    }

    /** The same for periods that may be missing; one that is given for the first time, or taken away, is a slip of what is counted nowhere. */
    public static Shift shift(@Nullable Period from, @Nullable Period to) {
        if (from == null || to == null) {
            return from == null && to == null ? Shift.NONE : Shift.SLIP;
        }
        return from.shiftTo(to);
    }

    /** Refuses a value that is not in the subset. */
    public static final class Malformed extends IllegalArgumentException {
        private final transient Message why;

        Malformed(String code, Object... arguments) {
            super(code);
            this.why = Message.of(code, arguments);
        }

        /** Returns why it is refused. */
        public Message why() {
            return why;
        }
    }
}
