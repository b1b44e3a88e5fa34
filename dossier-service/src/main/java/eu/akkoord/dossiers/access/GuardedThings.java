package eu.akkoord.dossiers.access;

import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.security.Caller;

/** All things of one kind that grants are given on. */
public interface GuardedThings {
    /** Their word in the URL, such as {@code dossiers}. */
    String collection();

    /**
     * What decides now who may see one of them. It is kept for auditors that it was asked: grants have no history of their own.
     *
     * @throws Refusal.Absent when it is not there for this reader
     */
    Guarded guarded(String id, Caller reader);
}
