package eu.akkoord.platform.desk;

import eu.akkoord.platform.store.AggregateStores;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A collection whose changes can be audited. */
public interface Audits {
    /** Its word, such as {@code notes}. */
    String collection();

    /** The topic that tells of its changes. */
    default String topic() {
        return AggregateStores.topic(collection());
    }

    /** Whether a change is kept with the whole state after it, so that it can be compared with the one before. */
    default boolean keepsWholeStates() {
        return true;
    }

    /**
     * Some changes; those that are not there are left out.
     *
     * @param revisions which changes of what
     */
    List<Audited> audited(Map<String, ? extends Collection<Long>> revisions);

    /**
     * How many changes each has had, in the order of ids.
     *
     * @param after the id after which it begins; absent for the first
     */
    SequencedMap<String, Long> revisions(@Nullable String after, int most);
}
