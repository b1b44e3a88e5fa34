package eu.akkoord.agreements.agreement;

import java.util.List;

/**
 * The other side of relations: a relation is declared by one agreement, and seen from the one it names too. Known from what
 * agreements tell, so a moment after the declaration.
 */
public interface Relations {
    /** Who declares a relation to this agreement; each bears the declaring agreement's id. In the order of their ids. */
    List<Relation> to(String agreement);
}
