package eu.akkoord.platform.desk;

import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.security.Clearance;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The one rule that says who may read and who may write aggregates of one kind. Reading is decided by {@link Clearance}s alone, so
 * that an answer by id, a list, a count and an export cannot differ.
 *
 * @param <A> the aggregate
 */
public interface Rights<A> {
    /**
     * What opens each of them.
     *
     * @param aggregates all that will be asked about, so that what has to be looked up is looked up once
     */
    Function<A, Set<String>> clearances(Collection<? extends A> aggregates);

    /** Which of them a reader may see. */
    default Predicate<A> readableBy(Caller reader, Collection<? extends A> aggregates) {
        var held = Clearance.of(reader);
        var opening = clearances(aggregates);
        return aggregate -> Clearance.meet(held, opening.apply(aggregate));
    }

    /**
     * Which of them, as states of the past, a reader may see; that the reader may see what became of it was checked before.
     * Different from the present only where something else was stricter then.
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
     * Which of them are shown to so few that it is kept who was shown them.
     *
     * @param aggregates all that will be asked about
     */
    default Predicate<A> confidential(Collection<? extends A> aggregates) {
        return aggregate -> false;
    }

    /**
     * The codes of the parties whose auditors see what is done to each of them and who is shown it, beside those of whoever did it.
     *
     * @param aggregates all that will be asked about
     */
    default Function<A, Set<String>> concerned(Collection<? extends A> aggregates) {
        return aggregate -> Set.of();
    }

    /** Whether texts may be struck from it by a coordinator; asked only of one who may read. */
    default boolean mayStrike(Caller coordinator, A aggregate) {
        return concerned(List.of(aggregate)).apply(aggregate).contains(coordinator.party());
    }

    /** Asked only of one who may read. */
    boolean mayWrite(Caller writer, A aggregate);
}
