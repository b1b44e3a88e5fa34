package eu.akkoord.platform.desk;

import eu.akkoord.platform.security.Caller;

/**
 * The one rule that says who may read and who may write aggregates of one kind.
 *
 * @param <A> the aggregate
 */
public interface Rights<A> {
    boolean mayRead(Caller reader, A aggregate);

    /** Asked only of one who may read. */
    boolean mayWrite(Caller writer, A aggregate);
}
