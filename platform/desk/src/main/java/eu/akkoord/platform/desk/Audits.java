package eu.akkoord.platform.desk;

import eu.akkoord.platform.store.AggregateStores;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A collection whose changes can be audited. */
public interface Audits {
    /** Its word, such as {@code notes}. */
    String collection();

    /** Returns the topic of its changes. */
    default String topic() {
        return AggregateStores.topic(collection());
    }

    /** Tells whether a change is kept with the whole state after it, so that it can be compared with the one before. */
    default boolean keepsWholeStates() {
        return true;
    }

    /** So many changes are read at once, each with the state before it; a state is at most 128 KiB. */
    int AT_ONCE = 20;

    /**
     * Some changes with their states; those that are not there are left out.
     *
     * @param revisions which changes of what, {@value #AT_ONCE} at most
     */
    List<Audited> audited(Map<String, ? extends Collection<Long>> revisions);

    /** The same without the states, of however many: of each part only this is held. */
    default List<AuditLine> lines(Map<String, ? extends Collection<Long>> revisions) {
        return Revisions.inParts(revisions, AT_ONCE).stream()
                .flatMap(part -> audited(part).stream().map(AuditLine::of).toList().stream())
                .toList();
    }

    /** Codes of the parties that some states concern, of however many, by id and revision; the states before them are not read. */
    default Map<String, Map<Long, Set<String>>> concerned(Map<String, ? extends Collection<Long>> revisions) {
        var concerned = new HashMap<String, Map<Long, Set<String>>>();
        Revisions.inParts(revisions, AT_ONCE)
                .forEach(part -> concernedBy(part)
                        .forEach((id, some) -> concerned
                                .computeIfAbsent(id, first -> new HashMap<>())
                                .putAll(some)));
        return concerned;
    }

    /** The same, of {@value #AT_ONCE} at most. */
    Map<String, Map<Long, Set<String>>> concernedBy(Map<String, ? extends Collection<Long>> revisions);

    /** Counts the changes it has had; 0 where it is not there. */
    long newest(String id);

    /** Returns the stored form of a change, as far as the auditors of a party may know it; their right to the state was checked before. */
    default Map<String, Object> stored(Audited change, String party) {
        return change.past().stored();
    }

    /** Pointers to what was struck from it, as far as they may know what these point to. */
    default List<String> struck(Audited change, String party) {
        return change.past().struck();
    }

    /** Returns those of the ids that the auditors of a party see what is done to, as they are now. */
    default Set<String> concerning(Collection<String> ids, String party) {
        return Set.of();
    }

    /**
     * Counts the changes of each, in the order of ids.
     *
     * @param after the id after which it begins; absent for the first
     */
    SequencedMap<String, Long> revisions(@Nullable String after, int most);
}
