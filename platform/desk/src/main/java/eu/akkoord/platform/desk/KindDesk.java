package eu.akkoord.platform.desk;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.facts.Addresses;
import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Moment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Use cases that every kind of aggregate has.
 *
 * @param <A> the aggregate
 * @param <F> the record of its facts
 */
public interface KindDesk<A, F extends Record> {
    /**
     * Registers one.
     *
     * @param said its facts, and the properties that never change
     */
    Recorded<A> register(String id, Map<String, Object> said, ChangeNote note, Caller by, @Nullable Repeat repeat);

    /** Changes the facts of one; nothing is stored or published when that makes no difference. */
    Recorded<A> amend(Opened<A> opened, F facts);

    /**
     * Takes one to another stage.
     *
     * @param said the word of the stage as {@code status}, and the properties of the step
     */
    default Recorded<A> take(Opened<A> opened, Map<String, Object> said) {
        throw new IllegalStateException("There are no stages to take");
    }

    /**
     * Returns the view of one.
     *
     * @param moment the moment at which it is shown
     */
    default Map<String, Object> view(
            Kind<A, F> kind, Recorded<A> shown, Moment moment, Caller reader, Addresses addresses) {
        return kind.view(shown.value(), shown.created(), shown.registered(), addresses);
    }

    /** Returns the view of one that was just registered; the same request again is answered by the same. */
    default Map<String, Object> registered(Kind<A, F> kind, Recorded<A> made, Caller reader, Addresses addresses) {
        return view(kind, made, Moment.NOW, reader, addresses);
    }
}
