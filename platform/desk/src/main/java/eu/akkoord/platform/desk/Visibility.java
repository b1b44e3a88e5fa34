package eu.akkoord.platform.desk;

import eu.akkoord.platform.core.authority.Caller;
import java.util.Collection;
import java.util.Set;

/** Answers which things of one collection a reader may know of; views and events leave out references by the same answer. */
public interface Visibility {
    /** The collection of the things, such as {@code dossiers}. */
    String collection();

    /** Returns those of the ids that exist and that the reader may see. */
    Set<String> readableIds(Collection<String> ids, Caller reader);
}
