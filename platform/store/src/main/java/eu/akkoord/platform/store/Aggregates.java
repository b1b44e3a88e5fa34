package eu.akkoord.platform.store;

import eu.akkoord.platform.core.authority.RequestKey;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.time.Moment;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All aggregates of one kind, stored with their revision and their unpublished events in one document each.
 *
 * @param <A> the aggregate
 * @param <E> its domain event
 */
public interface Aggregates<A, E> extends Repository<A> {
    Optional<Recorded<A>> find(String id);

    /** Finds one that is to be changed, so that it need not be read again to write it. */
    default Optional<Current<A>> current(String id) {
        return find(id).map(found -> new Current<>(id, found, null));
    }

    /**
     * The entry that an earlier request with this key has made, of this day or the one before; empty when there is none.
     *
     * @param now as it was read to be changed: whoever changes it by this finds out about any other change that came first
     */
    default Optional<Repeated<A>> repeated(Current<A> now, RequestKey request) {
        return Optional.empty();
    }

    /**
     * Tells whether a creation is the one that made it.
     *
     * @throws Refused.KeyReused when it was made with this key by another request
     */
    default boolean isMadeBy(Current<A> now, Repeat repeat) {
        return false;
    }

    /**
     * Stores a new aggregate at revision 1 with its event. A retry of the same creation returns revision 1 again.
     *
     * @throws Refused.IdTaken when something else bears the id
     * @throws Refused.KeyReused when it bears the id of an earlier request with the same key and another body
     */
    Recorded<A> add(String id, A aggregate, E event, Circumstances made, @Nullable Repeat repeat);

    /**
     * Stores the next revision with its event.
     *
     * @throws Refused.OutdatedRevision when another change came first
     * @throws Refused.Backlog when too many entries of this aggregate wait to be published
     */
    default Recorded<A> save(Current<A> before, A after, E event, Circumstances made) {
        return save(before.id(), before.recorded(), after, event, made);
    }

    /** As {@link #save(Current, Object, Object, Made)}, of one that was read for something else. */
    Recorded<A> save(String id, Recorded<A> before, A after, E event, Circumstances made);

    /**
     * Returns an entry with the changes before and after it between which its day must stay; those that correct days are none.
     *
     * @param revision of a change that is no correction
     */
    default Neighbours<A> neighbours(Current<A> now, long revision) {
        throw new UnsupportedOperationException("Days are corrected in a store");
    }

    /**
     * A change and those beside it.
     *
     * @param stood the entry before it, whether that corrected a day or not; absent of the first
     * @param itself absent when there is no such change
     */
    record Neighbours<A>(
            @Nullable HistoryRecord<A> stood,
            @Nullable HistoryRecord<A> itself,
            @Nullable HistoryRecord<A> before,
            @Nullable HistoryRecord<A> after) {}

    /**
     * Tells what it would be if an earlier change had happened on another day: the same, but for the days that this change brought.
     *
     * @param revision of a change that is no correction
     */
    default A redated(Current<A> now, long revision, LocalDate day) {
        throw new UnsupportedOperationException("Days are corrected in a store");
    }

    /**
     * Stores the next revision, which sets right the day of an earlier one.
     *
     * @param revision of a change that is no correction
     * @param day on which it happened, between those of the changes beside it
     * @param after what {@link #redated} returned, as it stands in what it belongs to
     * @throws Refused.OutdatedRevision when another change came first
     */
    default Recorded<A> correct(Current<A> before, long revision, LocalDate day, A after, E event, Circumstances made) {
        throw new UnsupportedOperationException("Days are corrected in a store");
    }

    /** So many days of one thing can be corrected. */
    int MOST_CORRECTIONS = 100;

    /** So many of them by one party that did not first register it; those together make at most three times as many. */
    int MOST_CORRECTIONS_OF_ONE = 20;

    /**
     * The bound that a correction would pass; null when there is room for it.
     *
     * @param party code of the party that makes it
     */
    default @Nullable CorrectionBound bound(Current<A> now, long revision, LocalDate day, String party) {
        return null;
    }

    /** Counts the corrections so far. */
    default int corrections(Current<A> now) {
        return 0;
    }

    /**
     * Stores the next revision, and strikes texts from the history: the text is gone, and only {@value #STRUCK} stands in its place. The
     * public event of an entry goes with it where it repeats such a text.
     *
     * @param which texts, in all entries up to this change
     * @throws Refused.OutdatedRevision when another change came first
     * @throws Refused.Backlog when too many entries of this aggregate wait to be published
     */
    Recorded<A> strike(String id, Recorded<A> before, A after, E event, Circumstances made, TextPlaces which);

    /**
     * Finds a text in a history, of which no more than one entry is decoded at once, and none in which it does not stand.
     *
     * @param before where it stands in entries that were looked at before
     * @param which of its places are meant, in a state or in a reason
     */
    TextPlaces places(String id, String text, TextPlaces before, TextPlaces.Meant<A> which);

    /**
     * The free text that stands somewhere; empty where there is none, and where it was struck.
     *
     * @param revision that it stands in; absent for the newest
     * @param pointer to it in the state, such as {@code /title}, or {@code /change/reason} for why the change was made
     */
    Optional<String> text(String id, @Nullable Long revision, String pointer);

    /**
     * The aggregate with {@value #STRUCK} in the place of some of its free texts.
     *
     * @param which of them, by the pointer to each and by what is written there
     */
    A without(String id, A aggregate, BiPredicate<String, String> which);

    /** Stands where a text was struck. */
    String STRUCK = SaltedTexts.PLACEHOLDER;

    /** The aggregate as it was at a moment; empty before its first entry. */
    Optional<Recorded<A>> find(String id, Moment moment);

    /** Of several histories no more than so many bytes are read to find moments in them, and that of one. */
    int MOST_BYTES = 16 << 20;

    /** Returns those of some that were there at a moment, as they were then; without those that are not looked up for what that costs. */
    default Map<String, Recorded<A>> find(Collection<String> ids, Moment moment) {
        return ids.stream()
                .flatMap(id -> find(id, moment).map(then -> Map.entry(id, then)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Gives entries by revision, one after the other, each read when its turn comes.
     *
     * @param goesOn what is done with an entry, and whether the next is wanted
     * @return how far it came
     * @throws Refused.Busy when too many read histories at this moment
     */
    HistoryQuery.End walk(String id, HistoryQuery walk, Predicate<HistoryRecord<A>> goesOn);

    /** One entry; empty when there is none of this revision. */
    Optional<HistoryRecord<A>> entry(String id, long revision);

    /**
     * Some entries of some aggregates, by revision; those that are not there are left out.
     *
     * @param revisions which entries of which aggregate
     */
    Map<String, List<HistoryRecord<A>>> entries(Map<String, ? extends Collection<Long>> revisions);

    /**
     * An entry with its public event.
     *
     * @param event byte for byte as it was or will be published; of no length when a text was struck from it
     */
    record PublishedEntry<A>(HistoryRecord<A> entry, byte[] event) {}

    /** The same entries with their events, read at once; those that are not there are left out. */
    default Map<String, List<PublishedEntry<A>>> published(Map<String, ? extends Collection<Long>> revisions) {
        return entries(revisions).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> one.getValue().stream()
                                .map(entry -> new PublishedEntry<>(
                                        entry,
                                        event(one.getKey(), entry.revision()).orElse(new byte[0])))
                                .toList()));
    }

    /** The public event of one revision, byte for byte as it was or will be published; not when a text was struck from it. */
    Optional<byte[]> event(String id, long revision);
}
