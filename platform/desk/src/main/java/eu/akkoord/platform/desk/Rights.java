package eu.akkoord.platform.desk;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.Clearance;
import eu.akkoord.platform.store.HistoryRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one rule that says who may read and who may write aggregates of one kind. Reading is decided by {@link Clearance}s alone, so
 * that an answer by id, a list, a count and an export cannot differ.
 *
 * @param <A> the aggregate
 */
public interface Rights<A> {
    /**
     * Returns the clearances that open each of the aggregates.
     *
     * @param aggregates all that will be tested, so that one query looks up what is needed
     */
    Function<A, Set<String>> clearances(Collection<? extends A> aggregates);

    /** The tokens that a reader has at this moment. */
    default Set<String> held(Caller reader) {
        return Clearance.of(reader);
    }

    /** Selects the aggregates that a reader may see. */
    default Predicate<A> readableBy(Caller reader, Collection<? extends A> aggregates) {
        var held = held(reader);
        var opening = clearances(aggregates);
        return aggregate -> Clearance.meet(held, opening.apply(aggregate));
    }

    /**
     * Selects the earlier states that a reader may see; the right to see the present state was checked before. Differs from {@link
     * #readableBy} only where something else was stricter then.
     */
    default Predicate<A> readableThenBy(Caller reader, Collection<? extends A> states) {
        return readableBy(reader, states);
    }

    /**
     * Asks for nothing what has to be asked to decide about one: so that an answer about what does not exist takes as long as one
     * about what the reader may not see.
     */
    default void askInVain() {}

    default boolean mayRead(Caller reader, A aggregate) {
        return readableBy(reader, List.of(aggregate)).test(aggregate);
    }

    /**
     * Selects the aggregates that so few may see that every read of them is logged.
     *
     * @param aggregates all that will be tested
     */
    default Predicate<A> confidential(Collection<? extends A> aggregates) {
        return aggregate -> false;
    }

    /**
     * Returns the codes of the parties whose auditors see changes and reads of each, beside those of the author's party: parties that may
     * know the state.
     *
     * @param aggregates all that will be tested
     */
    default Function<A, Set<String>> concerned(Collection<? extends A> aggregates) {
        return aggregate -> Set.of();
    }

    /**
     * Returns the stored form of a state, as far as the auditors of a party that it concerns may know it: without parts of an earlier time,
     * which may have concerned others.
     */
    default Map<String, Object> audited(HistoryRecord<?> past, String party) {
        return past.stored();
    }

    /**
     * The word for the kind of a change, for auditors to filter by.
     *
     * @param before absent for the first
     */
    default String kind(@Nullable A before, A after) {
        return Audited.CHANGE;
    }

    /** Tells whether texts may be struck from it by a coordinator; asked only of one who may read. */
    default boolean mayStrike(Caller coordinator, A aggregate) {
        return concerned(List.of(aggregate)).apply(aggregate).contains(coordinator.party());
    }

    /**
     * Code of the party whose words a text of it is, and whose coordinators alone strike it there; empty for what is of the whole,
     * which {@link #mayStrike} is about.
     *
     * @param field points to the text, as in {@link Striking}
     */
    default Optional<String> writer(A state, String field) {
        return Optional.empty();
    }

    /**
     * Tells whether this text may be struck from it by a coordinator who may strike from it.
     *
     * @param struck the aggregate as it would be without the text
     * @param writer looks up the code of the party whose change said it first
     */
    default boolean mayStrike(Caller coordinator, A aggregate, A struck, Supplier<String> writer) {
        return true;
    }

    /** Asked only of one who may read. */
    boolean mayWrite(Caller writer, A aggregate);
}
