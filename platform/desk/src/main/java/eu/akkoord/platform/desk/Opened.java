package eu.akkoord.platform.desk;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.store.Current;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate that a writer has opened to change it: read once, and written as long as no other change comes first.
 *
 * @param <A> the aggregate
 */
public final class Opened<A> {
    final Current<A> current;
    final ChangeNote note;
    private final Function<A, A> showing;
    private final Caller by;
    private final Days days;
    final @Nullable Recorded<A> repeated;
    private @Nullable A shown;

    /** @param repeated what the same request has made before; absent where it is the first of its kind */
    Opened(
            Current<A> current,
            Function<A, A> showing,
            ChangeNote note,
            Caller by,
            Days days,
            @Nullable Recorded<A> repeated) {
        this.current = current;
        this.showing = showing;
        this.note = note;
        this.by = by;
        this.days = days;
        this.repeated = repeated;
    }

    /** Changes it, unless the same request has done so before: that is what is returned then, and nothing is decided. */
    public Recorded<A> once(Function<Opened<A>, Recorded<A>> change) {
        return repeated == null ? change.apply(this) : repeated;
    }

    /** Returns it as it stands, to decide by. */
    public A value() {
        return current.value();
    }

    /** Returns it as the writer may know it, which a merge patch is applied to. */
    public A shown() {
        var known = shown == null ? showing.apply(value()) : shown;
        shown = known;
        return known;
    }

    public Caller by() {
        return by;
    }

    public Days days() {
        return days;
    }

    /** Tells whether the change is entered long after it happened, so that stages may be missing of which no source tells. */
    public boolean isAfterwards() {
        return note.afterwards();
    }

    /** Returns why it is changed, in the words of the writer. */
    public @Nullable String reason() {
        return note.reason();
    }
}
