package eu.akkoord.dossiers.visit;

import eu.akkoord.platform.core.authority.Caller;
import java.util.List;

/** Finds what is still to be held about a visit: a visit does not know what is recorded about it elsewhere. */
@FunctionalInterface
public interface FollowUps {
    /** Returns those that the reader may see. */
    List<FollowUp> ahead(String visit, Caller reader);
}
