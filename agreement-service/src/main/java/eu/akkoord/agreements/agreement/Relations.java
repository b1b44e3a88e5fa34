package eu.akkoord.agreements.agreement;

import java.util.Collection;
import java.util.List;

/**
 * The other side of relations: a relation is declared by one agreement, and seen from the one it names too. It follows from the events of
 * agreements, so a moment after the declaration.
 */
public interface Relations {
    /** The number that is told. */
    int MOST = 100;

    /**
     * The first {@value #MOST} that declare a relation to this agreement, in the order of their ids; each bears the declaring agreement's id.
     *
     * @param parties codes of those of which at least one has joined the declaring agreement: what strangers say is not told
     */
    List<Relation> to(String agreement, Collection<String> parties);
}
