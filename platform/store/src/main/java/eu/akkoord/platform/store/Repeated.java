package eu.akkoord.platform.store;

/**
 * The entry that an earlier request has made with a key that is given again.
 *
 * @param isSame whether it was the same request; whether its author may know of the entry is asked before this is said
 * @param <A> the aggregate
 */
public record Repeated<A>(HistoryRecord<A> entry, boolean isSame) {}
