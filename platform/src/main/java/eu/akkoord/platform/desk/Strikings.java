package eu.akkoord.platform.desk;

import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.time.ChangeNote;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Strikes free texts from the aggregates of one kind.
 *
 * @param <A> the aggregate
 * @param <E> its domain event
 */
public final class Strikings<A, E extends DomainEvent> {
    private final Desk<A, E> desk;
    private final Function<A, @Nullable String> within;
    private final BiFunction<LocalDate, List<String>, E> amended;

    /**
     * @param within the id of what it belongs to, for those that are only found there
     * @param amended the event of the day and of the property
     */
    public Strikings(
            Desk<A, E> desk, Function<A, @Nullable String> within, BiFunction<LocalDate, List<String>, E> amended) {
        this.desk = desk;
        this.within = within;
        this.amended = amended;
    }

    /** Strikes from what is found by its id alone. */
    public Strikings(Desk<A, E> desk, BiFunction<LocalDate, List<String>, E> amended) {
        this(desk, whole -> null, amended);
    }

    public String collection() {
        return desk.collection();
    }

    /**
     * Takes a free text out of it and of all its history.
     *
     * @param parent the id of what it is asked for under
     */
    public Recorded<A> strike(@Nullable String parent, String id, Striking what, ChangeNote note, Caller by) {
        var belongsTo = within.apply(desk.found(id, by));
        if (parent != null && !parent.equals(belongsTo)) {
            throw new Refusal.Absent(id);
        }
        return desk.strike(id, what, note, by, amended);
    }
}
